import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countNames,
  findLoss,
  mayLoseDigits,
  parseKeepingDigits,
} from '../../../shared/model/jsonLoss.ts';

describe('what a value in memory would not keep of a text', () => {
  it.each([
    ['{"study":{"accession_number":12345678901234567890}}', ['study', 'accession_number']],
    ['{"a":[{"b":[1, 2 ,-9007199254740993]}]}', ['a', '0', 'b', '2']],
    ['{"a":{"b":[]},"c":0.12345678901234567891}', ['c']],
    ['{"a":[[],"x,{",1e400]}', ['a', '2']],
    ['{"a" : 1e-0400}', ['a']],
    ['[123456789.123456789]', ['0']],
  ])('is a number that becomes another: %s', (text, path) => {
    expect(mayLoseDigits(text)).toBe(true);
    expect(findLoss(text)).toMatchObject({ kind: 'number', path });
  });

  it.each([
    ['{"modality":"CT","modality":"MR"}', ['modality'], 17],
    ['{"a":[1,{"b":1,"c":{"b":2},"b" :3}]}', ['a', '1', 'b'], 27],
    ['{"a":1,"\\u0061":2}', ['a'], 7],
  ])('is one of two values by the same name: %s', (text, path, position) => {
    expect(findLoss(text)).toEqual({ kind: 'name', path, position });
  });

  it('is nothing where numbers are only written in another way, or are texts', () => {
    const text =
      '{"a":[1.0,1e3,0.10,-0,9007199254740992,1e300],"b":"12345678901234567890","c":{"a":"b\\"","b":"\\\\"}}';
    expect(findLoss(text)).toBeNull();
  });

  it('is suspected wherever there is some, and in no study with its UIDs', () => {
    const study = { uuid: 's1', study_uid: '1.2.840.113619.2.55.3.604688119', images: 512 };
    expect(mayLoseDigits(JSON.stringify({ study }))).toBe(false);
    const digit = fc.constantFrom(...'0123456789');
    const digits = (most: number) =>
      fc.array(digit, { minLength: 1, maxLength: most }).map((all) => all.join(''));
    const number = fc
      .tuple(fc.constantFrom('', '-'), digits(20), digits(20), fc.integer({ min: -400, max: 400 }))
      .map(([sign, whole, part, power]) => `${sign}${String(BigInt(whole))}.${part}e${power}`);
    fc.assert(
      fc.property(number, (written) => {
        for (const text of [`{"a":${written}}`, `[1,${written}]`, `[ ${written}]`])
          if (findLoss(text) !== null) expect(mayLoseDigits(text), text).toBe(true);
      }),
    );
  });

  it('is nothing in what was written from memory, which has as many names as were counted', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(2), (text, spaces) => {
        const written = JSON.stringify(JSON.parse(text), null, spaces);
        expect(findLoss(written)).toBeNull();
        expect(countNames(written)).toBeGreaterThanOrEqual(namesIn(JSON.parse(written)));
      }),
    );
    expect(countNames('{"a":{"b" :1},"c":["d"],"e\\"":2}')).toBe(4);
  });

  it('is found however deep it lies', () => {
    const depth = 200_000;
    const text = `${'['.repeat(depth)}9007199254740993${']'.repeat(depth)}`;
    expect(findLoss(text)).toMatchObject({ kind: 'number', position: depth });
  });
});

describe('a value that keeps all digits', () => {
  it('has a number that would be changed as text, and leaves names and texts alone', () => {
    const text =
      '{"id":12345678901234567891,"12345678901234567891":"no 12345678901234567891","n":[1.5,-9007199254740993]}';
    expect(parseKeepingDigits(text)).toEqual({
      id: '12345678901234567891',
      '12345678901234567891': 'no 12345678901234567891',
      n: [1.5, '-9007199254740993'],
    });
    expect(() => parseKeepingDigits('{"id":')).toThrow(SyntaxError);
  });

  it('is what JSON says where nothing would be changed', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const written = JSON.stringify(JSON.parse(text));
        expect(parseKeepingDigits(written)).toEqual(JSON.parse(written));
      }),
    );
  });
});

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, one) => sum + namesIn(one), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
