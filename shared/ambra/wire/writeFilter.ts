import { splitOperator, type Condition, type Hl7Leaf, type Row } from '../../model/condition.ts';
import { doesNotCarry, platformFields } from './chain.ts';
import {
  attachmentEvents,
  hl7Events,
  hl7Filter,
  listFilter,
  listedType,
  splitField,
  toFilterField,
} from './fieldNames.ts';
import { writeListFilter } from './listFilter.ts';
import type { Filter } from './readFilter.ts';
import { alone, oneOfThem, writeExpression } from './writePattern.ts';

/** One condition as a filter, or why the platform has none for it. */
export type WrittenFilter =
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'refused'; readonly code: string; readonly why: string };

export interface FilterSetting {
  readonly event: string;
  readonly timeZone: string;
  /** The platform's uuid of a webhook, where it has another one there. */
  readonly uuidOf: (uuid: string) => string;
}

const refused = (code: string, why: string): WrittenFilter => ({ kind: 'refused', code, why });
const written = (field: string, pattern: string): WrittenFilter => ({
  kind: 'filter',
  filter: { field, pattern },
});

/** Writes one of the conditions that all have to hold, in canonical shape. */
export function writeFilter(condition: Condition, setting: FilterSetting): WrittenFilter {
  if ('any' in condition) return writeAny(condition.any, setting);
  if ('field' in condition) return writeRow(condition, setting);
  if ('hl7' in condition) return writeHl7(condition, setting);
  if ('raw' in condition) return written(condition.raw.filter_field, condition.raw.filter_regexp);
  if ('within' in condition) {
    return refused(
      'wire.within',
      'the platform’s webhooks know no weekdays and hours; run this rule here',
    );
  }
  return refused(
    'wire.not',
    'the platform cannot turn this condition round; say what you do want instead',
  );
}

function writeRow(row: Row, setting: FilterSetting): WrittenFilter {
  const problem = fieldProblem(row, setting);
  if (problem) return problem;
  if (row.as)
    return refused(
      'wire.age',
      'the platform’s filters cannot count ages; compare with a date, or run this rule here',
    );
  if (!isCompared(row)) return writeText(row, setting);
  const typed: Row = { ...row, type: typeOf(row) };
  return fromList(row, writeListFilter(typed, setting.timeZone));
}

function writeText(row: Row, { event, uuidOf }: FilterSetting): WrittenFilter {
  const expression = writeExpression(row.field === 'webhook.uuid' ? mapped(row, uuidOf) : row);
  if (!expression)
    return refused(
      'wire.no_value',
      'there is no value to compare with; use “is empty” to look for nothing',
    );
  return written(toFilterField(row.field, event), alone(expression));
}

function mapped(row: Row, uuidOf: (uuid: string) => string): Row {
  if (Array.isArray(row.value))
    return { ...row, value: row.value.map((value) => uuidOf(String(value))) };
  return typeof row.value === 'string' ? { ...row, value: uuidOf(row.value) } : row;
}

function fromList(row: Row, condition: ReturnType<typeof writeListFilter>): WrittenFilter {
  if (condition.kind === 'refused') return refused('wire.comparison', condition.why);
  const { object } = splitField(row.field);
  return written(object === 'study' ? listFilter : `${object}.${listFilter}`, condition.text);
}

/** Order, and the equality of what is no text, is a comparison; everything else is an expression over text. */
function isCompared(row: Row): boolean {
  const { positive } = splitOperator(row.op);
  if (positive === 'gt' || positive === 'ge' || positive === 'lt' || positive === 'le') return true;
  return (positive === 'equals' || positive === 'in') && typeOf(row) !== 'text';
}

function typeOf(row: Row): NonNullable<Row['type']> {
  if (row.type) return row.type;
  const values = row.value === undefined ? [] : [row.value].flat();
  const numbers = values.length > 0 && values.every((value) => typeof value === 'number');
  return listedType(row.field) ?? (numbers ? 'number' : 'text');
}

function fieldProblem(row: Row, { event }: FilterSetting): WrittenFilter | null {
  const { object } = splitField(row.field);
  if (row.field === 'attachment.mime_type' && !attachmentEvents.includes(event)) {
    return refused(
      'wire.mime',
      `only ${attachmentEvents.join(' and ')} have an attachment whose type can be filtered`,
    );
  }
  if (object === 'response' || object === 'parameters') {
    return refused('wire.field', `the platform cannot filter by ${row.field}`);
  }
  return platformFields(event, object)
    ? null
    : refused('wire.chain_field', doesNotCarry(event, row.field));
}

/** One of several can hold only within one field: filters are joined by *and*. */
function writeAny(parts: readonly Condition[], setting: FilterSetting): WrittenFilter {
  if (parts.length === 0) {
    return refused('wire.never', 'this condition never holds; suspend the action instead');
  }
  const rows = parts.filter((part) => 'field' in part);
  const [first] = rows;
  const sameField =
    rows.length === parts.length && new Set(rows.map((row) => splitKey(row.field))).size === 1;
  if (!first || !sameField) {
    return refused(
      'wire.either',
      'the platform joins conditions on different fields only by “and”; draw one way for each alternative',
    );
  }
  const problem = rows.map((row) => fieldProblem(row, setting)).find((one) => one !== null);
  if (problem) return problem;
  return rows.some((row) => row.as !== undefined || isCompared(row))
    ? writeOrEmpty(rows, setting)
    : writeEither(rows, setting);
}

function splitKey(field: string): string {
  const { object, name } = splitField(field);
  return `${object}.${name}`;
}

function writeEither(rows: readonly Row[], { event, uuidOf }: FilterSetting): WrittenFilter {
  const expressions = rows.map((row) =>
    writeExpression(row.field === 'webhook.uuid' ? mapped(row, uuidOf) : row),
  );
  const known = expressions.filter((expression) => expression !== null);
  if (known.length < expressions.length)
    return refused('wire.no_value', 'there is no value to compare with');
  return written(toFilterField(rows[0]?.field ?? '', event), oneOfThem(known));
}

/** "Is one of these, or empty" is the only either-or that a list filter has. */
function writeOrEmpty(rows: readonly Row[], setting: FilterSetting): WrittenFilter {
  const compared = rows.find((row) => row.op === 'equals' || row.op === 'in');
  const isPair = rows.length === 2 && rows.some((row) => row.op === 'is_empty');
  if (!compared || !isPair || compared.as) {
    return refused(
      'wire.either',
      'the platform joins comparisons only by “and”; draw one way for each alternative',
    );
  }
  return fromList(
    compared,
    writeListFilter({ ...compared, type: typeOf(compared) }, setting.timeZone, true),
  );
}

function writeHl7({ hl7 }: Hl7Leaf, { event }: FilterSetting): WrittenFilter {
  if (!hl7Events.includes(event)) {
    return refused(
      'wire.hl7',
      `only ${hl7Events.join(' and ')} have an HL7 message that can be filtered`,
    );
  }
  const entries = hl7.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([place, pattern]) => [placeOf(place), slashed(pattern)]),
    ),
  );
  return written(hl7Filter, JSON.stringify(entries));
}

/** `PID-5`, as people write it, would be the fifth PID on the platform. */
function placeOf(place: string): string {
  return place.replace(/^(\w{3})-(\d+)$/, '$1_$2');
}

function slashed(pattern: string): string {
  return /^\/.*\/[a-z]*$/s.test(pattern) ? pattern : `/${pattern.replaceAll('/', '\\/')}/`;
}
