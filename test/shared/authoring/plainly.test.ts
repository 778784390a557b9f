import { describe, expect, it } from 'vitest';
import { plainly } from '../../../shared/authoring/plainly.ts';
import type { Condition } from '../../../shared/model/condition.ts';

const ct: Condition = { field: 'study.modality', op: 'equals', value: 'CT', type: 'text' };
const mr: Condition = { ...ct, value: 'MR' };
const head: Condition = { field: 'study.body_part', op: 'not_equals', value: 'HEAD' };
const chest: Condition = { field: 'study.study_description', op: 'contains', value: 'chest' };

describe('conditions that plainly ask the same', () => {
  it.each<[string, Condition, Condition]>([
    ['one value, and a list of it', ct, { ...ct, op: 'in', value: ['CT'] }],
    ['the same negated', { ...ct, op: 'not_equals' }, { ...ct, op: 'not_in', value: ['CT'] }],
    ['a bare name', ct, { ...ct, field: 'modality' }],
    ['other capitals', ct, { ...ct, value: 'ct' }],
    ['a group of one', ct, { all: [{ any: [ct] }] }],
    ['another order', { all: [ct, chest] }, { all: [chest, ct] }],
    ['groups within groups', { all: [ct, chest] }, { all: [{ all: [chest] }, { all: [ct] }] }],
    ['the same twice', ct, { any: [ct, ct] }],
    ['what one value settles', mr, { all: [mr, { ...ct, op: 'not_equals' }] }],
    [
      'a choice that one value settles',
      { all: [mr, chest] },
      { all: [{ any: [{ ...ct, op: 'not_in', value: ['CT', 'PT'] }, head] }, mr, chest] },
    ],
    [
      'a list in another order',
      { ...ct, op: 'in', value: ['CT', 'MR'] },
      { ...ct, op: 'in', value: ['MR', 'CT', 'MR'] },
    ],
  ])('are written alike: %s', (_, one, other) => {
    expect(plainly(one)).toEqual(plainly(other));
  });

  it.each<[string, Condition]>([
    ['other capitals where they matter', { ...ct, value: 'ct', matchCase: true }],
    ['another value', { ...ct, value: 'MR' }],
    ['another operator', { ...ct, op: 'begins_with' }],
    ['the opposite', { not: ct }],
    ['a part more', { all: [ct, chest] }],
    ['what the value does not settle', { all: [ct, { ...ct, op: 'not_in', value: ['CT', 'MR'] }] }],
    ['a choice about something else', { all: [ct, { any: [head, chest] }] }],
  ])('are told apart: %s', (_, other) => {
    expect(plainly(other)).not.toEqual(plainly({ ...ct, matchCase: 'matchCase' in other }));
  });

  it('keep always and never apart, and leave what is no row alone', () => {
    expect(plainly({ all: [] })).toEqual({ all: [] });
    expect(plainly({ any: [] })).toEqual({ any: [] });
    const raw: Condition = { raw: { filter_field: 'a', filter_regexp: 'b' } };
    expect(plainly({ all: [raw] })).toEqual(raw);
  });
});
