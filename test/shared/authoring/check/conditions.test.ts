import { describe, expect, it } from 'vitest';
import { check } from '../../../../shared/authoring/check.ts';
import type { Condition } from '../../../../shared/model/condition.ts';
import { action, condition, context, equals, graph, trigger } from '../../../support/graphs.ts';
import { codes, fixed, problems } from './asking.ts';

describe('an empty condition', () => {
  it('is refused, and can be taken out', () => {
    expect(codes({ all: [] })).toEqual(['condition.empty']);
    expect(codes({ any: [{ all: [] }] })).toEqual(['condition.empty']);
    expect(fixed({ all: [] })).toBeNull();
  });

  it('is refused as a group among tests as well', () => {
    expect(problems({ all: [equals('CT'), { any: [] }] })).toMatchObject([
      { code: 'condition.group_empty', field: 'when.all.1' },
    ]);
    expect(fixed({ all: [equals('CT'), { any: [] }] })).toEqual({ all: [equals('CT')] });
  });
});

describe('the value of a test', () => {
  it('has to be there', () => {
    expect(codes({ field: 'study.modality', op: 'equals' })).toEqual(['condition.no_value']);
    expect(codes({ field: 'study.modality', op: 'in', value: [] })).toEqual(['condition.no_value']);
    expect(codes({ field: 'study.modality', op: 'contains', value: '' })).toEqual([
      'condition.no_value',
    ]);
    expect(codes({ field: 'study.accession_number', op: 'has_value' })).toEqual([]);
  });

  it('has to be of the field’s kind', () => {
    expect(codes({ field: 'study.image_count', op: 'gt', value: 'many' })).toEqual([
      'condition.not_a_number',
    ]);
    expect(codes({ field: 'study.study_date', op: 'ge', value: '31.1.2024' })).toEqual([
      'condition.not_a_date',
    ]);
    expect(codes({ field: 'study.study_date', op: 'ge', value: '20240230' })).toEqual([
      'condition.not_a_date',
    ]);
    expect(codes({ field: 'study.created', op: 'ge', value: 'noon' })).toEqual([
      'condition.not_a_point_in_time',
    ]);
    expect(
      codes({ field: 'study.patient_birth_date', as: 'years_old', op: 'ge', value: 'x' }),
    ).toEqual(['condition.not_a_number']);
    expect(codes({ field: 'study.modality', as: 'years_old', op: 'ge', value: 3 })).toEqual([
      'condition.age_of_no_date',
    ]);
    expect(codes({ field: 'study.study_date', op: 'ge', value: '2024-01-31' })).toEqual([]);
    expect(codes({ field: 'study.created', op: 'ge', value: '2024-01-31 08:30:00' })).toEqual([]);
  });

  it('is no number where text is put in order', () => {
    const over = (field: string, value: string | number = 5): Condition => ({
      field,
      op: 'gt',
      value,
    });
    expect(problems(over('study.modality'))).toMatchObject([
      { code: 'condition.number_in_text', severity: 'error', field: 'when.op' },
    ]);
    expect(problems(over('study.study_description', '5'))).toMatchObject([
      { code: 'condition.number_in_text', severity: 'warning', field: 'when.op' },
    ]);
    expect(fixed(over('study.study_description'))).toEqual({
      ...over('study.study_description'),
      type: 'number',
    });
    expect(codes(over('study.study_description', 'M'))).toEqual([]);
    expect(codes(over('study.patient_birth_time', '080000'))).toEqual([]);
    expect(codes(over('study.image_count'))).toEqual([]);
    expect(codes({ field: 'study.modality', op: 'not_contains', value: 5 })).toEqual([]);
  });

  it('is one value unless the operator takes a list', () => {
    const list: Condition = { field: 'study.study_description', op: 'equals', value: ['A', 'B'] };
    expect(fixed(list)).toEqual({ ...list, op: 'in' });
  });
});

