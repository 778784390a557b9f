import { describe, expect, it } from 'vitest';
import { check } from '../../../../shared/authoring/check.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { action, context, graph, trigger } from '../../../support/graphs.ts';
import { complete, codes, fixed, problems, pushing, type More } from './calling.ts';

describe('a reference in a parameter', () => {
  const withUuid = (uuid: string): More => pushing({ ...complete, uuid });

  it('that is misspelt is recognised, at any depth and within a text', () => {
    expect(problems(withUuid('study.uiid'))).toMatchObject([
      { code: 'reference.unknown_field', severity: 'error', field: 'parameters.uuid' },
    ]);
    expect(fixed(withUuid('study.uiid')).parameters['uuid']).toBe('study.uuid');
    // A text is called more alike, but no call is about a text.
    expect(fixed(withUuid('study.uid')).parameters['uuid']).toBe('study.uuid');
    const nested = {
      command: 'webhook/email',
      parameters: { to: 'x', extra: { list: ['study.modalty'] } },
    };
    expect(fixed(nested).parameters['extra']).toEqual({ list: ['study.modality'] });
    const inText = {
      command: 'webhook/email',
      parameters: { to: 'x', text: 'A {{study.modalty}} came' },
    };
    expect(problems(inText)).toMatchObject([{ code: 'reference.unknown_field', position: 4 }]);
    expect(fixed(inText).parameters['text']).toBe('A {{study.modality}} came');
  });

  it('that names its object twice is mended at once, with what else is wrong in it', () => {
    expect(fixed(withUuid('study.study.uuid')).parameters['uuid']).toBe('study.uuid');
    expect(fixed(withUuid('study.study.study.uiid')).parameters['uuid']).toBe('study.uuid');
  });

  it('that only looks like one is asked about', () => {
    expect(fixed(withUuid('stduy.uuid')).parameters['uuid']).toBe('study.uuid');
    expect(fixed(withUuid(' study.uuid')).parameters['uuid']).toBe('study.uuid');
    expect(fixed(withUuid('Study.UUID')).parameters['uuid']).toBe('study.uuid');
    expect(
      codes({
        command: 'webhook/email',
        parameters: { to: 'me@example.org', text: 'example.org' },
      }),
    ).toEqual([]);
  });

  it('that is kept literal is text', () => {
    expect(
      codes({ command: 'webhook/email', parameters: { to: 'x', text: { literal: 'study.uiid' } } }),
    ).toEqual([]);
  });

  it('has to be carried by the event', () => {
    const [found] = problems(pushing({ ...complete, batch_no: 'hl7.hash.PID_5' }));
    expect(found).toMatchObject({ code: 'reference.not_carried', severity: 'error' });
    expect(found?.message).toContain('STUDY_HL7, HL7_ADD');
    expect(codes(pushing({ ...complete, batch_no: 'hl7.hash.PID_5' }), 'STUDY_HL7')).toEqual([]);
    expect(codes(withUuid('study_deleted.uuid'), 'STUDY_DELETE')).toEqual([]);
    expect(fixed(withUuid('study.uuid'), 'STUDY_DELETE').parameters['uuid']).toBe(
      'study_deleted.uuid',
    );
  });

  it('to a custom field, an upload link or an unknown event’s object is believed', () => {
    const custom = 'study.customfield-3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
    expect(codes(pushing({ ...complete, batch_no: custom }))).toEqual([]);
    expect(codes(withUuid('link_usage.uuid'))).toEqual([]);
    expect(codes(withUuid('study.uuid'), 'BRAND_NEW_THING')).toEqual(['trigger.unknown_event']);
  });

  const behind = (exit: 'succeeded' | 'failed', batch_no: string): Problem[] =>
    check(
      graph(
        [
          trigger('t'),
          action('a', { runAs: 'u' }),
          action('b', { runAs: 'u', parameters: { ...complete, batch_no } }),
        ],
        't.out > a',
        `a.${exit} > b`,
      ),
      context(),
    ).filter(({ target }) => target !== 'platform');

  it('to the answer is good behind an exit only', () => {
    expect(behind('succeeded', 'response.batch')).toEqual([]);
    expect(behind('failed', 'response.error_type')).toEqual([]);
    expect(codes(pushing({ ...complete, batch_no: 'response.batch' }))).toEqual([
      'reference.not_carried',
    ]);
  });

  it('to a parameter of the call before is one that it has', () => {
    expect(behind('failed', 'parameters.destination_id')).toEqual([]);
    expect(behind('failed', 'parameters.destinaton_id')).toMatchObject([
      {
        code: 'reference.unknown_field',
        severity: 'error',
        fix: { edit: { value: 'parameters.destination_id' } },
      },
    ]);
    expect(behind('failed', 'parameters.zzz')).toMatchObject([{ code: 'reference.unknown_field' }]);
  });

  it('that names a part of what is meant is completed', () => {
    expect(behind('failed', 'webhook.error')).toMatchObject([
      { fix: { edit: { value: 'webhook.last_error' } } },
    ]);
  });
});
