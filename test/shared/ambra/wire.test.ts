import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHash, toHash, type HashOutcome } from '../../../shared/ambra/wire.ts';
import { listedType } from '../../../shared/ambra/wire/fieldNames.ts';
import { evaluate } from '../../../shared/dispatch/match.ts';
import { canRun } from '../../../shared/dispatch/pattern.ts';
import type { Condition, Row } from '../../../shared/model/condition.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { anEvent, anyEvent, anyRow, aWebhook, conditionsOf } from '../../support/events.ts';

const context = {
  rule: 'rule-1',
  version: 1,
  connection: 'ambra',
  timeZone: 'Europe/Vienna',
  node: 'push',
  trigger: 'arrives',
  onceKey: 'rule-1:push',
  canRun,
};

const minimal: JsonObject = {
  uuid: 'hook-1',
  name: 'Push',
  event: 'STUDY_SYNC',
  url: 'http://localhost:8020/study/push',
  method: 'POST',
  parameters: '{ "uuid": "study.uuid" }',
};

function imported(hash: JsonObject): Webhook {
  const outcome = fromHash(hash, context);
  if (outcome.kind !== 'webhook')
    throw new Error(outcome.problems.map(({ message }) => message).join());
  return outcome.webhook;
}

function exported(webhook: Webhook): JsonObject {
  const outcome = toHash(webhook);
  if (outcome.kind !== 'hash')
    throw new Error(outcome.problems.map(({ message }) => message).join());
  return outcome.hash;
}

function filtersOf(when: Condition, more: Partial<Webhook> = {}): Json[] {
  const { filter_field, filter_regexp } = exported(aWebhook({ when, ...more }));
  return [filter_field ?? null, filter_regexp ?? null];
}

function codes(outcome: HashOutcome): string[] {
  return outcome.kind === 'not_portable' ? outcome.problems.map(({ code }) => code) : [];
}

