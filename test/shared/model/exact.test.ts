import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExact } from '../../../shared/model/exact.ts';

describe('a number', () => {
  it('is kept as long as it means the same when it is written again', () => {
    for (const number of [
      '0',
      '-0',
      '1.0',
      '0.10',
      '1.50',
      '1e3',
      '1E+2',
      '0.1',
      '-12.5e-3',
      '0e999',
    ])
      expect(isExact(number), number).toBe(true);
    for (const number of ['9007199254740991', '12345678901234567000', '1.00000000000000000000'])
      expect(isExact(number), number).toBe(true);
    for (const number of [
      '9007199254740993',
      '0.10000000000000000001',
      '1e-999',
      '1e999',
      '-1e400',
    ])
      expect(isExact(number), number).toBe(false);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(isExact(String(number))).toBe(true);
      }),
    );
  });

  it('is judged by its digits, of which there are as many as its sender likes', () => {
    const zeros = '0'.repeat(500_000);
    expect(isExact(`1.${zeros}`)).toBe(true);
    expect(isExact(`1.${zeros}1`)).toBe(false);
  });
});
