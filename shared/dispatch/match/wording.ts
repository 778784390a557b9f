import type { Age, Operator, Row } from '../../model/condition.ts';
import { dayLength, readMoment } from './calendar.ts';
import { typeOf, wantedOf } from './compare.ts';
import { textOf } from './values.ts';

/** Stands where a value would be, for people who may not see it. */
export const hidden = '•••';
const longest = 120;

/** A value as it is shown: at most 120 characters. */
export function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A date as people write it, `29 Mar 1943`; with a time of day, or where it is none, as it stands. */
export function dayWords(value: unknown): string {
  const moment = readMoment(value);
  if (!moment || moment.time !== null) return shown(value);
  const date = new Date(moment.day * dayLength);
  return `${String(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ''} ${String(date.getUTCFullYear())}`;
}

/** A field's name for people: `study.patient_birth_date` is "patient birth date", `user.name` stays "user.name". */
export function fieldName(field: string): string {
  const name = field.startsWith('study.') ? field.slice('study.'.length) : field;
  return name.includes('.') ? name : name.replaceAll('_', ' ');
}

interface Seen {
  readonly actual: string;
  readonly missing: boolean;
  readonly unreadable: boolean;
  readonly refused: string | undefined;
  readonly age: unknown;
}

/** "modality is MR; the rule wants CT or MR". */
export function wordRow(row: Row, seen: Seen): string {
  if (seen.refused !== undefined) {
    return `the pattern for ${fieldName(row.field)} cannot run here: ${seen.refused}`;
  }
  return `${fieldName(row.field)} ${wordSeen(row, seen)}; the rule wants ${wordWanted(row)}`;
}

function wordSeen(row: Row, seen: Seen): string {
  if (seen.missing) return 'is missing';
  if (seen.unreadable) return `is ${seen.actual}, which cannot be read as ${kindOf(row)}`;
  if (!row.as) return `is ${seen.actual}`;
  return seen.actual === hidden
    ? `is ${hidden}`
    : `is ${seen.actual}, ${wordAge(Number(seen.age), row.as)}`;
}

function kindOf(row: Row): string {
  return row.as || typeOf(row) !== 'number' ? 'a date' : 'a number';
}

const units: Readonly<Record<Age, string>> = {
  years_old: 'year',
  days_old: 'day',
  hours_old: 'hour',
  minutes_old: 'minute',
};

function wordAge(age: number, unit: Age): string {
  return `${wordLapse(String(age), unit)} old`;
}

/** "1 year", "18 years". */
function wordLapse(count: string, unit: Age): string {
  return `${count} ${units[unit]}${count === '1' ? '' : 's'}`;
}

const wordings: Readonly<Record<Operator, (wanted: string) => string>> = {
  equals: (wanted) => wanted,
  not_equals: (wanted) => `anything but ${wanted}`,
  in: (wanted) => wanted,
  not_in: (wanted) => `anything but ${wanted}`,
  contains: (wanted) => `text that contains ${wanted}`,
  not_contains: (wanted) => `text that does not contain ${wanted}`,
  begins_with: (wanted) => `text that begins with ${wanted}`,
  not_begins_with: (wanted) => `text that does not begin with ${wanted}`,
  matches: (wanted) => `text that matches ${wanted}`,
  not_matches: (wanted) => `text that does not match ${wanted}`,
  like: (wanted) => `text like ${wanted}`,
  not_like: (wanted) => `text unlike ${wanted}`,
  gt: (wanted) => `more than ${wanted}`,
  not_gt: (wanted) => `nothing above ${wanted}`,
  ge: (wanted) => `${wanted} or more`,
  not_ge: (wanted) => `less than ${wanted}, or none`,
  lt: (wanted) => `less than ${wanted}`,
  not_lt: (wanted) => `nothing below ${wanted}`,
  le: (wanted) => `${wanted} or less`,
  not_le: (wanted) => `more than ${wanted}, or none`,
  has_value: () => 'a value',
  is_empty: () => 'no value',
};

function wordWanted(row: Row): string {
  const { as } = row;
  const list = wantedOf(row).map((value) => (as ? wordLapse(textOf(value), as) : textOf(value)));
  const text = list.length === 0 ? 'nothing in particular' : orList(list);
  const wanted = wordings[row.op](text);
  return row.matchCase === true && list.length > 0 ? `${wanted} (capitals matter)` : wanted;
}

/** "CT", "CT or MR", "CT, MR or XA". */
export function orList(list: readonly string[]): string {
  if (list.length < 2) return list.join('');
  return `${list.slice(0, -1).join(', ')} or ${list.at(-1) ?? ''}`;
}
