import type { Condition } from '../../../shared/model/condition.ts';

/** How the parts of a group come together. */
export const modes = ['all', 'any', 'none', 'not_all'] as const;
export type Mode = (typeof modes)[number];

export type Path = readonly (string | number)[];

/** A condition as the builder shows it: a group, or one test. */
export type Shape =
  | { readonly kind: 'group'; readonly mode: Mode; readonly parts: readonly Part[] }
  | { readonly kind: 'test' };

export interface Part {
  readonly condition: Condition;
  /** Below the group. */
  readonly path: Path;
}

/** What is written `not` around an *any* is “none of”; around a single test likewise. */
export function shapeOf(condition: Condition): Shape {
  if ('all' in condition)
    return { kind: 'group', mode: 'all', parts: placed(condition.all, ['all']) };
  if ('any' in condition)
    return { kind: 'group', mode: 'any', parts: placed(condition.any, ['any']) };
  if (!('not' in condition)) return { kind: 'test' };
  const inner = condition.not;
  if ('any' in inner)
    return { kind: 'group', mode: 'none', parts: placed(inner.any, ['not', 'any']) };
  if ('all' in inner)
    return { kind: 'group', mode: 'not_all', parts: placed(inner.all, ['not', 'all']) };
  return { kind: 'group', mode: 'none', parts: [{ condition: inner, path: ['not'] }] };
}

function placed(conditions: readonly Condition[], path: Path): Part[] {
  return conditions.map((condition, index) => ({ condition, path: [...path, index] }));
}

/** A group of these parts. */
export function group(mode: Mode, parts: readonly Condition[]): Condition {
  switch (mode) {
    case 'all':
      return { all: [...parts] };
    case 'any':
      return { any: [...parts] };
    case 'none':
      return { not: { any: [...parts] } };
    case 'not_all':
      return { not: { all: [...parts] } };
  }
}

/** The condition as a group: a lone test becomes a group of one. */
export function asGroup(condition: Condition): { mode: Mode; parts: Condition[] } {
  const shape = shapeOf(condition);
  if (shape.kind === 'test') return { mode: 'all', parts: [condition] };
  return { mode: shape.mode, parts: shape.parts.map((part) => part.condition) };
}

/** One part put in the place of another, or (without one) taken away. */
export function withPart(condition: Condition, index: number, part: Condition | null): Condition {
  const { mode, parts } = asGroup(condition);
  const next = parts.flatMap((other, at) => (at !== index ? [other] : part === null ? [] : [part]));
  return group(mode, next);
}

export function withAdded(condition: Condition, part: Condition): Condition {
  const { mode, parts } = asGroup(condition);
  return group(mode, [...parts, part]);
}

/** A copy right behind the original, to change one thing about it. */
export function withDouble(condition: Condition, index: number): Condition {
  const { mode, parts } = asGroup(condition);
  return group(
    mode,
    parts.flatMap((part, at) => (at === index ? [part, part] : [part])),
  );
}

/** The part changes places with its neighbour; at the edge nothing happens. */
export function withMoved(condition: Condition, index: number, by: -1 | 1): Condition {
  const { mode, parts } = asGroup(condition);
  const [one, other] = [parts[index], parts[index + by]];
  if (one === undefined || other === undefined) return condition;
  const next = parts.map((part, at) => (at === index ? other : at === index + by ? one : part));
  return group(mode, next);
}

export function withMode(condition: Condition, mode: Mode): Condition {
  return group(mode, asGroup(condition).parts);
}
