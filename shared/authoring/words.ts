import type { Age, Operator } from '../model/condition.ts';

/** How an operator reads between a field and a value: `modality is CT`. */
export const operatorWords: Readonly<Record<Operator, string>> = {
  equals: 'is',
  not_equals: 'is not',
  in: 'is one of',
  not_in: 'is none of',
  contains: 'contains',
  not_contains: 'does not contain',
  begins_with: 'begins with',
  not_begins_with: 'does not begin with',
  matches: 'matches',
  not_matches: 'does not match',
  like: 'is like',
  not_like: 'is not like',
  gt: 'is more than',
  not_gt: 'is not more than',
  ge: 'is at least',
  not_ge: 'is not at least',
  lt: 'is less than',
  not_lt: 'is not less than',
  le: 'is at most',
  not_le: 'is not at most',
  has_value: 'has a value',
  is_empty: 'is empty',
};

export const ageUnits: Readonly<Record<Age, string>> = {
  years_old: 'year',
  days_old: 'day',
  hours_old: 'hour',
  minutes_old: 'minute',
};

/** `CT`, `CT or MR`, `CT, MR or US`. */
export function listOf(words: readonly string[], conjunction: 'and' | 'or'): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1) ?? ''}`;
}

/** `PATEL^AHMED^^DR` is “PATEL, AHMED”. */
export function personWords(dicom: string): string {
  const [letters = ''] = dicom.split('=');
  const [family = '', given = ''] = letters.split('^').map((part) => part.trim());
  return [family, given].filter((part) => part !== '').join(', ');
}

/** `1 hour`, `2 hours`. */
export function counted(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** A span of time in words: `10 minutes`, `1 hour 30 minutes`. */
export function spanOf(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(counted(count, unit));
    rest -= count * size;
  }
  return parts.join(' ') || '0 seconds';
}
