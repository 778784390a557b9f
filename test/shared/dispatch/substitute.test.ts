import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReference, referencesIn, substitute } from '../../../shared/dispatch/substitute.ts';
import type { MissingChoice } from '../../../shared/model/graph.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';

const data = {
  study: {
    uuid: 'study-1',
    image_count: 12,
    thin: false,
    patient_name: '',
    tags: ['a'],
    'customfield-1': 'x',
    request: '{"a":1}',
  },
  hl7: { hash: { PID_5: 'ROE' } },
};

function ready(parameters: JsonObject, onMissing: Record<string, MissingChoice> = {}) {
  const outcome = substitute(parameters, data, onMissing);
  if (outcome.kind !== 'ready') throw new Error(outcome.why);
  return outcome;
}

describe('a reference', () => {
  it('is exactly an object of events and a field', () => {
    const texts = [
      'study.uuid',
      'hl7.hash.PID_5',
      'study.customfield-1',
      'example.org',
      'study.',
      'study',
      'study.uuid ',
      'a study.uuid',
      'Study.uuid',
      'x@study.uuid',
    ];
    expect(texts.filter(isReference)).toEqual([
      'study.uuid',
      'hl7.hash.PID_5',
      'study.customfield-1',
    ]);
  });

  it('is replaced at any depth, with its JSON type, and says where from', () => {
    const { parameters, from } = ready({
      uuid: 'study.uuid',
      count: 'study.image_count',
      nested: { list: ['study.thin', 'study.tags'], name: 'hl7.hash.PID_5' },
      site: 'example.org',
      number: 3,
    });
    expect(parameters).toEqual({
      uuid: 'study-1',
      count: 12,
      nested: { list: [false, ['a']], name: 'ROE' },
      site: 'example.org',
      number: 3,
    });
    expect(from).toEqual({
      uuid: 'study.uuid',
      count: 'study.image_count',
      'nested.list.0': 'study.thin',
      'nested.list.1': 'study.tags',
      'nested.name': 'hl7.hash.PID_5',
    });
  });

  it('is left alone inside a literal', () => {
    expect(
      ready({ text: { literal: 'study.uuid' }, deep: { literal: { literal: 'study.uuid' } } })
        .parameters,
    ).toEqual({
      text: 'study.uuid',
      deep: { literal: 'study.uuid' },
    });
  });

  it('in braces is filled into longer text', () => {
    expect(
      ready({ text: 'Study {{study.uuid}} has {{ study.image_count }} images, {{name}}' })
        .parameters,
    ).toEqual({
      text: 'Study study-1 has 12 images, {{name}}',
    });
  });

  it('is not looked for in what was filled in', () => {
    const sly = { study: { patient_name: '{{study.uuid}} study.uuid', uuid: 'secret' } };
    const outcome = substitute(
      { a: 'study.patient_name', b: '{{study.patient_name}} {{study.uuid}}' },
      sly,
      {},
    );
    expect(outcome).toMatchObject({
      parameters: { a: '{{study.uuid}} study.uuid', b: '{{study.uuid}} study.uuid secret' },
    });
  });

  it('is listed with its place', () => {
    expect(
      referencesIn({ a: 'study.uuid', b: [{ c: 'x {{hl7.uuid}}' }], d: { literal: 'study.uuid' } }),
    ).toEqual([
      { path: 'a', field: 'study.uuid' },
      { path: 'b.0.c', field: 'hl7.uuid' },
    ]);
  });
});

