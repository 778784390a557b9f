import { describe, expect, it } from 'vitest';
import { toHash, type HashOutcome } from '../../../../shared/ambra/wire.ts';
import type { Condition, Row } from '../../../../shared/model/condition.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { Webhook } from '../../../../shared/model/webhook.ts';
import { aWebhook } from '../../../support/events.ts';
import { exported } from '../../../support/wire.ts';

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
      // Whole sentences, as all that authors are told.
      problems: [{ node: 'push', message: expect.stringMatching(/^[A-Z].{20,}\.$/) }],
    });
  });

  it('calls the event and the field behind an exit as people do, before the platform’s names', () => {
    expect(
      toHash(aWebhook({ event: 'WEBHOOK_FAILED', parameters: { uuid: 'study.patient_name' } })),
    ).toMatchObject({
      problems: [
        {
          message: expect.stringContaining(
            '“A call fails” (WEBHOOK_FAILED) does not carry “Patient name” (study.patient_name)',
          ),
        },
      ],
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
});
