import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { andMore, readWith } from '../../../server/http/fieldErrors.ts';
import { graphSchema } from '../../../shared/model/graph.ts';
import { rowSchema } from '../../../shared/model/condition.ts';

function errorsOf(schema: z.ZodType, value: unknown) {
  const read = readWith(schema, value, 'body');
  if (read.kind === 'fits') throw new Error('it fits');
  return read.errors;
}
const condition = (when: unknown) => ({ nodes: [{ id: 'c', kind: 'condition', when }], wires: [] });

describe('a mistake in a condition', () => {
  it.each([
    ['an operator', { field: 'study.modality', op: 'equal' }, 'op', /one of .*did you mean equals/],
    [
      'a row deep inside',
      { all: [{ any: [{ field: 'a', op: 'in', value: 7, as: 'years' }] }] },
      'all.0.any.0.as',
      /years_old/,
    ],
    [
      'a value',
      { not: { field: 'a', op: 'equals', value: {} } },
      'not.value',
      /text, a number, true or false or a list/,
    ],
    [
      'a time',
      { within: { days: [], start: '8:30', stop: '17:00' } },
      'within.start',
      /^has to be a time written as HH:MM/,
    ],
    ['a member of a list', { hl7: [{ PID_5: 3 }] }, 'hl7.0.PID_5', /has to be text/],
  ])('is tied to its place: %s', (_, when, place, message) => {
    const errors = errorsOf(graphSchema, condition(when));
    expect(errors).toEqual([
      {
        field: `graph.${place}`.replace('graph', 'nodes.0.when'),
        message: expect.stringMatching(message),
      },
    ]);
  });
});

it.each([
  [{}, ''],
  [{ and: [] }, ' (did you mean all?)'],
  [{ all: [{ or: [] }] }, ' (did you mean any?)'],
  [{ not: { study: 'CT' } }, ''],
])('what is no condition is told what one looks like: %j', (when, ask) => {
  const [error, ...others] = errorsOf(graphSchema, condition(when));
  expect(others).toEqual([]);
  expect(error?.message).toBe(
    `is not a condition: write {"field": ..., "op": ..., "value": ...}, or "all", "any" or "not" with conditions in it${ask}`,
  );
});

it.each([
  ['>', 'gt'],
  ['greater', 'gt'],
  ['<=', 'le'],
  ['!=', 'not_equals'],
  ['starts_with', 'begins_with'],
])('an operator of another program is asked about: %s', (op, meant) => {
  const [error] = errorsOf(graphSchema, condition({ field: 'study.modality', op, value: 1 }));
  expect(error?.field).toBe('nodes.0.when.op');
  expect(error?.message).toContain(`(did you mean ${meant}?)`);
});

describe('in words', () => {
  it.each([
    [
      'what is missing',
      z.object({ name: z.string() }),
      {},
      'name',
      'is missing: it has to be text',
    ],
    [
      'what is of another type',
      z.object({ on: z.boolean() }),
      { on: 'yes' },
      'on',
      'has to be true or false',
    ],
    [
      'what is empty',
      z.object({ name: z.string().min(1) }),
      { name: '' },
      'name',
      'is empty: write something',
    ],
    [
      'what is too long',
      z.object({ name: z.string().max(3) }),
      { name: 'four' },
      'name',
      'has to be at most 3 characters long',
    ],
    [
      'what is too small',
      z.object({ n: z.number().positive() }),
      { n: 0 },
      'n',
      'has to be more than 0',
    ],
    [
      'what is too many',
      z.object({ n: z.array(z.string()).max(1) }),
      { n: ['a', 'b'] },
      'n',
      'may have at most 1 entry',
    ],
    [
      'what is too few',
      z.object({ n: z.array(z.string()).min(1) }),
      { n: [] },
      'n',
      'needs at least 1 entry',
    ],
    [
      'what is not known',
      z.strictObject({}),
      { naem: 1 },
      'naem',
      'is not known here; check how it is spelled, or leave it out',
    ],
    [
      'a moment',
      z.object({ at: z.iso.datetime() }),
      { at: 'now' },
      'at',
      'has to be a moment in UTC, such as 2026-03-02T09:00:00Z',
    ],
    ['the whole', z.strictObject({}), 'text', 'body', 'has to be an object with fields'],
    [
      'one or many',
      z.object({ s: z.union([z.enum(['a', 'b']), z.array(z.enum(['a', 'b']))]) }),
      { s: 'c' },
      's',
      'has to be one of a, b',
    ],
    [
      'a kind',
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('basic') }),
        z.object({ kind: z.literal('none') }),
      ]),
      { kind: 'basci' },
      'kind',
      'has to be one of basic, none (did you mean basic?)',
    ],
  ])('says %s', (_, schema, value, field, message) => {
    expect(errorsOf(schema, value)).toContainEqual({ field, message });
  });
});

