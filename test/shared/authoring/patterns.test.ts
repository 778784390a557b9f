import { describe, expect, it } from 'vitest';
import { checkPattern, rewriting } from '../../../shared/authoring/patterns.ts';
import type { Row } from '../../../shared/model/condition.ts';

describe('a pattern', () => {
  it.each(['^CT$', '/^ct$/i', '(?i)\\ACT\\z', '(?P<n>a)', '[(]', 'a{2,5}'])(
    '“%s” is fine',
    (text) => {
      expect(checkPattern(text)).toEqual({ kind: 'ok' });
    },
  );

  it.each([
    ['chest(', 5],
    ['a)', 1],
    ['x[a', 1],
    ['a**', 1],
    ['ab[z-a]', 3],
    ['a\\', 1],
    ['/CT/g', 4],
    ['/a(/', 2],
    ['(?=a)(', 5],
  ])('“%s” is invalid at %i', (text, position) => {
    expect(checkPattern(text)).toMatchObject({ kind: 'invalid', position });
  });

  it.each([
    ['^(?!CT$)', 1],
    ['(?<=a)b', 0],
    ['(a)\\1', 3],
    ['a++', 1],
    ['(?>a)', 0],
    ['\\(?!x', -1],
    ['[(?!]', -1],
    ['a{2000}', 1],
  ])('“%s” is outside at %i (-1: it is not)', (text, position) => {
    const checked = checkPattern(text);
    expect(checked).toMatchObject(position < 0 ? { kind: 'ok' } : { kind: 'outside', position });
  });
});

describe('a rewriting', () => {
  const row = (value: string, op: Row['op'] = 'matches'): Row => ({
    field: 'study.modality',
    op,
    value,
  });
  it.each<[string, Partial<Row> | null]>([
    ['^(?!CT$)', { op: 'not_equals', value: 'CT' }],
    ['^(?!CT$).*$', { op: 'not_equals', value: 'CT' }],
    ['^(?!(CT|MR)$)', { op: 'not_in', value: ['CT', 'MR'] }],
    ['^(?!(?:CT|MR)$)', { op: 'not_in', value: ['CT', 'MR'] }],
    ['^(?!CT$|MR$)', { op: 'not_in', value: ['CT', 'MR'] }],
    ['^(?!.*CT)', { op: 'not_contains', value: 'CT' }],
    ['^(?:(?!CT).)*$', { op: 'not_contains', value: 'CT' }],
    ['^(?!CT)', { op: 'not_begins_with', value: 'CT' }],
    ['^(?!A\\.B$)', { op: 'not_equals', value: 'A.B' }],
    ['/^(?!CT$)/', { op: 'not_equals', value: 'CT', matchCase: true }],
    ['/^(?!CT$)/i', { op: 'not_equals', value: 'CT' }],
    ['^(?!CT|MR$)', null],
    ['^(?!C.$)', null],
    ['^(?!\\d$)', null],
    ['^(?!.*CT|MR)', null],
    ['(?!CT$)', null],
  ])('of “%s” is %j', (value, expected) => {
    expect(rewriting(row(value))).toEqual(expected && { ...row(value), ...expected });
  });

  it('of the opposite is the opposite', () => {
    expect(rewriting(row('^(?!CT$)', 'not_matches'))).toEqual(row('CT', 'equals'));
    expect(rewriting(row('^(?!CT$)', 'equals'))).toBeNull();
  });
});
