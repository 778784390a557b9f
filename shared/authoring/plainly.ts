import type { Condition, Row } from '../model/condition.ts';
import { splitPath } from './compile/rowTypes.ts';
import { isRow } from './conditions.ts';

/**
 * A condition written in the one way that all conditions share which plainly ask the same: `in ["CT"]` as `equals "CT"`,
 * values and parts in one order, a group of one as its part, and without what another part settles: whatever is MR is not
 * CT. For comparing, not for running.
 */
export function plainly(condition: Condition): Condition {
  if ('all' in condition) return group('all', condition.all);
  if ('any' in condition) return group('any', condition.any);
  if ('not' in condition) return { not: plainly(condition.not) };
  return isRow(condition) ? plainRow(condition) : condition;
}

function group(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const plain = parts.map(plainly).flatMap((part) => {
    if (kind === 'all') return 'all' in part ? part.all : [part];
    return 'any' in part ? part.any : [part];
  });
  const telling = kind === 'all' ? plain.filter((part) => !isImplied(part, plain)) : plain;
  const distinct = new Map(telling.map((part) => [JSON.stringify(part), part]));
  const [first, ...others] = [...distinct].sort(([one], [other]) => (one < other ? -1 : 1));
  if (first && others.length === 0) return first[1];
  const ordered = first ? [first[1], ...others.map(([, part]) => part)] : [];
  return kind === 'all' ? { all: ordered } : { any: ordered };
}

/** Whether another of the parts that all have to hold leaves no doubt about this one. */
function isImplied(part: Condition, parts: readonly Condition[]): boolean {
  return parts.some((other) => isRow(other) && implies(other, part));
}

/** One of some values is none of others. */
function implies(row: Row, part: Condition): boolean {
  if ('any' in part) return part.any.some((one) => implies(row, one));
  if (!isRow(part) || row.as !== undefined || part.as !== undefined) return false;
  const isSame = row.field === part.field && row.matchCase === part.matchCase;
  if (!isSame || !isOneOf.test(row.op) || !isNoneOf.test(part.op)) return false;
  const values = valuesOf(row);
  return values.length > 0 && !valuesOf(part).some((value) => values.includes(value));
}

const isOneOf = /^(in|equals)$/;
const isNoneOf = /^not_(in|equals)$/;

function valuesOf({ value }: Row): readonly Scalar[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

type Scalar = Exclude<Row['value'], undefined | readonly unknown[]>;

function plainRow({ field, op, as, value, matchCase, type }: Row): Row {
  const { object, field: name } = splitPath(field);
  const list = valuesOf({ field, op, value });
  const isText = type === 'text' || type === undefined;
  const isWhole = /^(not_)?(in|equals)$/.test(op);
  const lowers = isText && isWhole && matchCase !== true;
  const values = [...new Set(list.map((one) => plainValue(one, lowers)))].sort(byText);
  const [only, another] = values;
  const isOne = only !== undefined && another === undefined;
  return {
    field: `${object}.${name}`,
    op: isOne ? (single[op] ?? op) : op,
    ...(as === undefined ? {} : { as }),
    ...(isOne ? { value: only } : values.length > 0 ? { value: values } : {}),
    ...(matchCase === true ? { matchCase } : {}),
    ...(type === undefined ? {} : { type }),
  };
}

const single: Partial<Record<Row['op'], Row['op']>> = { in: 'equals', not_in: 'not_equals' };

/** Text ignores case unless the row says otherwise. */
function plainValue(value: Scalar, lowers: boolean): Scalar {
  return lowers ? String(value).toLowerCase() : value;
}

function byText(one: Scalar, other: Scalar): number {
  return String(one) < String(other) ? -1 : 1;
}
