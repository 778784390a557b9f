import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentation, plain } from '../../../client/code/markdown.ts';

describe('a name that people chose, where Markdown is read', () => {
  it.each([
    ['http://evil.example/x', 'http\\://evil\\.example/x'],
    ['somebody@evil.example', 'somebody\\@evil\\.example'],
    ['[a](http://b)', '\\[a\\]\\(http\\://b\\)'],
    ['**bold** <img src=x>', '\\*\\*bold\\*\\* \\<img src=x\\>'],
  ])('is text and nothing else: %s', (name, escaped) => {
    expect(plain(name)).toBe(escaped);
  });

  it('is what was given once the escapes are taken away', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[\r\n]/.test(text));
        expect(plain(text).replace(/\\(.)/gs, '$1')).toBe(text);
      }),
    );
  });

  it('can stand in bold without ending it', () => {
    expect(documentation(['a**b', 'more'])).toBe('**a\\*\\*b**\n\nmore');
    expect(documentation([])).toBe('');
  });
});
