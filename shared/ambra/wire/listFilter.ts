import {
  splitOperator,
  type Condition,
  type PositiveOperator,
  type Row,
  type ValueType,
} from '../../model/condition.ts';
import { listedType, splitField } from './fieldNames.ts';

type Value = string | number | boolean;

/** A row, or "is one of these or empty", as one condition of a list filter; or why there is none. */
export type ListCondition =
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): ListCondition => ({ kind: 'refused', why });

/** Writes a comparison; `orEmpty` also lets pass what has no value. */
export function writeListFilter(row: Row, timeZone: string, orEmpty = false): ListCondition {
  const { positive, negated } = splitOperator(row.op);
  if (negated && positive !== 'equals') {
    return refused(
      'the platform cannot say “not more than, or missing”; turn the comparison round, such as “at most” for “not more than”',
    );
  }
  const values = (row.value === undefined ? [] : [row.value].flat()).map((value) =>
    written(value, row, timeZone),
  );
  const problem = values.find((value) => value.kind === 'refused');
  if (problem) return problem;
  const texts = values.flatMap((value) => (value.kind === 'filter' ? [value.text] : []));
  const [first, another] = texts;
  if (first === undefined) return refused('there is no value to compare with');
  const isList = another !== undefined;
  const name = conditionName(positive, isList, negated, orEmpty);
  if (name === null) return refused('this comparison takes one value');
  const value = isList
    ? JSON.stringify(texts.map((text) => (row.type === 'number' ? Number(text) : text)))
    : first;
  return { kind: 'filter', text: `filter.${splitField(row.field).name}.${name}=${value}` };
}

function conditionName(
  op: PositiveOperator,
  isList: boolean,
  negated: boolean,
  orEmpty: boolean,
): string | null {
  if (op === 'equals' || op === 'in') {
    if (negated) return isList ? null : 'not_equals_or_null';
    return `${isList ? 'in' : 'equals'}${orEmpty ? '_or_null' : ''}`;
  }
  return isList || orEmpty ? null : op;
}

function written(value: Value, row: Row, timeZone: string): ListCondition {
  const whole = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
  const text = row.type === 'text' ? whole : whole.trim();
  if (text === '') return refused('there is no value to compare with');
  if (row.type === 'datetime') return writtenInstant(text, row, timeZone);
  const isNumber = typeof value === 'number' || (text !== '' && Number.isFinite(Number(text)));
  if (row.type === 'number' && !isNumber) return refused(`“${text}” is not a number`);
  // How the platform unwraps a value with such signs is not written anywhere.
  if (/[&\n\r]/.test(text))
    return refused('a compared value cannot hold “&” or a line break on the platform');
  return { kind: 'filter', text: row.type === 'number' ? String(Number(text)) : text };
}

/** The platform's instants are UTC without saying so. */
function writtenInstant(text: string, row: Row, timeZone: string): ListCondition {
  const hasZone = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text) && /\d[T ]\d{2}:\d{2}/.test(text);
  const isDay = /^(?:\d{4}-\d{2}-\d{2}|\d{8})$/.test(text);
  const isUtc = timeZone === 'UTC' && (!isDay || row.op === 'ge' || row.op === 'lt');
  const iso =
    isDay && text.length === 8 ? text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : text;
  const instant =
    hasZone || isUtc ? Date.parse(`${iso.replace(' ', 'T')}${hasZone || isDay ? '' : 'Z'}`) : NaN;
  if (Number.isNaN(instant)) {
    return refused(
      'the platform compares instants in UTC; write the moment so, such as 2026-03-01T00:00:00Z',
    );
  }
  return { kind: 'filter', text: new Date(instant).toISOString().slice(0, 19).replace('T', ' ') };
}

const condition =
  /^filter\.(.+?)\.(equals|not_equals|in)(_or_null)?=(.*)$|^filter\.(.+?)\.(like|gt|ge|lt|le)=(.*)$/s;

/** Reads a list filter of an object; null where a part of it is not understood. */
export function readListFilter(object: string, text: string): Condition | null {
  const parts = text.split('&').map((part) => readPart(object, part));
  if (parts.includes(null)) return null;
  const [only, another] = parts;
  return only && another === undefined ? only : { all: parts.filter((part) => part !== null) };
}

function readPart(object: string, part: string): Condition | null {
  const found = condition.exec(part);
  if (!found) return null;
  const field = `${object}.${found[1] ?? found[5] ?? ''}`;
  if (found[5] !== undefined)
    return comparison(field, found[6] as 'like' | 'gt' | 'ge' | 'lt' | 'le', found[7] ?? '');
  const orEmpty = found[3] !== undefined;
  const op = found[2] as 'equals' | 'not_equals' | 'in';
  const values = op === 'in' ? readList(found[4] ?? '') : [found[4] ?? ''];
  if (!values || values.includes('')) return null;
  const row = equality(field, op, values);
  const empty: Row = { field, op: 'is_empty', type: 'text' };
  const present: Row = { field, op: 'has_value', type: 'text' };
  // A database says of nothing neither that it is nor that it is not.
  if (op === 'not_equals') return orEmpty ? row : { all: [row, present] };
  return orEmpty ? { any: [row, empty] } : row;
}

function readList(text: string): Value[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(parsed) || parsed.length === 0) return null;
  const values: unknown[] = parsed;
  return values.every((value) => typeof value === 'string' || typeof value === 'number')
    ? values
    : null;
}

function equality(
  field: string,
  op: 'equals' | 'not_equals' | 'in',
  values: readonly Value[],
): Row {
  const type = typeFor(field, values, false);
  const read = values.map((value) => valueFor(value, type));
  const value = op === 'in' ? read : (read[0] ?? '');
  return { field, op, value, type, ...(type === 'text' ? { matchCase: true } : {}) };
}

function comparison(
  field: string,
  op: 'like' | 'gt' | 'ge' | 'lt' | 'le',
  text: string,
): Row | null {
  if (text === '') return null;
  if (op === 'like') return { field, op, value: text, type: 'text', matchCase: true };
  const type = typeFor(field, [text], true);
  return { field, op, value: valueFor(text, type), type };
}

/** What the catalogue says, and otherwise what the values look like. */
function typeFor(field: string, values: readonly Value[], ordered: boolean): ValueType {
  const listed = listedType(field);
  if (listed) return listed;
  const texts = values.map(String);
  if (ordered && texts.every((text) => /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(text)))
    return 'date';
  if (texts.every((text) => String(Number(text)) === text)) return 'number';
  const isInstant = texts.every((text) => /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text));
  return isInstant ? 'datetime' : 'text';
}

function valueFor(value: Value, type: ValueType): Value {
  const text = String(value);
  switch (type) {
    case 'text':
    case 'date':
      return text;
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'datetime':
      if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.length > 10) return text;
      return text.length > 10 ? `${text.replace(' ', 'T')}Z` : `${text}T00:00:00Z`;
  }
}
