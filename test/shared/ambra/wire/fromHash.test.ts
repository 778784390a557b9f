import { describe, expect, it } from 'vitest';
import { fromHash } from '../../../../shared/ambra/wire.ts';
import { evaluate } from '../../../../shared/dispatch/match.ts';
import type { Condition } from '../../../../shared/model/condition.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { anEvent } from '../../../support/events.ts';
import { context, exported, imported, minimal } from '../../../support/wire.ts';

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
    [
      '[0-9]+|^$',
      {
        any: [
          { ...text, op: 'matches', value: '[0-9]+' },
          { field: 'study.modality', type: 'text', op: 'is_empty' },
        ],
      },
    ],
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
    ['parameters', { parameters: '{"batch_no":12345678901234567890}' }],
    ['filter_field', { filter_field: 'modality' }],
    ['filter_field', { filter_field: '["a","b"]', filter_regexp: '["x"]' }],
    ['retry', { retry: 'yes' }],
    ['delay', { delay: '-1' }],
    ['uuid', { uuid: null }],
  ])('that is wrong in %s is told so', (field, more) => {
    expect(fromHash({ ...minimal, ...more }, context)).toMatchObject({
      kind: 'unreadable',
      problems: [{ field, node: 'push', message: expect.stringMatching(/^The .*\.$/) }],
    });
  });
});