describe('a key that is not known', () => {
  const graph = (nodes: unknown[]) => ({ nodes, wires: [] });

  it('is told with the one that was meant, before what lacks because of it', () => {
    const schema = z.strictObject({ name: z.string(), graph: graphSchema.optional() });
    expect(errorsOf(schema, { nmae: 'Push' })).toEqual([
      { field: 'nmae', message: 'is not known here: did you mean name?' },
      { field: 'name', message: 'is missing: it has to be text' },
    ]);
  });

  it('is looked for among the keys of its own kind of node, deep inside', () => {
    const [error] = errorsOf(graphSchema, graph([{ id: 'push', kind: 'action', comand: 'x' }]));
    expect(error).toEqual({
      field: 'nodes.0.comand',
      message: 'is not known here: did you mean command?',
    });
    const row = { field: 'study.modality', op: 'equals', valeu: 'CT' };
    expect(errorsOf(graphSchema, condition({ all: [row] }))).toContainEqual({
      field: 'nodes.0.when.all.0.valeu',
      message: 'is not known here: did you mean value?',
    });
  });

  it('is not taken for one that is there already', () => {
    const schema = z.strictObject({ name: z.string(), note: z.string().optional() });
    expect(errorsOf(schema, { name: 'Push', nmae: 'Push' })).toEqual([
      {
        field: 'nmae',
        message:
          'is not known here; check how it is spelled, or leave it out. Known here: name, note',
      },
    ]);
  });

  it('is sent to where it belongs', () => {
    const schema = z.strictObject({ graph: graphSchema, name: z.string().optional() });
    expect(errorsOf(schema, graph([]))).toEqual([
      { field: 'nodes', message: 'is not known here: it belongs in "graph"' },
      { field: 'wires', message: 'is not known here: it belongs in "graph"' },
      { field: 'graph', message: 'is missing: it has to be an object with nodes and wires' },
    ]);
  });
});

it.each([
  ['call', 'action'],
  ['If', 'condition'],
  ['triger', 'trigger'],
])('a node of the kind “%s” is told all kinds, and that %s may be meant', (kind, meant) => {
  const [error] = errorsOf(graphSchema, { nodes: [{ id: 'a', kind }], wires: [] });
  expect(error).toEqual({
    field: 'nodes.0.kind',
    message: `has to be one of trigger, condition, split, wait, action, note (did you mean ${meant}?)`,
  });
});

it('never repeats what was sent', () => {
  const values = {
    field: 'DOE^JANE',
    op: 'DOE^JANE',
    value: null,
    as: 'DOE^JANE',
    type: 'DOE^JANE',
  };
  expect(JSON.stringify(errorsOf(rowSchema, values))).not.toContain('DOE');
});

it('counts what is left to tell', () => {
  expect([0, 1, 2, 3].map((count) => andMore(count, 'errors'))).toEqual([
    '',
    '',
    ' There is one more; see "errors".',
    ' There are 2 more; see "errors".',
  ]);
});

it('what has words of its own for what it is says them', () => {
  const schema = z.object({ event: z.coerce.number({ error: 'has to be a key' }) });
  expect(errorsOf(schema, { event: 'e1' })).toEqual([
    { field: 'event', message: 'has to be a key' },
  ]);
  expect(errorsOf(schema, {})).toEqual([
    { field: 'event', message: 'is missing: it has to be a key' },
  ]);
});
