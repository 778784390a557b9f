import type { Condition, Leaf } from '../../model/condition.ts';
import type { PlatformEvent } from '../../model/event.ts';
import type { Compiled, Reason } from './compiled.ts';
import { compileHl7, compileMime, compileRaw } from './leaves.ts';
import { compileRow } from './row.ts';
import { compileWithin } from './within.ts';

const cache = new WeakMap<Condition, Map<string, Compiled>>();

/**
 * A condition made ready, once per condition and time zone. Conditions are values: one that is changed in place would
 * go on matching as it was.
 */
export function compiled(condition: Condition, timeZone: string): Compiled {
  let zones = cache.get(condition);
  if (!zones) cache.set(condition, (zones = new Map<string, Compiled>()));
  let ready = zones.get(timeZone);
  if (!ready) zones.set(timeZone, (ready = withBlock(compileCondition(condition, timeZone))));
  return ready;
}

/** Whether the condition holds for the event; ages, weekdays and dates count in `timeZone`. */
export function evaluate(
  condition: Condition,
  event: PlatformEvent,
  { timeZone }: { timeZone: string },
): boolean {
  return compiled(condition, timeZone).holds(event);
}

/** Turned round, what cannot be judged would hold for everything: so the whole condition does not. */
function withBlock(inner: Compiled): Compiled {
  if (!inner.blocked) return inner;
  return {
    blocked: true,
    holds: () => false,
    explain: (event, path) =>
      inner.explain(event, path).map((reason) => ({ ...reason, decisive: reason.blocks === true })),
  };
}

function compileCondition(condition: Condition, timeZone: string): Compiled {
  if ('all' in condition) return compileGroup(condition.all, 'all', timeZone);
  if ('any' in condition) return compileGroup(condition.any, 'any', timeZone);
  if ('not' in condition) return compileNot(condition.not, timeZone);
  return compileLeaf(condition, timeZone);
}

function compileLeaf(leaf: Leaf, timeZone: string): Compiled {
  if ('field' in leaf) return compileRow(leaf, timeZone);
  if ('hl7' in leaf) return compileHl7(leaf);
  if ('mime' in leaf) return compileMime(leaf, timeZone);
  if ('within' in leaf) return compileWithin(leaf, timeZone);
  return compileRaw(leaf);
}

function compileGroup(
  parts: readonly Condition[],
  kind: 'all' | 'any',
  timeZone: string,
): Compiled {
  const children = parts.map((part) => compileCondition(part, timeZone));
  const holds =
    kind === 'all'
      ? (event: PlatformEvent): boolean => children.every((child) => child.holds(event))
      : (event: PlatformEvent): boolean => children.some((child) => child.holds(event));
  return {
    blocked: children.some((child) => child.blocked),
    holds,
    explain: (event, path) => {
      const outcome = holds(event);
      return children.flatMap((child, index) => {
        const reasons = child.explain(event, `${path}.${kind}.${String(index)}`);
        return child.holds(event) === outcome ? reasons : reasons.map(indecisive);
      });
    },
  };
}

function compileNot(part: Condition, timeZone: string): Compiled {
  const child = compileCondition(part, timeZone);
  return {
    blocked: child.blocked,
    holds: (event) => !child.holds(event),
    explain: (event, path) => child.explain(event, `${path}.not`),
  };
}

function indecisive(reason: Reason): Reason {
  return { ...reason, decisive: false };
}