describe('a webhook of ours', () => {
  it('becomes the hash that webhook/add takes', () => {
    const webhook = aWebhook({
      retry: true,
      once: true,
      by_uid: true,
      delay: 60,
      max_age: 3,
      sid_user_id: 'user-1',
    });
    expect(toHash(webhook, { accountId: 'account-1' })).toMatchObject({
      kind: 'hash',
      hash: {
        account_id: 'account-1',
        name: 'Push to the reading station',
        event: 'STUDY_SYNC',
        url: 'http://localhost:8020/study/push',
        method: 'POST',
        parameters: '{"uuid":"study.uuid","destination_id":"destination-1"}',
        suspended: 0,
        retry: 1,
        once: 1,
        by_uid: 1,
        by_accession_number: 0,
        by_webhook_event: 0,
        delay: 60,
        max_age: 3,
        sid_user_id: 'user-1',
      },
    });
    expect(exported(webhook)).not.toHaveProperty('filter_field');
    expect(exported(webhook)).not.toHaveProperty('cron');
  });

  it('says that the platform sends calls whose values are missing', () => {
    expect(toHash(aWebhook())).toMatchObject({
      remarks: [{ code: 'wire.missing', field: 'parameters.uuid', node: 'push' }],
    });
    expect(toHash(aWebhook({ on_missing: { uuid: 'platform' } }))).toMatchObject({ remarks: [] });
  });

  const row = (more: Partial<Row>): Row => ({
    field: 'study.modality',
    op: 'equals',
    value: 'CT',
    ...more,
  });
  it.each<[string, Condition, Json, Json]>([
    ['text without regard to case', row({}), 'modality', '(?i)\\ACT\\z'],
    ['text with regard to case', row({ matchCase: true }), 'modality', '\\ACT\\z'],
    [
      'one of several',
      row({ op: 'in', value: ['CT', 'M.R'] }),
      'modality',
      '(?i)\\A(?:CT|M\\.R)\\z',
    ],
    [
      'none of several',
      row({ op: 'not_in', value: ['CT', 'MR'] }),
      'modality',
      '(?i)\\A(?!(?:CT|MR)\\z)',
    ],
    ['not', { not: row({}) }, 'modality', '(?i)\\A(?!CT\\z)'],
    ['contains', row({ op: 'contains' }), 'modality', '(?i)CT'],
    ['contains not', row({ op: 'not_contains' }), 'modality', '(?is)\\A(?!.*CT)'],
    ['begins with', row({ op: 'begins_with' }), 'modality', '(?i)\\ACT'],
    ['like', row({ op: 'like', value: 'C%T' }), 'modality', '(?is)\\AC.*T\\z'],
    ['has a value', row({ op: 'has_value' }), 'modality', '(?s)\\A.'],
    ['is empty', row({ op: 'is_empty' }), 'modality', '\\A\\z'],
    ['a pattern', row({ op: 'matches', value: '^C' }), 'modality', '(?i)^C'],
    ['a pattern with flags', row({ op: 'matches', value: '/a\\/b/s' }), 'modality', '(?s)a/b'],
    ['another object', row({ field: 'user.name' }), 'user.name', '(?i)\\ACT\\z'],
    ['a custom field', row({ field: 'study.customfield-1' }), 'customfield-1', '(?i)\\ACT\\z'],
    [
      'either of one field',
      { any: [row({}), row({ value: 'MR' })] },
      'modality',
      '(?i)\\A(?:CT|MR)\\z',
    ],
    [
      'either, in different ways',
      { any: [row({}), row({ op: 'begins_with', value: 'X', matchCase: true })] },
      'modality',
      '(?i:\\ACT\\z)|(?:\\AX)',
    ],
    [
      'a number',
      row({ field: 'study.size', op: 'ge', value: 5, type: 'number' }),
      'S-list_filter',
      'filter.size.ge=5',
    ],
    [
      'not a number, or missing',
      row({ field: 'study.size', op: 'not_equals', value: 5, type: 'number' }),
      'S-list_filter',
      'filter.size.not_equals_or_null=5',
    ],
    [
      'one of some numbers',
      row({ field: 'study.size', op: 'in', value: [5, 6], type: 'number' }),
      'S-list_filter',
      'filter.size.in=[5,6]',
    ],
    [
      'a number or nothing',
      {
        any: [
          row({ field: 'study.size', value: 5, type: 'number' }),
          row({ field: 'study.size', op: 'is_empty' }),
        ],
      },
      'S-list_filter',
      'filter.size.equals_or_null=5',
    ],
    [
      'an instant',
      row({
        field: 'study.created',
        op: 'gt',
        value: '2026-03-02T12:00:00+01:00',
        type: 'datetime',
      }),
      'S-list_filter',
      'filter.created.gt=2026-03-02 11:00:00',
    ],
    [
      'another object’s number',
      row({
        field: 'radreport.created',
        op: 'lt',
        value: '2026-03-02T12:00:00Z',
        type: 'datetime',
      }),
      'radreport.S-list_filter',
      'filter.created.lt=2026-03-02 12:00:00',
    ],
    [
      'several',
      { all: [row({}), row({ field: 'study.source_ae_title', value: 'A' })] },
      '["modality","source_ae_title"]',
      '["(?i)\\\\ACT\\\\z","(?i)\\\\AA\\\\z"]',
    ],
  ])('writes %s as a filter', (_, when, field, regexp) => {
    expect(filtersOf(when)).toEqual([field, regexp]);
  });

  it('writes HL7 and attachments in the platform’s special fields', () => {
    expect(
      filtersOf({ hl7: [{ 'PID-5': 'ROE', 'OBX-3_7_4': '/x/i' }] }, { event: 'HL7_ADD' }),
    ).toEqual(['S-hl7_transform_condition', '[{"PID_5":"/ROE/","OBX-3_7_4":"/x/i"}]']);
    expect(
      filtersOf({ field: 'hl7.type', op: 'equals', value: 'ORU' }, { event: 'STUDY_HL7' })[0],
    ).toBe('S-hl7_type');
    expect(
      filtersOf({ mime: { op: 'equals', value: 'application/pdf' } }, { event: 'STUDY_REPORT' }),
    ).toEqual(['S-attachment_mime_type', '(?i)\\Aapplication/pdf\\z']);
  });

  it('names another webhook by the uuid that it has on the platform', () => {
    const when: Condition = { field: 'webhook.uuid', op: 'in', value: ['ours'], matchCase: true };
    const outcome = toHash(aWebhook({ event: 'WEBHOOK_FAILED', when, parameters: {} }), {
      uuidOf: (uuid) => `their-${uuid}`,
    });
    expect(outcome).toMatchObject({
      hash: { filter_field: 'webhook.uuid', filter_regexp: '\\Atheir-ours\\z' },
    });
  });

  it.each<[string, Partial<Webhook>]>([
    ['wire.succeeded', { event: 'WEBHOOK_SUCCEEDED' }],
    [
      'wire.age',
      { when: row({ field: 'study.patient_birth_date', as: 'years_old', op: 'ge', value: 18 }) },
    ],
    ['wire.within', { when: { within: { days: ['mon'], start: '08:00', stop: '12:00' } } }],
    ['wire.either', { when: { any: [row({}), row({ field: 'study.star' })] } }],
    [
      'wire.comparison',
      { when: row({ field: 'study.size', op: 'not_gt', value: 5, type: 'number' }) },
    ],
    [
      'wire.comparison',
      { when: row({ field: 'study.created', op: 'gt', value: '2026-03-02', type: 'datetime' }) },
    ],
    ['wire.never', { when: { any: [] } }],
    ['wire.no_value', { when: row({ value: '' }) }],
    ['wire.mime', { when: { mime: { op: 'equals', value: 'a' } } }],
    ['wire.hl7', { when: { hl7: [{ PID_5: '/x/' }] } }],
    ['wire.not', { event: 'HL7_ADD', when: { not: { hl7: [{ PID_5: '/x/' }] } } }],
    ['wire.field', { when: row({ field: 'parameters.x' }) }],
    ['wire.insert', { parameters: { text: ['at {{study.uuid}}'] } }],
    ['wire.literal', { parameters: { text: { literal: 'study.uuid' } } }],
    ['wire.chain_field', { event: 'WEBHOOK_FAILED', parameters: { uuid: 'study.uuid' } }],
    ['wire.chain_field', { event: 'WEBHOOK_FAILED', parameters: {}, when: row({}) }],
    ['wire.cron_retry', { event: 'CRON', cron: '0 9 * * *', time_zone: 'UTC', retry: true }],
    ['wire.cron_delay', { event: 'CRON', cron: '0 9 * * *', time_zone: 'UTC', delay: 5 }],
    ['wire.cron_time_zone', { event: 'CRON', cron: '0 9 * * *' }],
  ])('says %s where the platform cannot do it', (code, more) => {
    const outcome = toHash(aWebhook({ parameters: {}, ...more }));
    expect(codes(outcome)).toEqual([code]);
    expect(outcome).toMatchObject({
      problems: [{ node: 'push', message: expect.stringMatching(/.{20}/) }],
    });
  });

  it('sends a schedule without retry and delay, which the platform refuses beside it', () => {
    const hash = exported(
      aWebhook({ event: 'CRON', cron: '0 9 * * mon-fri', time_zone: 'UTC', parameters: {} }),
    );
    expect(hash).toMatchObject({ cron: '0 9 * * mon-fri' });
    expect(Object.keys(hash)).not.toContain('retry');
    expect(Object.keys(hash)).not.toContain('delay');
  });

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

describe('an imported hash', () => {
  const rows = (field: string, regexp: string, event = 'STUDY_SYNC'): Condition =>
    imported({ ...minimal, event, filter_field: field, filter_regexp: regexp }).when;
  const text = { field: 'study.modality', type: 'text', matchCase: true };

  it('is read as the webhook that it is', () => {
    expect(
      imported({
        ...minimal,
        retry: '1',
        once: 1,
        suspended: '0',
        delay: '30',
        max_age: '',
        sid_user_id: 'u',
      }),
    ).toEqual({
      uuid: 'hook-1',
      name: 'Push',
      event: 'STUDY_SYNC',
      url: 'http://localhost:8020/study/push',
      method: 'POST',
      parameters: { uuid: 'study.uuid' },
      when: { all: [] },
      connection: 'ambra',
      sid_user_id: 'u',
      retry: true,
      once: true,
      by_uid: false,
      by_accession_number: false,
      by_webhook_event: false,
      once_key: 'rule-1:push',
      delay: 30,
      suspended: false,
      time_zone: 'Europe/Vienna',
      on_missing: { '*': 'platform' },
      origin: { rule: 'rule-1', version: 1, node: 'push', trigger: 'arrives' },
      imported: expect.objectContaining({ delay: '30' }),
    });
  });

  it.each<[string, object]>([
    ['^CT$', { ...text, op: 'equals', value: 'CT' }],
    ['^(CT|MR)$', { ...text, op: 'in', value: ['CT', 'MR'] }],
    ['^(?:CT|M\\.R)$', { ...text, op: 'in', value: ['CT', 'M.R'] }],
    ['(?i)^ct', { field: 'study.modality', type: 'text', op: 'begins_with', value: 'ct' }],
    ['CT', { ...text, op: 'contains', value: 'CT' }],
    ['.*CT.*', { ...text, op: 'contains', value: 'CT' }],
    [
      'CT|MR',
      {
        any: [
          { ...text, op: 'contains', value: 'CT' },
          { ...text, op: 'contains', value: 'MR' },
        ],
      },
    ],
    [
      '^CT$|^MR$',
      {
        any: [
          { ...text, op: 'equals', value: 'CT' },
          { ...text, op: 'equals', value: 'MR' },
        ],
      },
    ],
    ['^(?!CT$)', { ...text, op: 'not_equals', value: 'CT' }],
    ['^(?!(CT|MR)$).*$', { ...text, op: 'not_in', value: ['CT', 'MR'] }],
    ['^(?!CT$|MR$)', { ...text, op: 'not_in', value: ['CT', 'MR'] }],
    ['^(?!CT)', { ...text, op: 'not_begins_with', value: 'CT' }],
    ['^(?!.*CT)', { ...text, op: 'not_contains', value: 'CT' }],
    ['^((?!CT).)*$', { ...text, op: 'not_contains', value: 'CT' }],
    ['^$', { field: 'study.modality', type: 'text', op: 'is_empty' }],
    ['.+', { field: 'study.modality', type: 'text', op: 'has_value' }],
    ['^C[TR]$', { ...text, op: 'matches', value: '^C[TR]$' }],
    ['^CT|M.$', { ...text, op: 'matches', value: '^CT|M.$' }],
    [
      '^(?!CT$)|^C.$',
      {
        any: [
          { ...text, op: 'not_equals', value: 'CT' },
          { ...text, op: 'matches', value: '^C.$' },
        ],
      },
    ],
  ])('with %s is a row that people can read', (regexp, expected) => {
    expect(rows('modality', regexp)).toEqual(expected);
  });

  it('keeps raw what cannot run here', () => {
    expect(rows('modality', '(?<!A)CT')).toEqual({
      raw: { filter_field: 'modality', filter_regexp: '(?<!A)CT' },
    });
    expect(rows('S-list_filter', 'filter.x.soundex=y')).toMatchObject({
      raw: { filter_field: 'S-list_filter' },
    });
    expect(rows('S-hl7_transform_condition', 'no list')).toMatchObject({ raw: {} });
  });

  it('does not take slashes for ours', () => {
    const when = rows('modality', '/C.T/');
    const holds = (modality: string): boolean =>
      evaluate(when, anEvent({ modality }), { timeZone: 'UTC' });
    expect([holds('/CxT/'), holds('CxT')]).toEqual([true, false]);
  });

  it('with a list filter compares as the catalogue says', () => {
    expect(rows('S-list_filter', 'filter.size.ge=5&filter.study_date.lt=20260101')).toEqual({
      all: [
        { field: 'study.size', op: 'ge', value: 5, type: 'number' },
        { field: 'study.study_date', op: 'lt', value: '20260101', type: 'date' },
      ],
    });
    expect(rows('S-list_filter', 'filter.modality.not_equals=CT')).toEqual({
      all: [
        { ...text, op: 'not_equals', value: 'CT' },
        { field: 'study.modality', op: 'has_value', type: 'text' },
      ],
    });
    expect(rows('radreport.S-list_filter', 'filter.created.gt=2026-03-02 11:00:00')).toEqual({
      field: 'radreport.created',
      op: 'gt',
      value: '2026-03-02T11:00:00Z',
      type: 'datetime',
    });
  });

  it('knows the special fields', () => {
    expect(rows('S-hl7_type', '^ORU$', 'HL7_ADD')).toMatchObject({ field: 'hl7.type' });
    expect(rows('S-attachment_mime_type', '(?i)pdf', 'STUDY_REPORT')).toEqual({
      mime: { op: 'contains', value: 'pdf' },
    });
    expect(rows('S-hl7_transform_condition', '[{"PID_5":"/x/"}]', 'HL7_ADD')).toEqual({
      hl7: [{ PID_5: '/x/' }],
    });
    expect(rows('modality', '^CT$', 'STUDY_DELETE')).toMatchObject({
      field: 'study_deleted.modality',
    });
  });

  it('keeps text that would mean something to us alone', () => {
    const parameters = { text: 'at {{study.uuid}}', mail: 'Hello {$name}', ref: 'study.uuid' };
    const webhook = imported({ ...minimal, parameters: JSON.stringify(parameters) });
    expect(webhook.parameters).toEqual({ ...parameters, text: { literal: 'at {{study.uuid}}' } });
    expect(
      exported({ ...webhook, parameters: { ...webhook.parameters, x: 1 } })['parameters'],
    ).toBe(JSON.stringify({ ...parameters, x: 1 }));
  });

  it.each<[string, JsonObject]>([
    ['name', { name: '' }],
    ['url', { url: null }],
    ['method', { method: 'PATCH' }],
    ['parameters', { parameters: '["study.uuid"]' }],
    ['parameters', { parameters: '{oops' }],
    ['filter_field', { filter_field: 'modality' }],
    ['filter_field', { filter_field: '["a","b"]', filter_regexp: '["x"]' }],
    ['retry', { retry: 'yes' }],
    ['delay', { delay: '-1' }],
    ['uuid', { uuid: null }],
  ])('that is wrong in %s is told so', (field, more) => {
    expect(fromHash({ ...minimal, ...more }, context)).toMatchObject({
      kind: 'unreadable',
      problems: [{ field, node: 'push' }],
    });
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
      { numRuns: 500 },
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
