import { complementOf, type Condition, type Leaf, type Row } from '../model/condition.ts';

/** Where in a condition something stands, as a path below `when`: `all.0`, `any.1.not`. */
export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly path: readonly (string | number)[];
}

export function isRow(condition: Condition): condition is Row {
  return 'field' in condition;
}

/** Every leaf with its place, in reading order. */
export function leavesOf(
  condition: Condition,
  path: readonly (string | number)[] = [],
): PlacedLeaf[] {
  if ('all' in condition) return condition.all.flatMap((c, i) => leavesOf(c, [...path, 'all', i]));
  if ('any' in condition) return condition.any.flatMap((c, i) => leavesOf(c, [...path, 'any', i]));
  if ('not' in condition) return leavesOf(condition.not, [...path, 'not']);
  return [{ leaf: condition, path }];
}

/** How many leaves a condition has, shared parts counted each time they appear. */
export function countLeaves(condition: Condition, known = new Map<Condition, number>()): number {
  const before = known.get(condition);
  if (before !== undefined) return before;
  const parts = partsOf(condition);
  const count = parts ? parts.reduce((sum, part) => sum + countLeaves(part, known), 0) : 1;
  known.set(condition, count);
  return count;
}

/** The exact opposite, pushed down to the leaves so that it reads (and travels) as well as the original. */
export function opposite(condition: Condition): Condition {
  if ('all' in condition) return { any: condition.all.map(opposite) };
  if ('any' in condition) return { all: condition.any.map(opposite) };
  if ('not' in condition) return condition.not;
  if (isRow(condition)) return { ...condition, op: complementOf(condition.op) };
  if (!('within' in condition)) return { not: condition };
  const { invert, ...rest } = condition.within;
  return { within: invert ? rest : { ...rest, invert: true } };
}

/** All of them: nested *all*s are laid open, and a single one stands for itself. */
export function allOf(parts: readonly Condition[]): Condition {
  const open = parts.flatMap((part) => ('all' in part ? part.all : [part]));
  return open.length === 1 && open[0] ? open[0] : { all: open };
}

/** Any of them, laid open likewise. */
export function anyOf(parts: readonly Condition[]): Condition {
  const open = parts.flatMap((part) => ('any' in part ? part.any : [part]));
  return open.length === 1 && open[0] ? open[0] : { any: open };
}

/** Replaces every row; the rest keeps its shape. */
export function mapRows(condition: Condition, change: (row: Row) => Row): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => mapRows(part, change)) };
  if ('any' in condition) return { any: condition.any.map((part) => mapRows(part, change)) };
  if ('not' in condition) return { not: mapRows(condition.not, change) };
  return isRow(condition) ? change(condition) : condition;
}

function partsOf(condition: Condition): readonly Condition[] | null {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : null;
}
