import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBreak, wordBreak } from '../../../server/http/brokenJson.ts';

describe('the place where a text stops being JSON', () => {
  it.each([
    ['a comma that lacks', '{"a":1 "b":2}', 7, 'a', /comma or a closing \}/],
    ['a bracket of the other kind', '[1, 2}', 5, null, /comma or a closing \]/],
    [
      'a comma too many in a list',
      '{"list":[1,]}',
      11,
      'list',
      /comma before this \] is one too many/,
    ],
    ['a comma too many in an object', '{"a":1,}', 7, 'a', /comma before this \} is one too many/],
    ['single quotes', "{'a':1}", 1, null, /name in double quotes/],
    ['single quotes around a value', `{"a":'x'}`, 5, 'a', /Texts stand in double quotes/],
    ['a colon that lacks', '{"a" 1}', 5, 'a', /colon/],
    ['a word of another language', '{"a":None}', 5, 'a', /true, false, null/],
    ['a number with a zero in front', '{"a":007}', 6, 'a', /comma or a closing/],
    ['a text over two lines', '{"a":"x\ny"}', 7, 'a', /line break as \\n/],
    ['a lonely backslash', '{"a":"C:\\data"}'.replace('\\\\', '\\'), 8, 'a', /backslash/],
    ['a text that is not closed', '{"a":"x', 7, 'a', /double quote is missing/],
    ['an end too early', '{"a":[1,2', 9, 'a', /closing \] is missing/],
    ['more than one', '{} {}', 3, null, /take out what follows/],
    ['nothing', '  ', 2, null, /nothing/],
  ])('is found: %s', (_, text, position, after, advice) => {
    expect(findBreak(text)).toMatchObject({
      position,
      after,
      advice: expect.stringMatching(advice),
    });
  });

  it('is told by line and column', () => {
    const found = findBreak('{\n  "modality": "CT"\n  "uuid": 1\n}');
    expect(found).toMatchObject({ line: 3, column: 3 });
    expect(found && wordBreak(found)).toBe(
      ': look at line 3, column 3, after "modality". A comma or a closing } is missing here.',
    );
  });

  it('names no field whose name could be a value', () => {
    expect(findBreak('{"DOE^JANE":"x" "b"}')?.after).toBeNull();
    expect(findBreak('{"Doe":"x" "b"}')?.after).toBeNull();
  });

  it('is found however deep it lies', () => {
    const depth = 200_000;
    expect(findBreak('['.repeat(depth))?.position).toBe(depth);
    expect(findBreak('['.repeat(depth) + ']'.repeat(depth))).toBeNull();
  });
});

describe('whether there is such a place', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  it('is what the engine says, of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        expect(findBreak(text)).toBeNull();
        expect(findBreak(spaced)).toBeNull();
      }),
    );
  });

  it('is what the engine says, of any JSON with a character taken out or put in', () => {
    const sign = fc.constantFrom(...'{}[]",:0-.e\\nu\n x');
    fc.assert(
      fc.property(fc.json(), fc.nat(), sign, fc.boolean(), (text, at, char, isOut) => {
        const place = at % (text.length + 1);
        const changed =
          text.slice(0, place) + (isOut ? '' : char) + text.slice(place + (isOut ? 1 : 0));
        expect(findBreak(changed) === null, changed).toBe(isJson(changed));
      }),
      { numRuns: 2000 },
    );
  });
});
