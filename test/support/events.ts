import fc from 'fast-check';
import {
  operators,
  type Condition,
  type Operator,
  type Row,
  type ValueType,
} from '../../shared/model/condition.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';
import { webhookSchema, type Webhook } from '../../shared/model/webhook.ts';

/** A study event as the platform tells it; noon in Vienna on a Monday in spring. */
export function anEvent(study: JsonObject = {}, more: Partial<PlatformEvent> = {}): PlatformEvent {
  return {
    id: 'event-1',
    source: 'test',
    type: 'STUDY_SYNC',
    time: '2026-03-02T11:00:00Z',
    data: { study: { uuid: 'study-1', modality: 'CT', ...study }, user: { name: 'Webhook User' } },
    causes: [],
    ...more,
  };
}

/** A webhook that pushes every study that arrives. */
export function aWebhook(more: Partial<Webhook> = {}): Webhook {
  return webhookSchema.parse({
    uuid: 'webhook-1',
    name: 'Push to the reading station',
    event: 'STUDY_SYNC',
    url: 'http://localhost:8020/study/push',
    method: 'POST',
    parameters: { uuid: 'study.uuid', destination_id: 'destination-1' },
    when: { all: [] },
    connection: 'ambra',
    retry: false,
    once: false,
    by_uid: false,
    by_accession_number: false,
    by_webhook_event: false,
    once_key: 'rule-1:push',
    delay: 0,
    suspended: false,
    time_zone: 'Europe/Vienna',
    on_missing: {},
    origin: { rule: 'rule-1', version: 1, node: 'push', trigger: 'arrives' },
    ...more,
  });
}

/** Few words, so that random rows and random events meet; some with signs that patterns give a meaning. */
const words = [
  'CT',
  'ct',
  'MR',
  'CT\\SR',
  'A.B',
  'a+b',
  '1',
  '0',
  'true',
  '5',
  '05',
  'CT HEAD',
  '%',
  '(x',
  'é',
];
const dates = ['20260302', '2026-03-01', '20240229', '20080302', '2026-02-30', '19800101'];
const instants = [
  '2026-03-02 10:59:00',
  '2026-03-02T11:00:00Z',
  '2026-03-01T23:30:00Z',
  '20260302110000',
];

/** Any value that a field may have, also none, an empty one and one that cannot be read. */
export const anyValue: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<Json>(null, '', ' ', true, false, 0, 1, 5, -2.5, [], ['CT'], { a: 1 }),
  fc.constantFrom<Json>(...words, ...dates, ...instants),
  fc.string({ maxLength: 6 }),
);

export const fieldNames = ['modality', 'study_description', 'image_count', 'study_date', 'created'];

const wantedFor: Readonly<Record<ValueType, fc.Arbitrary<string | number | boolean>>> = {
  text: fc.oneof(
    fc.constantFrom<string | boolean>(...words, true, false),
    fc.string({ minLength: 1, maxLength: 3 }),
  ),
  number: fc.constantFrom(0, 1, 5, -2.5, 1000),
  date: fc.constantFrom(...dates),
  datetime: fc.constantFrom('2026-03-02T11:00:00Z', '2026-03-01', '2026-03-02 12:00'),
};

const patterns = ['^C', 'T$', 'C.T', '/ct/i', '(?i)head', '[0-9]+', '^$', 'A\\.B'];
const lists: readonly Operator[] = ['in', 'not_in'];

/** Any row that an author could write, well or badly. */
export const anyRow: fc.Arbitrary<Row> = fc
  .record({
    field: fc.constantFrom(...fieldNames.map((name) => `study.${name}`), 'modality'),
    op: fc.constantFrom(...operators),
    type: fc.constantFrom<ValueType>('text', 'number', 'date', 'datetime'),
    matchCase: fc.boolean(),
    age: fc.option(
      fc.constantFrom('years_old' as const, 'days_old' as const, 'hours_old' as const),
      { freq: 6 },
    ),
  })
  .chain(({ field, op, type, matchCase, age }) => {
    const base = { field, op, ...(matchCase ? { matchCase } : {}) };
    if (op === 'has_value' || op === 'is_empty') return fc.constant<Row>({ ...base, type });
    if (op === 'matches' || op === 'not_matches') {
      return fc.constantFrom(...patterns).map((value): Row => ({ ...base, type, value }));
    }
    const one = age === null ? wantedFor[type] : fc.constantFrom(0, 1, 18, 400);
    const value = lists.includes(op) ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
    return value.map((wanted): Row => ({
      ...base,
      type,
      value: wanted,
      ...(age === null ? {} : { as: age }),
    }));
  });

const anyWithin: fc.Arbitrary<Condition> = fc
  .record({
    days: fc.subarray(['mon', 'tue', 'sat', 'sun'] as const),
    start: fc.constantFrom('00:00', '08:00', '12:00', '22:00'),
    stop: fc.constantFrom('06:00', '12:00', '24:00'),
    invert: fc.boolean(),
  })
  .map((within) => ({ within: { ...within, days: [...within.days] } }));

/** Trees of rows and times, two or three levels deep. */
export const anyCondition: fc.Arbitrary<Condition> = conditionsOf(
  fc.oneof({ weight: 6, arbitrary: anyRow }, { weight: 1, arbitrary: anyWithin }),
);

/** Trees over given leaves. */
export function conditionsOf(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  const level = (inner: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.oneof(
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: inner.map((not) => ({ not })) },
    );
  return level(level(leaf));
}

/** Events with any values in the fields that random rows look at. */
export const anyEvent: fc.Arbitrary<PlatformEvent> = fc
  .record({
    values: fc.array(anyValue, { minLength: fieldNames.length, maxLength: fieldNames.length }),
    time: fc.constantFrom('2026-03-02T11:00:00Z', '2026-03-01T23:30:00Z', '2024-02-29T05:00:00Z'),
  })
  .map(({ values, time }) => {
    const given = fieldNames.flatMap((name, index) => {
      const value = values[index];
      return value === undefined ? [] : [[name, value] as const];
    });
    return anEvent(
      {},
      { time, data: { study: Object.fromEntries(given), user: { name: 'Webhook User' } } },
    );
  });
