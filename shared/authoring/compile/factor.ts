import { always, never, type Condition } from '../../model/condition.ts';
import { allOf, anyOf } from '../conditions.ts';
import { everything, nothing, tooLarge, type Diagram, type Diagrams } from './diagram.ts';

/** Says that a variable has one of these values. */
export type Literal = (variable: number, values: readonly number[]) => Condition;

/**
 * Writes a diagram as a condition, taken apart where all its ways run together: `(a or b) and (c or d)` stays a product
 * and does not become its four ways. Parts may be shared objects; count them before writing them out. Null where the
 * diagrams outgrew their bound.
 */
export function factor(diagrams: Diagrams, f: Diagram, literal: Literal): Condition | null {
  const done = new Map<Diagram, Condition | null>();
  const write = (diagram: Diagram): Condition | null => {
    if (diagram === tooLarge) return null;
    if (diagram === everything) return always;
    if (diagram === nothing) return never;
    const before = done.get(diagram);
    if (before !== undefined) return before;
    const condition = writeParts(diagram);
    done.set(diagram, condition);
    return condition;
  };

  function writeParts(diagram: Diagram): Condition | null {
    const must = meetingPoint(diagrams, diagram, nothing);
    if (must !== null)
      return both(allOf, write(diagrams.replace(diagram, must, everything)), write(must));
    const may = meetingPoint(diagrams, diagram, everything);
    if (may !== null)
      return both(anyOf, write(diagrams.replace(diagram, may, nothing)), write(may));
    return cases(diagram);
  }

  function cases(diagram: Diagram): Condition | null {
    const choice = diagrams.choice(diagram);
    if (!choice) return null;
    const parts: Condition[] = [];
    for (const target of new Set(choice.branches)) {
      if (target === nothing) continue;
      const values = choice.branches.flatMap((branch, value) => (branch === target ? [value] : []));
      const is = literal(choice.variable, values);
      const part = target === everything ? is : both(allOf, is, write(target));
      if (!part) return null;
      parts.push(part);
    }
    // A lone literal stays as its author wrote it.
    return parts.length === 1 && parts[0] ? parts[0] : anyOf(parts);
  }

  return write(f);
}

function both(
  join: (parts: Condition[]) => Condition,
  a: Condition | null,
  b: Condition | null,
): Condition | null {
  return a && b ? join([a, b]) : null;
}

/**
 * The first part through which every way passes that does not end in `dead`. Variables are ordered, so it is found by
 * one sweep: the part is alone among those that are reached and not yet passed.
 */
function meetingPoint(diagrams: Diagrams, f: Diagram, dead: Diagram): Diagram | null {
  const reached = new Set<Diagram>([f]);
  for (;;) {
    const next = topmost(diagrams, reached);
    if (next === null) return null;
    if (reached.size === 1 && next !== f) return next;
    reached.delete(next);
    for (const branch of diagrams.choice(next)?.branches ?? [])
      if (branch !== dead) reached.add(branch);
  }
}

function topmost(diagrams: Diagrams, among: ReadonlySet<Diagram>): Diagram | null {
  let best: Diagram | null = null;
  let level = Infinity;
  for (const diagram of among) {
    const variable = diagrams.choice(diagram)?.variable ?? Infinity;
    if (variable < level) {
      best = diagram;
      level = variable;
    }
  }
  return best;
}
