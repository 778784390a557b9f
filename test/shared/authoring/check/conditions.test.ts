import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../shared/authoring/edit.ts';
import { check } from '../../../../shared/authoring/check.ts';
import type { Condition } from '../../../../shared/model/condition.ts';
import type { Graph } from '../../../../shared/model/graph.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { action, condition, context, equals, graph, trigger } from '../../../support/graphs.ts';

const someUuid = '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';

function asking(when: Condition, event = 'STUDY_SYNC'): Graph {
  return graph(
    [
      trigger('t', event),
      condition('c', when),
      action('a', { runAs: 'u', parameters: { uuid: someUuid, destination_id: someUuid } }),
    ],
    't.out > c',
    'c.yes > a',
  );
}

function problems(when: Condition, event?: string): Problem[] {
  return check(asking(when, event), context());
}

function codes(when: Condition, event?: string): string[] {
  return problems(when, event).map(({ code }) => code);
}

/** What the condition is once the only problem's fix was accepted. */
function fixed(when: Condition, event?: string): unknown {
  const drawn = asking(when, event);
  const [found, ...others] = check(drawn, context());
  expect(others).toEqual([]);
  const result = found?.fix && applyEdit(drawn, found.fix.edit);
  if (result?.kind !== 'changed') return result;
  expect(check(result.graph, context())).toEqual([]);
  const node = result.graph.nodes.find(({ id }) => id === 'c');
  return node?.kind === 'condition' ? node.when : null;
}

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

describe('an impossible condition', () => {
  const gt = { field: 'study.image_count', op: 'gt', value: 10 } as const;
  const years = { field: 'study.patient_birth_date', as: 'years_old' } as const;
  it.each<[string, Condition]>([
    ['two values at once', { all: [equals('CT'), equals('MR')] }],
    ['a value and not that value', { all: [equals('CT'), { ...equals('ct'), op: 'not_equals' }] }],
    [
      'a list without what else is wanted',
      { all: [equals('US'), { field: 'modality', op: 'in', value: ['CT', 'MR'] }] },
    ],
    [
      'empty and yet something',
      { all: [equals('CT'), { field: 'study.modality', op: 'is_empty' }] },
    ],
    ['a range without room', { all: [gt, { ...gt, op: 'lt', value: 5 }] }],
    ['a range of one open end', { all: [gt, { ...gt, op: 'le', value: 10 }] }],
    [
      'an age between',
      {
        all: [
          { ...years, op: 'ge', value: 18 },
          { ...years, op: 'lt', value: 18 },
        ],
      },
    ],
    ['every choice in contradiction', { any: [{ all: [equals('CT'), equals('MR')] }] }],
    [
      'the opposite of a truism',
      {
        not: {
          any: [
            { ...equals('CT'), op: 'not_equals' },
            { ...equals('MR'), op: 'not_equals' },
          ],
        },
      },
    ],
    ['a part that the value lacks', { all: [equals('CT'), { ...equals('M'), op: 'contains' }] }],
  ])('is seen: %s', (_, when) => {
    expect(codes(when)).toEqual(['condition.impossible']);
  });

  it.each<[string, Condition]>([
    ['one of two', { any: [equals('CT'), equals('MR')] }],
    ['two fields', { all: [equals('CT'), equals('CHEST', 'study.study_description')] }],
    [
      'overlapping lists',
      { all: [{ field: 'study.modality', op: 'in', value: ['CT', 'MR'] }, equals('mr')] },
    ],
    ['a range', { all: [gt, { ...gt, op: 'le', value: 11 }] }],
    [
      'a bound that a missing value meets too',
      {
        all: [
          { ...gt, op: 'not_gt' },
          { ...gt, op: 'not_lt', value: 20 },
        ],
      },
    ],
    [
      'another spelling where capitals matter',
      { all: [equals('CT'), { ...equals('Ct'), op: 'not_equals', matchCase: true }] },
    ],
  ])('is not suspected: %s', (_, when) => {
    expect(codes(when)).toEqual([]);
  });

  it('is seen across nodes as well', () => {
    const drawn = graph(
      [
        trigger('t'),
        condition('c', equals('CT')),
        condition('d', equals('MR')),
        action('a', { runAs: 'u' }),
      ],
      't.out > c',
      'c.yes > d',
      'd.yes > a',
    );
    expect(check(drawn, context())).toMatchObject([{ code: 'node.never', node: 'a' }]);
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
      { code: 'pattern.invalid', target: 'both', position: 5, field: 'when.value' },
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
