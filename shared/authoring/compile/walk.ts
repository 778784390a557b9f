import type { Condition } from '../../model/condition.ts';
import type { Wire } from '../../model/graph.ts';
import { failedEvent, succeededEvent } from '../../model/webhook.ts';
import type { ActionNode, TriggerNode } from '../../model/graph.ts';
import type { Flow } from '../flow.ts';
import { everything, nothing, type Diagram, type Diagrams } from './diagram.ts';
import type { Decision } from './variables.ts';

/** Where something begins: a trigger, or the exit of an action. */
export type Source =
  | { readonly kind: 'trigger'; readonly id: string; readonly node: TriggerNode }
  | {
      readonly kind: 'exit';
      /** `action.exit` */
      readonly id: string;
      readonly node: ActionNode;
      readonly exit: 'succeeded' | 'failed';
    };

/** One way to a node, and the seconds of the waits on it. */
export interface Way {
  readonly seconds: number;
  readonly node: string;
  /** The way up to here; null at the source's node. */
  readonly before: Way | null;
}

/** Node ids of a way, from the source's node on. */
export function nodesOf(way: Way): string[] {
  const nodes: string[] = [];
  for (let part: Way | null = way; part; part = part.before) nodes.unshift(part.node);
  return nodes;
}

/** What is known on arriving at a node from one source. */
export interface Arrival {
  readonly when: Diagram;
  /** The same in its author's words, where one exit alone decides. */
  readonly wording: Condition | null;
  /** The first way, and the first whose waits come to another total where there is one. */
  readonly ways: readonly [Way, Way?];
}

/** Triggers first, then the wired exits of actions, each in the order of the nodes. */
export function sourcesOf(flow: Flow): Source[] {
  const triggers: Source[] = [];
  const exits: Source[] = [];
  for (const node of flow.byId.values()) {
    if (node.kind === 'trigger') triggers.push({ kind: 'trigger', id: node.id, node });
    if (node.kind !== 'action') continue;
    for (const exit of ['succeeded', 'failed'] as const) {
      const wired = flow.outOf.get(node.id)?.some((wire) => wire.exit === exit);
      if (wired) exits.push({ kind: 'exit', id: `${node.id}.${exit}`, node, exit });
    }
  }
  return [...triggers, ...exits];
}

/** The event that a source answers to. */
export function eventOf(source: Source): string {
  if (source.kind === 'trigger') return source.node.event;
  return source.exit === 'failed' ? failedEvent : succeededEvent;
}

/**
 * Everything that is reached from a source, conditions and waits gathered on the way. An action is where a walk ends:
 * what lies behind its exits begins with a source of its own.
 */
export function walk(
  flow: Flow,
  source: Source,
  decisions: ReadonlyMap<string, Decision>,
  diagrams: Diagrams,
): Map<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  const start: Arrival = {
    when: everything,
    wording: null,
    ways: [{ seconds: 0, node: source.node.id, before: null }],
  };
  const follow = (wire: Wire, from: Arrival): void => {
    const decision = decisions.get(wire.from);
    const value = decision?.valueOf.get(wire.exit);
    const gate =
      decision && value !== undefined
        ? diagrams.is(decision.variable, decision.values, value)
        : everything;
    const wording =
      gate === everything
        ? from.wording
        : from.when === everything
          ? (decision?.wordings.get(wire.exit) ?? null)
          : null;
    const arriving = arriveBy(flow, wire, from, { when: diagrams.and(from.when, gate), wording });
    const before = arrivals.get(wire.to);
    arrivals.set(wire.to, before ? merge(diagrams, before, arriving) : arriving);
  };
  for (const wire of flow.outOf.get(source.node.id) ?? []) {
    if (source.kind === 'trigger' || wire.exit === source.exit) follow(wire, start);
  }
  for (const id of flow.order) {
    const arrival = arrivals.get(id);
    if (!arrival || flow.byId.get(id)?.kind === 'action') continue;
    for (const wire of flow.outOf.get(id) ?? []) follow(wire, arrival);
  }
  return arrivals;
}

function arriveBy(
  flow: Flow,
  wire: Wire,
  from: Arrival,
  condition: Pick<Arrival, 'when' | 'wording'>,
): Arrival {
  const node = flow.byId.get(wire.from);
  const added = node?.kind === 'wait' ? node.seconds : 0;
  const further = (way: Way): Way => ({
    seconds: way.seconds + added,
    node: wire.to,
    before: way,
  });
  const [first, other] = from.ways;
  return { ...condition, ways: other ? [further(first), further(other)] : [further(first)] };
}

/** A way that nothing can take says nothing about the waits. */
function merge(diagrams: Diagrams, a: Arrival, b: Arrival): Arrival {
  if (a.when === nothing) return b;
  if (b.when === nothing) return a;
  const when = diagrams.or(a.when, b.when);
  const [first] = a.ways;
  const other = [...a.ways, ...b.ways].find((way) => way?.seconds !== first.seconds);
  const wording = when === a.when ? a.wording : when === b.when ? b.wording : null;
  return { when, wording, ways: other ? [first, other] : [first] };
}