describe('a missing value', () => {
  it('stops the call, because an empty one could erase a patient’s name', () => {
    expect(substitute({ uuid: 'study.uuid', name: ['study.patient_name'] }, data, {})).toEqual({
      kind: 'missing',
      missing: [{ parameter: 'name', path: 'name.0', field: 'study.patient_name' }],
      why: 'not sent: study.patient_name is missing',
    });
  });

  it('is left out, sent empty or left to the platform where the author says so', () => {
    const parameters = {
      a: 'study.none',
      b: { c: 'study.none', d: 1 },
      e: ['study.none', 2],
      f: 'at {{study.none}}',
    };
    expect(ready(parameters, { '*': 'omit' }).parameters).toEqual({ b: { d: 1 }, e: [2] });
    expect(ready(parameters, { '*': 'empty' }).parameters).toEqual({
      a: '',
      b: { c: '', d: 1 },
      e: ['', 2],
      f: 'at ',
    });
    expect(ready(parameters, { '*': 'platform' }).parameters).toEqual({
      a: null,
      b: { c: null, d: 1 },
      e: [null, 2],
      f: 'at ',
    });
  });

  it('of a named parameter goes by its name before all others', () => {
    const outcome = substitute({ a: 'study.none', b: 'study.none' }, data, {
      '*': 'omit',
      b: 'stop',
    });
    expect(outcome).toMatchObject({ kind: 'missing', missing: [{ parameter: 'b' }] });
  });
});

describe('the whole hash from a field', () => {
  it('is the JSON in it', () => {
    expect(ready({ _REPLACE_WITH_JSON_: 'study.request' })).toMatchObject({
      parameters: { a: 1 },
      from: { _REPLACE_WITH_JSON_: 'study.request' },
    });
  });

  it('is not sent where that is no hash', () => {
    expect(substitute({ _REPLACE_WITH_JSON_: 'study.uuid' }, data, {}).kind).toBe('unreadable');
    expect(substitute({ _REPLACE_WITH_JSON_: 'study.tags' }, data, {}).kind).toBe('unreadable');
    expect(substitute({ _REPLACE_WITH_JSON_: 'study.none' }, data, {}).kind).toBe('missing');
  });

  it('is not sent where a number in it would become another', () => {
    const study = { request: '{"accession_number":12345678901234567890}' };
    expect(substitute({ _REPLACE_WITH_JSON_: 'study.request' }, { study }, {})).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining('a number too long to be kept as it is') as string,
    });
  });
});

describe('for any parameters', () => {
  const text = fc.constantFrom(
    'study.uuid',
    'study.none',
    'hl7.none',
    'x {{study.none}}',
    'x {{study.uuid}}',
    'plain',
    '',
  );
  const anyParameters = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', '__proto__'),
    fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.constantFrom(1, null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('value')),
      ),
    })).value,
    { noNullPrototype: true },
  ) as fc.Arbitrary<JsonObject>;
  const anyChoices = fc.dictionary(
    fc.constantFrom('a', 'b', '*'),
    fc.constantFrom<MissingChoice>('stop', 'omit', 'empty', 'platform'),
    { noNullPrototype: true },
  );

  const keysOf = (value: Json, path = ''): string[] => {
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [
      `${path}/${key}`,
      ...keysOf(inner, `${path}/${key}`),
    ]);
  };

  it('no key is invented, and one is dropped only by the author’s choice', () => {
    fc.assert(
      fc.property(anyParameters, anyChoices, (parameters, choices) => {
        const outcome = substitute(parameters, data, choices);
        if (outcome.kind !== 'ready') return;
        const [before, after] = [keysOf(parameters), keysOf(outcome.parameters)];
        expect(after.filter((key) => !before.includes(key))).toEqual([]);
        const chosen = new Map(Object.entries(choices));
        const omitting = (key: string): boolean =>
          (chosen.get(key.split('/')[1] ?? '') ?? chosen.get('*')) === 'omit';
        expect(before.filter((key) => !after.includes(key) && !omitting(key))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing is sent that lacks a value unless the author chose so', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const lacking = referencesIn(parameters).filter(({ field }) => field.endsWith('.none'));
        const outcome = substitute(parameters, data, {});
        expect(outcome.kind).toBe(lacking.length > 0 ? 'missing' : 'ready');
      }),
    );
  });
});
