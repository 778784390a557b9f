import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDataText } from '../../../server/http/dataText.ts';
import type { JsonObject } from '../../../shared/model/json.ts';

const study = { uuid: 's1', sizes: [1, { n: 2 }], modality: 'CT' };

const find = (text: string) => findDataText(text, JSON.parse(text) as JsonObject);

describe('the data of an event as they were written', () => {
  it('are the object behind its name, with the spaces and the numbers of its sender', () => {
    const written = '{"uuid" : "s1", "series": 1.0}';
    expect(find(`{"event":"STUDY_SYNC", "id":"e1", "study":${written} }\n`)).toBe(
      `{"study":${written} }`,
    );
    const marked = `\uFEFF{"event":"STUDY_SYNC","study":${written}}`;
    expect(findDataText(marked, { event: 'STUDY_SYNC', study: {} })).toBe(`{"study":${written}}`);
  });

  it.each([
    ['two objects', { event: 'E', user: {}, study }],
    ['something behind the object', { event: 'E', study, id: 'e1' }],
    ['no object', { event: 'E', id: 'e1' }],
    ['a backslash, behind which a quote may be part of a text', { event: 'E', study: { a: '"' } }],
    ['an object called event', { event: study }],
    ['a CloudEvent in structured mode', { specversion: '1.0', event: 'E', data: { study } }],
    ['a list in the object\u2019s place', { event: 'E', study: [] }],
  ])('are not taken from a text with %s', (_, body) => {
    expect(find(JSON.stringify(body))).toBeUndefined();
  });

  it('are not taken where a space keeps the name from being plain to see', () => {
    expect(find('{"event":"E","study": {"uuid":"s1"}}')).toBeUndefined();
  });

  it('say the same as what was read, whatever else there is', () => {
    const name = fc.constantFrom('study', 'id', 'event', 'source', '1', '__proto__', 'a":{');
    const part = fc.oneof(fc.string(), fc.constantFrom('"study":{', 'x'), fc.jsonValue());
    const parts = fc.array(fc.tuple(name, part), { maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.jsonValue(), fc.boolean(), (before, inside, isSpaced) => {
        const pairs = [['event', 'E'], ...before, ['study', { inside }]] as const;
        const body = Object.fromEntries(pairs) as JsonObject;
        const text = JSON.stringify(body, null, isSpaced ? 1 : 0);
        const found = findDataText(text, body);
        if (found !== undefined) expect(JSON.parse(found)).toEqual({ study: body['study'] });
      }),
    );
  });

  it('are found in most events', () => {
    const text = fc.stringMatching(/^[^"\\\p{C}]*$/u);
    const fields = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(fields, text, (inside, id) => {
        const sent = { event: 'STUDY_SYNC', id, study: inside };
        expect(find(JSON.stringify(sent))).toBe(JSON.stringify({ study: inside }));
      }),
    );
  });
});
