import { describe, expect, it } from 'vitest';
import { Breaker, type Breaking } from '../../../../server/outbound/send.ts';

interface Kind {
  readonly abort: () => void;
  readonly breaking: Breaking;
}

const kinds: readonly (readonly [string, () => Kind])[] = [
  [
    'a Breaker',
    () => {
      const breaker = new Breaker();
      return { breaking: breaker, abort: () => breaker.abort() };
    },
  ],
  [
    'an AbortController',
    () => {
      const controller = new AbortController();
      return { breaking: controller.signal, abort: () => controller.abort() };
    },
  ],
];

describe.each(kinds)('What can be broken off by %s', (_, create) => {
  it('tells all who listen, once, and says afterwards that it is broken off', () => {
    const { breaking, abort } = create();
    const heard: string[] = [];
    breaking.addEventListener('abort', () => heard.push(`first ${breaking.aborted}`));
    breaking.addEventListener('abort', () => heard.push('second'));
    expect(breaking.aborted).toBe(false);
    abort();
    abort();
    expect(heard).toEqual(['first true', 'second']);
    expect(breaking.aborted).toBe(true);
  });

  it('does not tell those who no longer listen', () => {
    const { breaking, abort } = create();
    const listen = () => {
      throw new Error('nobody asked');
    };
    breaking.addEventListener('abort', listen);
    breaking.removeEventListener('abort', listen);
    expect(abort).not.toThrow();
  });
});
