import type { Condition } from '../../model/condition.ts';
import { canonical, conjunctsOf, keyOf } from './canonical.ts';
import { readFilter, type Filter } from './readFilter.ts';

/** Conditions that go out as they came in, and those that have to be written. */
export interface Merged {
  readonly kept: readonly Filter[];
  readonly rest: readonly Condition[];
  /** Nothing was added, changed or taken away. */
  readonly untouched: boolean;
}

/** Understanding has to be the same on both sides of a comparison, whatever could run when it was imported. */
const everythingRuns = (): boolean => true;

/** Finds which of the imported filters the condition still says, so that their original strings are used. */
export function mergeFilters(when: Condition, imported: readonly Filter[], event: string): Merged {
  const conjuncts = conjunctsOf(canonical(reread(when, event)));
  const open = new Map<string, Condition[]>();
  for (const conjunct of conjuncts) {
    const key = keyOf(conjunct);
    open.set(key, [...(open.get(key) ?? []), conjunct]);
  }
  const kept = imported.filter((filter) => take(filter, event, open));
  const rest = [...open.values()].flat();
  return { kept, rest, untouched: rest.length === 0 && kept.length === imported.length };
}

function take(filter: Filter, event: string, open: Map<string, Condition[]>): boolean {
  const says = conjunctsOf(canonical(readFilter(filter, event, everythingRuns))).map(keyOf);
  const wanted = new Map<string, number>();
  for (const key of says) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  for (const [key, count] of wanted) if ((open.get(key)?.length ?? 0) < count) return false;
  for (const [key, count] of wanted) open.set(key, (open.get(key) ?? []).slice(count));
  return true;
}

/** A filter that stayed raw on import is read again as if it could run. */
function reread(condition: Condition, event: string): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => reread(part, event)) };
  if ('any' in condition) return { any: condition.any.map((part) => reread(part, event)) };
  if ('not' in condition) return { not: reread(condition.not, event) };
  if (!('raw' in condition)) return condition;
  const { filter_field: field, filter_regexp: pattern } = condition.raw;
  return readFilter({ field, pattern }, event, everythingRuns);
}