describe('the field of a test', () => {
  it('that is misspelt is recognised', () => {
    expect(fixed(equals('CT', 'study.modalty'))).toEqual(equals('CT', 'study.modality'));
    expect(fixed(equals('CT', 'modalty'))).toEqual(equals('CT', 'study.modality'));
    expect(fixed(equals('CT', 'stduy.modality'))).toEqual(equals('CT', 'study.modality'));
  });

  it('has to be carried by the event, and those that carry it are named', () => {
    const [found] = problems(equals('S', 'study_push.status'));
    expect(found).toMatchObject({
      code: 'reference.not_carried',
      severity: 'error',
      field: 'when.field',
    });
    expect(found?.message).toContain('STUDY_PUSH_STATUS');
  });

  it('may be missing for one of two triggers, which is said', () => {
    const drawn = graph(
      [
        trigger('t', 'STUDY_REPORT'),
        trigger('u'),
        condition('c', equals('X', 'radreport.uuid')),
        action('a', { runAs: 'u' }),
      ],
      't.out > c',
      'u.out > c',
      'c.yes > a',
    );
    expect(check(drawn, context())).toMatchObject([
      { code: 'reference.sometimes_carried', severity: 'warning' },
    ]);
  });

  it('of a deleted study stands in another object', () => {
    expect(fixed(equals('CT'), 'STUDY_DELETE')).toEqual(equals('CT', 'study_deleted.modality'));
  });
});

describe('a regular expression', () => {
  const matching = (value: string): Condition => ({
    field: 'study.study_description',
    op: 'matches',
    value,
    type: 'text',
  });

  it('that cannot be read is refused with the place', () => {
    expect(problems(matching('chest('))).toMatchObject([
      {
        code: 'pattern.invalid',
        target: 'both',
        position: 5,
        field: 'when.value',
        message: expect.stringMatching(/this bracket is never closed, at character 6\.$/),
      },
    ]);
  });

  it('beyond linear time cannot run here but may deploy, and is rewritten where we know how', () => {
    expect(problems(matching('^(?!CT$)'))).toMatchObject([
      { code: 'pattern.outside', target: 'here', severity: 'error', position: 1 },
    ]);
    expect(fixed(matching('^(?!CT$)'))).toEqual({ ...matching('CT'), op: 'not_equals' });
    expect(fixed(matching('^(?!.*chest)'))).toEqual({ ...matching('chest'), op: 'not_contains' });
    expect(problems(matching('(a)\\1'))[0]?.fix).toBeUndefined();
  });
});

describe('tests of other kinds', () => {
  it('HL7 tests need an event with a message, sound places and sound patterns', () => {
    expect(codes({ hl7: [{ PID_5_1: '/DOE/i' }] }, 'STUDY_HL7')).toEqual([]);
    expect(codes({ hl7: [{ PID_5_1: '/DOE/i' }] })).toEqual(['condition.no_hl7']);
    expect(codes({ hl7: [{ PID: '/DOE/' }] }, 'HL7_ADD')).toEqual([
      'condition.invalid_hl7_position',
    ]);
    expect(codes({ hl7: [{ PID_5: '/DOE(/' }] }, 'HL7_ADD')).toEqual(['pattern.invalid']);
    expect(codes({ hl7: [] }, 'HL7_ADD')).toEqual(['condition.empty']);
  });

  it('attachment types need an event with an attachment', () => {
    const pdf: Condition = { mime: { op: 'equals', value: 'application/pdf' } };
    expect(codes(pdf, 'STUDY_REPORT')).toEqual([]);
    expect(codes(pdf)).toEqual(['condition.no_attachment']);
  });

  it('hours need days and a time zone that there is', () => {
    const hours = { days: ['mon' as const], start: '08:00', stop: '18:00' };
    expect(codes({ within: hours })).toEqual([]);
    expect(codes({ within: { ...hours, days: [] } })).toEqual(['condition.empty_days']);
    expect(fixed({ within: { ...hours, tz: 'Europe/Wien' } })).toEqual({ within: hours });
  });

  it('filters that were imported and not understood block running here alone', () => {
    expect(problems({ raw: { filter_field: 'x', filter_regexp: 'y' } })).toMatchObject([
      { code: 'condition.raw', target: 'here', severity: 'error' },
    ]);
  });
});
