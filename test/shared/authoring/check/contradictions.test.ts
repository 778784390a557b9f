import { describe, expect, it } from 'vitest';
import { check } from '../../../../shared/authoring/check.ts';
import type { Condition } from '../../../../shared/model/condition.ts';
import { action, condition, context, equals, graph, trigger } from '../../../support/graphs.ts';
import { codes, fixed, problems } from './asking.ts';

const notCt = { ...equals('CT'), op: 'not_equals' } as const;

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

  it.each<[string, Condition, Condition]>([
    [
      'two values are one of them',
      { all: [equals('CT'), { ...gt, value: 1 }, equals('MR')] },
      {
        all: [
          { ...equals('CT'), op: 'in', value: ['CT', 'MR'] },
          { ...gt, value: 1 },
        ],
      },
    ],
    [
      'within brackets that change nothing',
      { any: [{ all: [equals('CT'), equals('MR')] }] },
      { all: [{ ...equals('CT'), op: 'in', value: ['CT', 'MR'] }] },
    ],
    ['of other tests the later goes', { all: [gt, { ...gt, op: 'lt', value: 5 }] }, { all: [gt] }],
  ])('is mended: %s', (_, when, after) => {
    expect(fixed(when)).toEqual(after);
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

describe('a condition that always holds', () => {
  const count = (op: 'gt' | 'le' | 'not_gt') =>
    ({ field: 'study.image_count', op, value: 10 }) as const;

  it.each<[string, Condition]>([
    ['a value and its opposite', { any: [equals('CT'), { ...equals('CT'), op: 'not_equals' }] }],
    ['neither of two at once', { not: { all: [equals('CT'), equals('MR')] } }],
    [
      'empty or not',
      {
        any: [
          { ...equals('CT'), op: 'is_empty' },
          { ...equals('CT'), op: 'has_value' },
        ],
      },
    ],
    ['a bound and its complement', { any: [count('gt'), count('not_gt')] }],
  ])('is warned of: %s', (_, when) => {
    const [found, ...others] = problems(when);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'condition.always', severity: 'warning', field: 'when' });
    expect(found?.fix?.label).toBe('Take it out');
  });

  it.each<[string, Condition]>([
    ['what is missing meets neither', { any: [count('gt'), count('le')] }],
    ['two of many', { any: [equals('CT'), { ...equals('MR'), op: 'in' }] }],
    ['only one part of it does', { all: [{ any: [equals('CT'), notCt] }, equals('MR')] }],
  ])('is not suspected: %s', (_, when) => {
    expect(codes(when)).toEqual([]);
  });
});
