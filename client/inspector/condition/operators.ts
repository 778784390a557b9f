import type { FieldType } from '../../../shared/catalogue.ts';
import {
  ages,
  splitOperator,
  type Age,
  type Operator,
  type Row,
} from '../../../shared/model/condition.ts';

/** An operator as people choose it: of a date they also ask how long ago it is. */
export interface Choosable {
  /** `ge`, or `age:ge` for how old the date is. */
  readonly key: string;
  readonly op: Operator;
  readonly isAge: boolean;
  readonly words: string;
  /** Sets the comparisons of an age apart from those of the date. */
  readonly aside?: string;
}

export interface FieldKind {
  readonly type: FieldType;
  /** Only some values occur. */
  readonly isListed: boolean;
  /** A person's birth: ages are “old”, where of other dates they are “ago”. */
  readonly isBirth: boolean;
}

const wordsOfText: Readonly<Record<Operator, string>> = {
  equals: 'is',
  not_equals: 'is not',
  in: 'is one of',
  not_in: 'is none of',
  contains: 'contains',
  not_contains: 'does not contain',
  begins_with: 'begins with',
  not_begins_with: 'does not begin with',
  matches: 'matches pattern',
  not_matches: 'does not match pattern',
  like: 'is like (% = anything)',
  not_like: 'is not like (% = anything)',
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

const wordsOfDate: Partial<Record<Operator, string>> = {
  gt: 'is after',
  not_gt: 'is not after',
  ge: 'is on or after',
  not_ge: 'is not on or after',
  lt: 'is before',
  not_lt: 'is not before',
  le: 'is on or before',
  not_le: 'is not on or before',
};

const listed: readonly Operator[] = ['in', 'not_in', 'equals', 'not_equals'];
const parts: readonly Operator[] = ['contains', 'not_contains', 'begins_with', 'not_begins_with'];
const patterns: readonly Operator[] = ['matches', 'not_matches', 'like', 'not_like'];
const order: readonly Operator[] = ['gt', 'ge', 'lt', 'le'];
const presence: readonly Operator[] = ['has_value', 'is_empty'];

function usual({ type, isListed }: FieldKind): readonly Operator[] {
  switch (type) {
    case 'number':
      return ['equals', 'not_equals', ...order, 'in', 'not_in', ...presence];
    case 'date':
    case 'datetime':
      return ['equals', 'not_equals', ...order, ...presence];
    case 'flag':
      return ['equals', ...presence];
    case 'uuid':
      return [...listed, ...presence];
    case 'text':
    case 'email':
    case 'json':
      return isListed
        ? [...listed, ...parts, ...patterns, ...presence]
        : ['equals', 'not_equals', ...parts, 'in', 'not_in', ...patterns, ...presence];
  }
}

/**
 * The operators to choose from, the likeliest first. What a row already says is always among them, however unusual, so
 * that looking at a row never changes it.
 */
export function choosable(kind: FieldKind, row: Pick<Row, 'op' | 'as'>): Choosable[] {
  const isDate = kind.type === 'date' || kind.type === 'datetime';
  const plain = usual(kind).map((op) => choosableOf(op, false, kind));
  const aged = isDate ? order.map((op) => choosableOf(op, true, kind)) : [];
  const found = kind.isBirth ? [...aged, ...plain] : [...plain, ...aged];
  const own = choosableOf(row.op, row.as !== undefined && !isPresence(row.op), kind);
  return found.some(({ key }) => key === own.key) ? found : [...found, own];
}

export function keyOf({ op, as }: Pick<Row, 'op' | 'as'>): string {
  return as !== undefined && !isPresence(op) ? `age:${op}` : op;
}

function choosableOf(op: Operator, isAge: boolean, { type, isBirth }: FieldKind): Choosable {
  const isDate = type === 'date' || type === 'datetime';
  const words = (isDate && !isAge ? wordsOfDate[op] : undefined) ?? wordsOfText[op];
  if (!isAge) return { key: op, op, isAge, words };
  const ofAge = isBirth ? `age ${words}` : words;
  return { key: `age:${op}`, op, isAge, words: ofAge, aside: isBirth ? '… old' : '… ago' };
}

export function isPresence(op: Operator): boolean {
  return splitOperator(op).positive === 'has_value';
}

/** Whether the operator compares with any of several values by its nature. */
export function takesList(op: Operator): boolean {
  return splitOperator(op).positive === 'in';
}

/** Whether several values make sense, though one is the rule: any of them has to be found. */
export function mayTakeList(op: Operator): boolean {
  return /^(in|contains|begins_with|like|matches)$/.test(splitOperator(op).positive);
}

/** The row with another operator; its value comes along as far as it still means something. */
export function withOperator(row: Row, { op, isAge }: Pick<Choosable, 'op' | 'isAge'>): Row {
  const { as, value, ...rest } = row;
  if (isPresence(op)) return { ...rest, op };
  const wasAge = as !== undefined && !isPresence(row.op);
  const kept = wasAge === isAge ? value : undefined;
  return {
    ...rest,
    op,
    ...(isAge ? { as: as ?? ages[0] } : {}),
    ...valuePart(op, kept),
  };
}

function valuePart(op: Operator, value: Row['value']): Pick<Row, 'value'> {
  if (value === undefined) return {};
  if (takesList(op)) return { value: Array.isArray(value) ? value : value === '' ? [] : [value] };
  if (!Array.isArray(value) || (mayTakeList(op) && value.length > 1)) return { value };
  const [first] = value;
  return first === undefined ? {} : { value: first };
}

/**
 * The row about another field: the operator stays where it was chosen and fits, and the value where the field is of the
 * same kind.
 */
export function withField(row: Row, field: string, before: FieldKind, after: FieldKind): Row {
  const { type: _, ...rest } = row;
  const fits = choosable(after, { op: after.type === 'flag' ? 'equals' : 'in' }).some(
    ({ key }) => key === keyOf(row),
  );
  const isSameKind = before.type === after.type && before.isListed === after.isListed;
  const isBlank = row.field === '' && (row.value === undefined || row.value === '');
  if (isSameKind && fits && !isBlank) return { ...rest, field };
  const { value: __, as: ___, matchCase: ____, ...bare } = rest;
  const wasChosen = keyOf(row) !== keyOf(usualRow(before));
  const keeps = fits && wasChosen && !isBlank && row.as === undefined;
  return { ...bare, field, ...(keeps ? { op: row.op } : usualRow(after)) };
}

/** What people ask of a field of this kind more than anything else. */
export function usualRow(kind: FieldKind): Pick<Row, 'op' | 'as'> {
  if (kind.isBirth) return { op: 'ge', as: 'years_old' };
  switch (kind.type) {
    case 'number':
      return { op: 'ge' };
    case 'date':
    case 'datetime':
      return { op: 'ge' };
    case 'flag':
      return { op: 'equals' };
    case 'uuid':
      return { op: 'in' };
    case 'text':
    case 'email':
    case 'json':
      return { op: kind.isListed ? 'in' : 'contains' };
  }
}

export const ageWords: Readonly<Record<Age, string>> = {
  years_old: 'years',
  days_old: 'days',
  hours_old: 'hours',
  minutes_old: 'minutes',
};
