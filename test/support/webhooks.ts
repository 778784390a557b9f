import fc from 'fast-check';
import { operators, valueTypes, weekdays, type Condition } from '../../shared/model/condition.ts';
import { methods, missingChoices } from '../../shared/model/graph.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import type { Webhook } from '../../shared/model/webhook.ts';

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());

/** Any row that says how it compares, sensible or not. */
const row: fc.Arbitrary<Condition> = fc
  .record(
    {
      field: fc.oneof(fc.constantFrom('study.modality', 'modality', 'webhook.uuid'), fc.string()),
      op: fc.constantFrom(...operators),
      type: fc.constantFrom(...valueTypes),
      value: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
      as: fc.constantFrom('years_old', 'minutes_old'),
      matchCase: fc.boolean(),
    },
    { requiredKeys: ['field', 'op', 'type'] },
  )
  .map((made) => made as Condition);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  row,
  fc.record({
    hl7: fc.array(fc.dictionary(fc.constantFrom('PID-5', 'OBX_3_1'), fc.string()), {
      maxLength: 2,
    }),
  }),
  fc.record({
    mime: fc.record({ op: fc.constantFrom('equals', 'not_equals', 'matches'), value: fc.string() }),
  }),
  fc.record({
    within: fc.record(
      {
        days: fc.subarray([...weekdays]),
        start: fc.constantFrom('00:00', '08:30'),
        stop: fc.constantFrom('24:00', '06:00'),
        tz: fc.constant('Europe/Vienna'),
        invert: fc.boolean(),
      },
      { requiredKeys: ['days', 'start', 'stop'] },
    ),
  }) as fc.Arbitrary<Condition>,
  fc.record({ raw: fc.record({ filter_field: fc.string(), filter_regexp: fc.string() }) }),
);

/** Conditions of every kind of leaf, groups of one and of none among them. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const chained = fc
  .tuple(fc.array(fc.uuid(), { maxLength: 2 }), fc.array(anyCondition, { maxLength: 2 }))
  .map(([value, rest]) => {
    const named: Condition = { field: 'webhook.uuid', op: 'in', value, type: 'text' };
    return rest.length > 0 ? { all: [named, ...rest] } : named;
  });

/** Any name but the one that zod keeps out of every record, lest it set a prototype: nothing stored can hold it. */
const key = fc.string().filter((name) => name !== '__proto__');

const json = fc.dictionary(
  key,
  fc.oneof(
    fc.constant('study.uuid'),
    fc.string(),
    fc.integer(),
    fc.constant({ literal: 'a.b' }),
    fc.constant(null),
  ),
  { maxKeys: 3 },
) as fc.Arbitrary<JsonObject>;

const url = fc.oneof(
  fc.constantFrom(
    'http://localhost:8020/study/push',
    'http://localhost:8020/',
    'http://localhost:8020//study/push',
    'https://pager.example.org/hooks/1?a=b',
    'https://pager.example.org',
    '',
  ),
  fc.webUrl(),
);

const events = ['STUDY_SYNC', 'CRON', 'WEBHOOK_FAILED', 'WEBHOOK_SUCCEEDED', 'STUDY_AI_NODULE'];

/**
 * Webhooks as they may come from an import: any flags, odd addresses, chains written by hand, strings of the platform's
 * own. Their rows say how they compare, as every compiled or imported row does.
 */
export const webhooks: fc.Arbitrary<Webhook> = fc
  .record(
    {
      uuid: fc.uuid(),
      name: fc.oneof(fc.string(), fc.constantFrom('CT: Push', 'CT:  Push', ': ', 'CT: ')),
      event: fc.constantFrom(...events),
      url,
      method: fc.constantFrom(...methods),
      parameters: json,
      when: fc.oneof(fc.constant<Condition>({ all: [] }), anyCondition, chained),
      connection: fc.constantFrom('ambra', 'pager', ''),
      sid_user_id: fc.uuid(),
      retry: fc.boolean(),
      once: fc.boolean(),
      by_uid: fc.boolean(),
      by_accession_number: fc.boolean(),
      by_webhook_event: fc.boolean(),
      once_key: fc.oneof(fc.uuid(), fc.string()),
      delay: fc.nat({ max: 100_000 }),
      max_age: fc.integer({ min: 1, max: 365 }),
      cron: fc.constantFrom('0 9 * * mon-fri', 'not a schedule', ''),
      suspended: fc.boolean(),
      time_zone: fc.constantFrom('Europe/Vienna', 'UTC'),
      on_missing: fc.dictionary(key, fc.constantFrom(...missingChoices), { maxKeys: 2 }),
      origin: fc.record({
        rule: fc.string(),
        version: fc.nat(),
        node: fc.constantFrom('push', 'tell', 'push.failed', 'condition'),
        trigger: fc.constantFrom(
          'arrives',
          'push.failed.',
          'tell.failed',
          'tell.succeeded',
          'wait',
        ),
      }),
      imported: json,
    },
    { noNullPrototype: true },
  )
  .chain((whole) =>
    fc
      .subarray(['sid_user_id', 'max_age', 'cron', 'imported'] as const)
      .map(
        (left) =>
          Object.fromEntries(
            Object.entries(whole).filter(([key]) => !(left as string[]).includes(key)),
          ) as unknown as Webhook,
      ),
  );
