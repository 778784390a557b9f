import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../../shared/model/moment.ts';

describe('A moment in ISO 8601', () => {
  it('is the same, however often and in whatever order moments are asked for', () => {
    const dates = fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(dates, (some) => {
        for (const date of [...some, ...some.toReversed()])
          expect(isoOf(date.getTime())).toBe(date.toISOString());
      }),
    );
  });

  it('is refused where there is no such moment, and the next one is written again', () => {
    expect(() => isoOf(NaN)).toThrow(RangeError);
    expect(isoOf(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});
