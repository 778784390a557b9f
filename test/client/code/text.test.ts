import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText, writeText } from '../../../client/code/text.ts';
import type { JsonObject } from '../../../shared/model/json.ts';

describe('the text of parameters', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          fc.jsonValue(),
        ),
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
