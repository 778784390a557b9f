import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHash, toHash } from '../../../shared/ambra/wire.ts';
import { listedType } from '../../../shared/ambra/wire/fieldNames.ts';
import { evaluate } from '../../../shared/dispatch/match.ts';
import type { Condition, Row } from '../../../shared/model/condition.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';
import { anyEvent, anyRow, aWebhook, conditionsOf } from '../../support/events.ts';
import { context, exported, imported, minimal } from '../../support/wire.ts';

describe('a condition that goes to the platform', () => {
  it('matches the same events when it comes back', () => {
    // `^$` comes back as "is empty", which is what people mean by it, and then nothing at all is empty too.
    // What the catalogue knows of a field decides how a comparison is read, as it does when compiling.
    const typed = (row: Row): Row => ({
      ...row,
      type: listedType(row.field) ?? 'text',
      ...(/[gl][te]$/.test(row.op) ? { matchCase: false } : {}),
    });
    const condition = conditionsOf(
      anyRow.filter((row) => row.as === undefined && row.value !== '^$').map(typed),
    );
    let portable = 0;
    fc.assert(
      fc.property(condition, fc.array(anyEvent, { minLength: 5, maxLength: 5 }), (when, events) => {
        const outcome = toHash(aWebhook({ when, parameters: {} }));
        if (outcome.kind === 'not_portable') return;
        portable += 1;
        const back = imported({ uuid: 'back', ...outcome.hash });
        for (const event of events) {
          const at = { timeZone: 'Europe/Vienna' };
          expect(evaluate(back.when, event, at)).toBe(evaluate(when, event, at));
        }
      }),
      { numRuns: 1000 },
    );
    expect(portable).toBeGreaterThan(300);
  });
});

describe('an imported hash that goes back', () => {
  const regexps = [
    '^CT$',
    'CT|MR',
    '^(?!CT$)',
    '(?<!a)b',
    '[',
    '/x/',
    '(?i)\\ACT\\z',
    '',
    '^CT$|^MR$',
  ];
  const flag = fc.constantFrom<Json>(0, 1, '0', '1', true, false, null, '');
  const anyHash = fc
    .record({
      filters: fc.array(
        fc.tuple(
          fc.constantFrom('modality', 'user.name', 'S-list_filter'),
          fc.constantFrom(...regexps.filter(Boolean), 'filter.size.ge=5', 'filter.a.in=[1]'),
        ),
        { maxLength: 3 },
      ),
      parameters: fc.constantFrom<Json>(
        '{"uuid": "study.uuid"}',
        '{ }',
        '',
        { a: { literal: 'x' } },
        '{"b":["{{study.uuid}}"],"a":1}',
      ),
      flags: fc.dictionary(fc.constantFrom('retry', 'once', 'by_uid', 'suspended'), flag, {
        noNullPrototype: true,
      }),
      more: fc.dictionary(
        fc.string(),
        fc.jsonValue().map((value) => value as Json),
        { noNullPrototype: true },
      ),
      delay: fc.constantFrom<Json>(0, '0', 60, '60', '', null),
    })
    .map(({ filters, parameters, flags, more, delay }): JsonObject => {
      const several = filters.length > 1;
      const list = (texts: string[]): Json => (several ? JSON.stringify(texts) : (texts[0] ?? ''));
      return {
        ...more,
        ...minimal,
        ...flags,
        parameters,
        delay,
        filter_field: list(filters.map(([field]) => field)),
        filter_regexp: list(filters.map(([, regexp]) => regexp)),
      };
    })
    .filter((hash) => fromHash(hash, context).kind === 'webhook');

  it('keeps every key and, untouched, every byte', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        expect(JSON.stringify(exported(imported(hash)))).toBe(JSON.stringify(hash));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every key and every byte of what was not edited', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        const edited = exported({ ...imported(hash), name: 'Another name', retry: true });
        const { name, retry, ...rest } = edited;
        const { name: _, retry: before, ...original } = hash;
        expect(rest).toEqual(original);
        expect(name).toBe('Another name');
        expect([1, '1', true]).toContain(retry);
        if (before === '1') expect(retry).toBe('1');
      }),
    );
  });

  it('is the same whatever form compiling gives its conditions', () => {
    const hash = {
      ...minimal,
      filter_field: '["modality","study_description"]',
      filter_regexp: '["^CT$|^MR$","^(?!CT)"]',
    };
    const webhook = imported(hash);
    const when: Condition = {
      all: [
        {
          not: {
            field: 'study.study_description',
            op: 'begins_with',
            value: 'CT',
            matchCase: true,
          },
        },
        { field: 'study.modality', op: 'in', value: ['MR', 'CT'], type: 'text', matchCase: true },
      ],
    };
    expect(exported({ ...webhook, when })).toEqual(hash);
  });

  it('keeps the filters that stay and writes those that are new', () => {
    const hash = {
      ...minimal,
      filter_field: '["modality","study_status"]',
      filter_regexp: '["^(?:CT)$","(?<!a)b"]',
    };
    const webhook = imported(hash);
    const all = 'all' in webhook.when ? webhook.when.all : [];
    const more: Condition = { field: 'study.source', op: 'equals', value: 'upload' };
    expect(exported({ ...webhook, when: { all: [...all, more] } })).toEqual({
      ...hash,
      filter_field: '["modality","study_status","source"]',
      filter_regexp: '["^(?:CT)$","(?<!a)b","(?i)\\\\Aupload\\\\z"]',
    });
    expect(exported({ ...webhook, when: all[0] ?? { all: [] } })).toMatchObject({
      filter_field: 'modality',
      filter_regexp: '^(?:CT)$',
    });
    expect(exported({ ...webhook, when: { all: [] } })).not.toHaveProperty('filter_field');
  });

  it('goes to the account that is named', () => {
    expect(toHash(imported({ ...minimal, account_id: 'old' }), { accountId: 'new' })).toMatchObject(
      { hash: { account_id: 'new' } },
    );
  });
});
