import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeAddress, staysBelow } from '../../../../shared/authoring/compile/below.ts';

const base = 'https://platform.example/api/v3/';

function resolvesBelow(path: string): boolean {
  return URL.canParse(path, base) && new URL(path, base).href.startsWith(base);
}

const pieces = fc.constantFrom(
  ...['study', 'push', '.', '..', '%2e', '%2E', '/', '\\', '?', '#', ':', '@', '\t', '\n', ' '],
  ...['a', '%2f', '%5c', 'http:', 'https://', '//', '\0', '[', 'localhost:8020'],
);
const paths = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));

describe('a path behind a connection’s address', () => {
  it('never leaves it where it is said to stay below', () => {
    let below = 0;
    fc.assert(
      fc.property(paths, (path) => {
        if (!staysBelow(path)) return;
        below += 1;
        expect(resolvesBelow(path)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(below).toBeGreaterThan(500);
  });

  it('is said to leave it only where it does', () => {
    fc.assert(
      fc.property(paths, (path) => {
        if (staysBelow(path) || isWholeAddress(path)) return;
        expect(resolvesBelow(path)).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    'http://127.0.0.1:9911/x',
    'file:///etc/passwd',
    '../../admin',
    '..\\..\\c',
    '%2e%2e/%2e%2e/d',
    'a/../../b',
    '.\t./b',
    '\\\\evil.example/x',
    'notify:now',
  ])('leaves it: %s', (path) => {
    expect(staysBelow(path)).toBe(false);
  });

  it.each(['study/push', '', 'a/../b', './a', '?x=../..', 'a/b:c', '...', '%2e%2e%2e/a'])(
    'stays below it: %s',
    (path) => {
      expect(staysBelow(path)).toBe(true);
    },
  );
});
