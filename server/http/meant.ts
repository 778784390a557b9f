import type { z } from 'zod';
import { closest } from '../../shared/catalogue/closest.ts';

/** What people from other programs call a thing of ours. */
const otherWords: Readonly<Record<string, string>> = {
  call: 'action',
  webhook: 'action',
  http: 'action',
  request: 'action',
  event: 'trigger',
  start: 'trigger',
  if: 'condition',
  filter: 'condition',
  switch: 'split',
  branch: 'split',
  delay: 'wait',
  sleep: 'wait',
  comment: 'note',
  and: 'all',
  every: 'all',
  or: 'any',
  some: 'any',
  '=': 'equals',
  '==': 'equals',
  eq: 'equals',
  is: 'equals',
  '!=': 'not_equals',
  '<>': 'not_equals',
  ne: 'not_equals',
  is_not: 'not_equals',
  '>': 'gt',
  greater: 'gt',
  greater_than: 'gt',
  after: 'gt',
  '>=': 'ge',
  gte: 'ge',
  at_least: 'ge',
  '<': 'lt',
  less: 'lt',
  less_than: 'lt',
  before: 'lt',
  '<=': 'le',
  lte: 'le',
  at_most: 'le',
  one_of: 'in',
  includes: 'contains',
  starts_with: 'begins_with',
  regex: 'matches',
  regexp: 'matches',
  exists: 'has_value',
  empty: 'is_empty',
};

/** Which of the names is meant by a value that is none of them: another program's word, or a slip of the finger. */
export function meantBy(value: string, names: readonly string[]): string | undefined {
  const word = value.toLowerCase();
  const other = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  const known = names.find((name) => name === other);
  return known ?? (value.length > 2 ? closest(value, names) : undefined);
}

/** The keys by which one sees that something is meant as a condition, and as which kind. */
const conditionKeys = ['field', 'op', 'all', 'any', 'not', 'hl7', 'mime', 'within', 'raw'] as const;
const groups = ['all', 'any', 'not'] as const;

/**
 * What to say where a condition is wanted and an object has none of the keys of one: which of them it lacks would be
 * a guess. Null everywhere else.
 */
export function noCondition(issue: z.core.$ZodIssueInvalidUnion, value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (conditionKeys.some((key) => Object.hasOwn(value, key))) return null;
  const lacks = (key: string) =>
    issue.errors.some((branch) => branch.some(({ path: [at, deeper] }) => at === key && !deeper));
  if (!conditionKeys.every(lacks)) return null;
  const [meant] = Object.keys(value).flatMap((key) => meantBy(key, groups) ?? []);
  const ask = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `is not a condition: write {"field": ..., "op": ..., "value": ...}, or "all", "any" or "not" with conditions in it${ask}`;
}
