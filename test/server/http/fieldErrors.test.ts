import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { andMore, fieldErrors } from '../../../server/http/fieldErrors.ts';
import { graphSchema } from '../../../shared/model/graph.ts';
import { rowSchema } from '../../../shared/model/condition.ts';

function errorsOf(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error('it fits');
  return fieldErrors(parsed.error, value, 'body');
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
      /a text, a number, true or false or a list/,
    ],
    ['a time', { within: { days: [], start: '8:30', stop: '17:00' } }, 'within.start', /HH:MM/],
    ['a member of a list', { hl7: [{ PID_5: 3 }] }, 'hl7.0.PID_5', /has to be a text/],
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

describe('in words', () => {
  it.each([
    [
      'what is missing',
      z.object({ name: z.string() }),
      {},
      'name',
      'is missing: it has to be a text',
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
      'has to have at most 1 entries',
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
