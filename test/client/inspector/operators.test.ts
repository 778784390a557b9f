import { describe, expect, it } from 'vitest';
import {
  choosable,
  keyOf,
  withField,
  withOperator,
  type FieldKind,
} from '../../../client/inspector/condition/operators.ts';
import { operators, type Row } from '../../../shared/model/condition.ts';

const text: FieldKind = { type: 'text', isListed: false, isBirth: false };
const modality: FieldKind = { type: 'text', isListed: true, isBirth: false };
const number: FieldKind = { type: 'number', isListed: false, isBirth: false };
const studyDate: FieldKind = { type: 'date', isListed: false, isBirth: false };
const birthDate: FieldKind = { type: 'date', isListed: false, isBirth: true };
const flag: FieldKind = { type: 'flag', isListed: false, isBirth: false };

const words = (kind: FieldKind, row: Pick<Row, 'op' | 'as'> = { op: 'equals' }): string[] =>
  choosable(kind, row).map((each) => each.words);

describe('the operators of a test', () => {
  it('fit a text', () => {
    expect(words(text)).toEqual(expect.arrayContaining(['is', 'contains', 'matches pattern']));
    expect(words(text)).not.toContain('is more than');
  });

  it('begin with a choice of values where only some occur', () => {
    expect(words(modality)[0]).toBe('is one of');
  });

  it('order numbers and do not look into them', () => {
    expect(words(number)).toEqual(expect.arrayContaining(['is more than', 'is at most']));
    expect(words(number)).not.toContain('contains');
  });

  it('put dates before and after one another, and ask for their age', () => {
    expect(words(studyDate)).toEqual(
      expect.arrayContaining(['is before', 'is on or after', 'is at least']),
    );
    expect(words(birthDate)).toContain('age is at least');
  });

  it('tell comparisons of an age from those of the date', () => {
    const asides = (kind: FieldKind) =>
      choosable(kind, { op: 'equals' }).flatMap(({ key, aside }) =>
        aside === undefined ? [] : [`${key} ${aside}`],
      );
    expect(asides(studyDate)).toEqual(['gt', 'ge', 'lt', 'le'].map((op) => `age:${op} … ago`));
    expect(asides(birthDate)).toEqual(['gt', 'ge', 'lt', 'le'].map((op) => `age:${op} … old`));
    expect(asides(number)).toEqual([]);
  });

  it('ask of a flag only whether it is set', () => {
    expect(words(flag)).toEqual(['is', 'has a value', 'is empty']);
  });

  it('always hold the one that a row has, however unusual it is for the field', () => {
    for (const kind of [text, modality, number, studyDate, birthDate, flag]) {
      for (const op of operators) {
        expect(choosable(kind, { op }).map(({ key }) => key)).toContain(op);
      }
    }
    const aged = { op: 'not_ge', as: 'days_old' } as const;
    expect(choosable(text, aged).map(({ key }) => key)).toContain(keyOf(aged));
  });

  it('are each offered once', () => {
    const keys = choosable(birthDate, { op: 'ge', as: 'years_old' }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('another operator', () => {
  const row: Row = { field: 'study.modality', op: 'equals', value: 'CT' };

  it('makes a list of one value, and one value of a list', () => {
    const listed = withOperator(row, { op: 'in', isAge: false });
    expect(listed).toEqual({ field: 'study.modality', op: 'in', value: ['CT'] });
    expect(withOperator(listed, { op: 'not_equals', isAge: false }).value).toBe('CT');
  });

  it('keeps several values where any of them may be meant', () => {
    const several: Row = { field: 'study.study_description', op: 'in', value: ['chest', 'thorax'] };
    expect(withOperator(several, { op: 'contains', isAge: false }).value).toEqual([
      'chest',
      'thorax',
    ]);
  });

  it('drops the value where there is nothing to compare with', () => {
    expect(withOperator(row, { op: 'is_empty', isAge: false })).toEqual({
      field: 'study.modality',
      op: 'is_empty',
    });
  });

  it('does not take a date for an age, or an age for a date', () => {
    const date: Row = { field: 'study.study_date', op: 'ge', value: '20240131' };
    const aged = withOperator(date, { op: 'ge', isAge: true });
    expect(aged).toEqual({ field: 'study.study_date', op: 'ge', as: 'years_old' });
    const back = withOperator({ ...aged, value: 18 }, { op: 'ge', isAge: false });
    expect(back).toEqual({ field: 'study.study_date', op: 'ge' });
  });
});

describe('another field', () => {
  it('asks what is usually asked of it when the test is new', () => {
    const fresh: Row = { field: '', op: 'in' };
    expect(withField(fresh, 'study.patient_birth_date', text, birthDate)).toEqual({
      field: 'study.patient_birth_date',
      op: 'ge',
      as: 'years_old',
    });
    expect(withField(fresh, 'study.modality', text, modality)).toEqual({
      field: 'study.modality',
      op: 'in',
    });
  });

  it('keeps operator and value among fields of a kind, and forgets how the old one compared', () => {
    const row: Row = {
      field: 'study.study_description',
      op: 'contains',
      value: 'chest',
      matchCase: true,
      type: 'text',
    };
    expect(withField(row, 'study.patient_comments', text, text)).toEqual({
      field: 'study.patient_comments',
      op: 'contains',
      value: 'chest',
      matchCase: true,
    });
  });

  it('asks what is usual of the new field too, unless somebody has chosen otherwise', () => {
    const row: Row = { field: 'study.modality', op: 'in' };
    expect(withField(row, 'study.study_description', modality, text)).toEqual({
      field: 'study.study_description',
      op: 'contains',
    });
    expect(withField({ ...row, op: 'not_in' }, 'study.patient_name', modality, text)).toEqual({
      field: 'study.patient_name',
      op: 'not_in',
    });
  });

  it('never leaves an operator that the field has no use for', () => {
    const row: Row = { field: 'study.study_description', op: 'contains', value: 'chest' };
    expect(withField(row, 'study.image_count', text, number)).toEqual({
      field: 'study.image_count',
      op: 'ge',
    });
  });
});
