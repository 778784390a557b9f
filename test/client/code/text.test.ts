import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText, writeText } from '../../../client/code/text.ts';
import type { JsonObject } from '../../../shared/model/json.ts';

describe('the text of parameters', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        // The model drops the name that would be a prototype: the text refuses it, see below.
        fc
          .dictionary(fc.string(), fc.jsonValue())
          .filter((value) => !JSON.stringify(value).includes('__proto__')),
        (value) => {
          const parameters = JSON.parse(JSON.stringify(value)) as JsonObject;
          expect(readText(writeText(parameters))).toEqual({ kind: 'parameters', parameters });
        },
      ),
    );
  });

  it.each([
    ['{"uuid": "study.uuid"', 'The closing } is missing.'],
    ['{"uuid" "study.uuid"}', 'Between name and value there has to be a colon.'],
    ['{"uuid": }', 'Here a value is expected.'],
    ['{"a": 1 "b": 2}', 'Between two parameters there has to be a comma.'],
    ['["study.uuid"]', 'Parameters are one object: begin with { and end with }.'],
    ['{"a": 1} // why', 'JSON has no comments.'],
    ['{"a": "x\ny"}', 'A closing quotation mark is missing.'],
    ['{"uuid": 1, "uuid": 2}', '“uuid” is here twice. Remove one of the two.'],
    ['{"a": [{"b": 1, "b": 1}]}', '“b” is here twice. Remove one of the two.'],
    ['{"a": {"__proto__": 1}}', '“__proto__” cannot be a name.'],
    [
      '{"id": 12345678901234567890}',
      '12345678901234567890 has more digits than a number can keep. Put it in quotation marks.',
    ],
    ['{"a": 1e999}', '1e999 has more digits than a number can keep. Put it in quotation marks.'],
  ])('says of %s what is missing', (text, message) => {
    expect(readText(text)).toMatchObject({ kind: 'invalid', message });
  });

  it('never takes what JSON itself would refuse', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]":,1a \\'), maxLength: 12 }),
        (text) => {
          const read = readText(text);
          if (read.kind === 'parameters') expect(JSON.parse(text)).toEqual(read.parameters);
        },
      ),
    );
  });
});
