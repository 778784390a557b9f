import type { Condition, Row } from '../../model/condition.ts';
import type { ConditionNode } from '../../model/graph.ts';
import type { Json } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import { splitPath } from '../compile/rowTypes.ts';
import { isRow, opposite } from '../conditions.ts';
import { setting } from './fixes.ts';

/**
 * The smallest change after which something can pass. Two values that are wanted of one field at once were probably
 * meant as *one of*; of other tests that contradict each other the later one goes.
 */
export function madePossible(
  { id, when }: ConditionNode,
  isImpossible: (when: Condition) => boolean,
): Problem['fix'] {
  const parts = partsOf(when);
  const pairs = parts.flatMap((one, i) =>
    parts.slice(i + 1).map((other, j) => ({ one, other, i, j: i + 1 + j })),
  );
  const pair = pairs.find(({ one, other }) => isImpossible({ all: [one, other] }));
  if (!pair) return undefined;
  const rest = parts.filter((_, index) => index !== pair.j);
  const joined = join(pair.one, pair.other);
  if (joined) {
    const after = { all: rest.map((part, index) => (index === pair.i ? joined : part)) };
    const values = [joined.value].flat().join(' or ');
    if (!isImpossible(after)) return changing(`Ask for ${values}`, id, after);
  }
  const after = { all: rest };
  return isImpossible(after) ? undefined : changing('Remove the later test', id, after);
}

function changing(label: string, node: string, when: Condition): Problem['fix'] {
  // A condition is plain data, and JSON has no word for undefined.
  return setting(label, node, ['when'], JSON.parse(JSON.stringify(when)) as Json);
}

/** What has to hold all at once, with *not* pushed down and brackets around one thing opened. */
function partsOf(when: Condition): readonly Condition[] {
  if ('not' in when) {
    const turned = opposite(when.not);
    return 'not' in turned ? [] : partsOf(turned);
  }
  if ('any' in when) {
    const [only, another] = when.any;
    return only && !another ? partsOf(only) : [];
  }
  return 'all' in when ? when.all : [when];
}

/** *is CT* and *is MR* as *is one of CT, MR*. */
function join(one: Condition, other: Condition): Row | null {
  if (!isRow(one) || !isRow(other) || !isChoice(one) || !isChoice(other)) return null;
  if (!sameField(one, other) || one.matchCase !== other.matchCase) return null;
  const values = [one.value ?? [], other.value ?? []].flat();
  return { ...one, op: 'in', value: [...new Set(values)] };
}

function isChoice({ op, as }: Row): boolean {
  return (op === 'equals' || op === 'in') && as === undefined;
}

function sameField(one: Row, other: Row): boolean {
  const [a, b] = [splitPath(one.field), splitPath(other.field)];
  return a.object === b.object && a.field === b.field;
}
