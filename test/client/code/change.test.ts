import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../../client/code/change.ts';

describe('the change between two texts', () => {
  it('makes one the other and touches nothing else', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { from, to, text } = changeBetween(before, after);
        expect(from).toBeLessThanOrEqual(to);
        expect(before.slice(0, from) + text + before.slice(to)).toBe(after);
      }),
    );
    expect(changeBetween('{"a": "x"}', '{"a": "xy"}')).toEqual({ from: 8, to: 8, text: 'y' });
  });
});
