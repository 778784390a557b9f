import { findField, findObject, type NameKind } from '../../catalogue.ts';
import {
  splitOperator,
  weekdays,
  type Condition,
  type Hl7Leaf,
  type MimeLeaf,
  type Row,
  type WithinLeaf,
} from '../../model/condition.ts';
import { splitPath } from '../compile/rowTypes.ts';
import { isRow } from '../conditions.ts';
import { ageUnits, counted, listOf, operatorWords } from '../words.ts';
import { lowered, type Words } from './names.ts';

/** A condition in words: `modality is CT or MR and the patient is at least 18 years old`. */
export function describeCondition(condition: Condition, words: Words): string {
  return inWords(condition, words, 0);
}

/** A field in words: `modality`, `destination name`; of a family, what stands in its place. */
export function fieldWords(path: string, { catalogue }: Words): string {
  const { object, field } = splitPath(path);
  const known = findField(catalogue, object, field);
  const holder = lowered(findObject(catalogue, object)?.label ?? object);
  if (!known || known.pattern) {
    const custom = /^customfield-([0-9a-f]{8})/i.exec(field)?.[1];
    if (custom !== undefined) return `custom field ${custom}…`;
    return object === 'hl7' ? `HL7 ${field.replace(/^hash\./, '')}` : path;
  }
  const label = lowered(known.label);
  return object === 'study' || label.includes(holder) ? label : `${holder} ${label}`;
}

function inWords(condition: Condition, words: Words, depth: number): string {
  if ('all' in condition) {
    if (condition.all.length === 0) return 'always';
    return grouped(condition.all, 'and', words, depth);
  }
  if ('any' in condition) {
    if (condition.any.length === 0) return 'never';
    return grouped(condition.any, 'or', words, depth);
  }
  if ('not' in condition) return `not (${inWords(condition.not, words, 0)})`;
  if (isRow(condition)) return rowWords(condition, words);
  if ('hl7' in condition) return hl7Words(condition);
  if ('mime' in condition) return mimeWords(condition);
  if ('within' in condition) return withinWords(condition);
  return 'an imported filter passes';
}

function grouped(
  parts: readonly Condition[],
  conjunction: 'and' | 'or',
  words: Words,
  depth: number,
): string {
  const [only] = parts;
  if (only && parts.length === 1) return inWords(only, words, depth);
  const text = listOf(
    parts.map((part) => inWords(part, words, depth + 1)),
    conjunction,
  );
  return depth > 0 ? `(${text})` : text;
}

function rowWords(row: Row, words: Words): string {
  const { positive } = splitOperator(row.op);
  if (row.field.trim() === '') return '(a test is not finished)';
  if (row.as !== undefined) return ageWords(row, words);
  const field = fieldWords(row.field, words);
  const op = operatorWords[row.op];
  if (positive === 'has_value') return `${field} ${op}`;
  const values = valuesOf(row).map((value) => valueWords(row, value, words));
  if (values.length === 0) return `${field} ${op} …`;
  return `${field} ${wanted(row, values)}${row.matchCase === true ? ' (capitals matter)' : ''}`;
}

function wanted(row: Row, values: readonly string[]): string {
  if (row.op === 'in') return `is ${listOf(values, 'or')}`;
  if (row.op === 'not_in') {
    const [one = '', other = '', ...more] = values;
    if (more.length > 0) return `is none of ${listOf(values, 'and')}`;
    return `is ${values.length === 2 ? `neither ${one} nor ${other}` : `not ${one}`}`;
  }
  return `${operatorWords[row.op]} ${listOf(values, 'or')}`;
}

function ageWords(row: Row, words: Words): string {
  const unit = ageUnits[row.as ?? 'years_old'];
  const isPatient = splitPath(row.field).field === 'patient_birth_date';
  const who = isPatient ? 'the patient' : fieldWords(row.field, words);
  const { positive } = splitOperator(row.op);
  if (positive === 'has_value')
    return `${who} ${row.op === 'has_value' ? 'has a date' : 'has no date'}`;
  const ages = valuesOf(row).map((value) =>
    Number.isFinite(Number(value)) ? counted(Number(value), unit) : `“${value}”`,
  );
  const age = ages.length > 0 ? listOf(ages, 'or') : `… ${unit}s`;
  return `${who} ${operatorWords[row.op]} ${age} ${isPatient ? 'old' : 'ago'}`;
}

/** Single letters say nothing to people: their label does. */
function valueWords(row: Row, value: string, words: Words): string {
  const { object, field } = splitPath(row.field);
  const known = findField(words.catalogue, object, field);
  const label = known?.values?.find((other) => other.value === value)?.label;
  if (label !== undefined && value.length === 1) return lowered(label);
  const kind = nameKindOf(object, field);
  if (kind !== null && splitOperator(row.op).positive !== 'matches')
    return words.nameOf(kind, value) ?? value;
  return value === '' || /[\s,]/.test(value) ? `“${value}”` : value;
}

const holders: Readonly<Record<string, NameKind>> = {
  destination: 'destination',
  group: 'group',
  user: 'user',
  namespace: 'namespace',
};

function nameKindOf(object: string, field: string): NameKind | null {
  if (field === 'uuid') return holders[object] ?? null;
  if (/(^|_)namespace(_id)?$/.test(field)) return 'namespace';
  return /(^|_)user_id$/.test(field) ? 'user' : null;
}

function hl7Words({ hl7 }: Hl7Leaf): string {
  const tests = hl7.flatMap((entry) =>
    Object.entries(entry).map(
      ([place, pattern]) => `HL7 ${place || '…'} matches ${pattern || '…'}`,
    ),
  );
  return tests.length > 0 ? listOf(tests, 'and') : 'the HL7 message is looked at';
}

function mimeWords({ mime }: MimeLeaf): string {
  return `the attachment’s type ${operatorWords[mime.op]} ${mime.value || '…'}`;
}

const dayNames: Readonly<Record<(typeof weekdays)[number], string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

function withinWords({ within }: WithinLeaf): string {
  const { days, start, stop, tz, invert } = within;
  const isAllDay = start === '00:00' && stop === '24:00';
  const hours = isAllDay ? '' : ` ${start}–${stop}`;
  const zone = tz === undefined ? '' : ` (${tz})`;
  return `it is ${invert ? 'not ' : ''}${dayWords(days)}${hours}${zone}`;
}

/** `Monday to Friday` for neighbours, else one by one. */
function dayWords(days: readonly (typeof weekdays)[number][]): string {
  if (days.length === 7) return 'any day';
  const places = days.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b);
  const names = places.map((place) => dayNames[weekdays[place] ?? 'mon']);
  const [first = 0] = places;
  const areNeighbours = places.every((place, index) => place === first + index);
  if (areNeighbours && names.length > 2) return `${names[0] ?? ''} to ${names.at(-1) ?? ''}`;
  return names.length > 0 ? listOf(names, 'or') : 'no day';
}

function valuesOf(row: Row): string[] {
  if (row.value === undefined) return [];
  return (Array.isArray(row.value) ? row.value : [row.value]).map(String);
}
