import { findField, type CatalogueField } from '../../catalogue.ts';
import { closest } from '../../catalogue/closest.ts';
import { splitOperator, type Row } from '../../model/condition.ts';
import type { Json } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import { splitPath, typedRow } from '../compile/rowTypes.ts';
import { checkPattern, rewriting } from '../patterns.ts';
import { problem } from '../problems.ts';
import { listOf, operatorWords } from '../words.ts';
import { fieldName, setting } from './fixes.ts';
import { readProblems } from './references.ts';
import type { View } from './view.ts';

/** A row, its node, and its place in the node. */
export interface PlacedRow {
  readonly row: Row;
  readonly node: string;
  readonly path: readonly (string | number)[];
}

/** One test: its field, its operator and its value. */
export function rowProblems(view: View, placed: PlacedRow): Problem[] {
  const { row, node, path } = placed;
  if (row.field.trim() === '') {
    return [problem('condition.no_field', [], { node, field: fieldName([...path, 'field']) })];
  }
  const read = readProblems(view, {
    node,
    path: row.field,
    field: fieldName([...path, 'field']),
    replace: (to) => setting(`Use ${to}`, node, [...path, 'field'], to),
  });
  return [...read, ...valueProblems(view, placed)];
}

function valueProblems(view: View, placed: PlacedRow): Problem[] {
  const { row, node, path } = placed;
  const { positive } = splitOperator(row.op);
  if (positive === 'has_value') return [];
  const field = fieldName([...path, 'value']);
  const values = valuesOf(row);
  if (values.length === 0) {
    return [problem('condition.no_value', [operatorWords[row.op]], { node, field })];
  }
  if (values.every((value) => value === '')) {
    return positive === 'matches' || positive === 'equals' || positive === 'in'
      ? [problem('condition.empty_value', [], { node, field })]
      : [problem('condition.no_value', [operatorWords[row.op]], { node, field })];
  }
  const single = Array.isArray(row.value) && /^(equals|gt|ge|lt|le)$/.test(positive);
  if (single) return [listForOne(placed, field)];
  if (positive === 'matches') return patternProblems(placed, field);
  return [...kindProblems(view, placed, field), ...usualProblems(view, placed, field)];
}

function listForOne({ row, node, path }: PlacedRow, field: string): Problem {
  const { positive, negated } = splitOperator(row.op);
  const op = negated ? 'not_in' : 'in';
  const fix =
    positive === 'equals'
      ? setting(`Use “${operatorWords[op]}”`, node, [...path, 'op'], op)
      : undefined;
  return problem('condition.list_for_one', [operatorWords[row.op]], { node, field, fix });
}

function patternProblems({ row, node, path }: PlacedRow, field: string): Problem[] {
  return valuesOf(row).flatMap((value) => {
    const checked = checkPattern(value);
    switch (checked.kind) {
      case 'ok':
        return [];
      case 'invalid': {
        const { why, position } = checked;
        return [problem('pattern.invalid', [why, position], { node, field, position })];
      }
      case 'outside': {
        const instead = rewriting(row);
        const words = instead && `${operatorWords[instead.op]} ${valuesOf(instead).join(', ')}`;
        const fix = instead
          ? setting(`Use “${words ?? ''}”`, node, path, asJson(instead))
          : undefined;
        const { construct, position } = checked;
        return [
          problem('pattern.outside', [construct, instead !== null], { node, field, position, fix }),
        ];
      }
    }
  });
}

/** Whether the values are of the kind that the field holds. Parts of texts may be anything. */
export function kindProblems(view: View, { row, node, path }: PlacedRow, field: string): Problem[] {
  const { positive } = splitOperator(row.op);
  if (positive === 'contains' || positive === 'begins_with' || positive === 'like') return [];
  const { object, field: name } = splitPath(row.field);
  const known = findField(view.context.catalogue, object, name);
  const place = { node, field };
  if (row.as !== undefined) {
    const isDate = !known || known.pattern || known.type === 'date' || known.type === 'datetime';
    const at = { node, field: fieldName([...path, 'as']) };
    if (!isDate) return [problem('condition.age_of_no_date', [row.field], at)];
    return wrong(row, isNumber, 'condition.not_a_number', place);
  }
  const { type } = typedRow(view.context.catalogue, row);
  switch (type) {
    case 'number':
      return wrong(row, isNumber, 'condition.not_a_number', place);
    case 'date':
      return wrong(row, isDay, 'condition.not_a_date', place);
    case 'datetime':
      return wrong(row, isInstant, 'condition.not_a_point_in_time', place);
    case 'text':
    case undefined:
      return known && !known.pattern ? lettersAgainstNumber(known, { row, node, path }) : [];
  }
}

/**
 * Texts are put in order letter by letter, unless both sides are numbers. Fields of text that hold numbers all the same
 * (a time of birth, 081500) have a sample that is one.
 */
function lettersAgainstNumber(known: CatalogueField, { row, node, path }: PlacedRow): Problem[] {
  const { positive } = splitOperator(row.op);
  const isOrder = /^(gt|ge|lt|le)$/.test(positive);
  const holdsNumbers = isNumber(String(known.sample ?? '')) || known.type === 'flag';
  if (!isOrder || holdsNumbers || !valuesOf(row).every(isNumber)) return [];
  const isListed = known.values?.some(({ value }) => !isNumber(value)) ?? false;
  const fix = isListed
    ? undefined
    : setting('Compare as numbers', node, [...path, 'type'], 'number');
  const args = [row.field, operatorWords[row.op], isListed] as const;
  const place = { node, field: fieldName([...path, 'op']), fix };
  return [problem('condition.number_in_text', [...args], place)];
}

function wrong(
  row: Row,
  fits: (value: string) => boolean,
  code: 'condition.not_a_number' | 'condition.not_a_date' | 'condition.not_a_point_in_time',
  place: { node: string; field: string },
): Problem[] {
  return valuesOf(row)
    .filter((value) => !fits(value))
    .map((value) => problem(code, [value], place));
}

/** Fields with a list of values may hold others too (newer ones, an account's own): a warning only. */
function usualProblems(view: View, { row, node, path }: PlacedRow, field: string): Problem[] {
  const { positive } = splitOperator(row.op);
  const { object, field: name } = splitPath(row.field);
  const usual = findField(view.context.catalogue, object, name)?.values?.map(({ value }) => value);
  if (!usual || (positive !== 'equals' && positive !== 'in') || row.as) return [];
  const known = new Set(usual.map((value) => value.toLowerCase()));
  return valuesOf(row).flatMap((value, index) => {
    if (value === '' || known.has(value.toLowerCase())) return [];
    const suggestion = closest(value, usual);
    const at = Array.isArray(row.value) ? [...path, 'value', index] : [...path, 'value'];
    const fix =
      suggestion === undefined ? undefined : setting(`Use ${suggestion}`, node, at, suggestion);
    const shown = usual.length > 12 ? `${usual.slice(0, 12).join(', ')}, …` : listOf(usual, 'or');
    return [problem('condition.unusual_value', [value, shown], { node, field, fix })];
  });
}

function asJson(row: Row): Json {
  const entries = Object.entries(row).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}

function valuesOf(row: Row): string[] {
  if (row.value === undefined) return [];
  return (Array.isArray(row.value) ? row.value : [row.value]).map(String);
}

function isNumber(value: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(value.trim());
}

function isDay(value: string): boolean {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(value.trim());
  if (!parts) return false;
  const [year, month, day] = parts.slice(1, 4).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

function isInstant(value: string): boolean {
  const time = /^\S+(?:[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
  return isDay(value) && time.test(value.trim());
}
