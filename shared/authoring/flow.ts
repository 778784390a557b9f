import { exitsOf, type Graph, type GraphNode, type Wire } from '../model/graph.ts';

/** A graph made ready for walking: nodes by id, wires by end, and an order in which every wire points forward. */
export interface Flow {
  readonly graph: Graph;
  readonly byId: ReadonlyMap<string, GraphNode>;
  /** Wires that can carry something, without those that close a loop. */
  readonly into: ReadonlyMap<string, readonly Wire[]>;
  readonly outOf: ReadonlyMap<string, readonly Wire[]>;
  /** Node ids, each after everything that leads to it. */
  readonly order: readonly string[];
  /** Groups of nodes that lead back to themselves, each as one way round. */
  readonly loops: readonly (readonly string[])[];
}

/**
 * Reads a graph as it is, drafts and mistakes included: wires that cannot carry anything (an unknown node or exit, into
 * a trigger or a note) are left out, and so are those within a loop. Of nodes with the same id the first counts.
 */
export function flowOf(graph: Graph): Flow {
  const byId = new Map<string, GraphNode>();
  for (const node of graph.nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const sound = graph.wires.filter((wire) => wireFault(byId, wire) === null);
  const all = groupBy(sound, (wire) => wire.from);
  const groups = stronglyConnected([...byId.keys()], all);
  const groupOf = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const forward = sound.filter((wire) => groupOf.get(wire.from) !== groupOf.get(wire.to));
  const outOf = groupBy(forward, (wire) => wire.from);
  const loops = groups.filter((ids) => ids.length > 1).map((ids) => oneWayRound(ids, all));
  return {
    graph,
    byId,
    into: groupBy(forward, (wire) => wire.to),
    outOf,
    order: orderOf([...byId.keys()], outOf),
    loops: [...loops, ...selfWires(graph)],
  };
}

export type WireFault = 'unknown_from' | 'unknown_to' | 'no_such_exit' | 'no_entrance' | 'self';

/** Why a wire cannot carry anything, or null. */
export function wireFault(byId: ReadonlyMap<string, GraphNode>, wire: Wire): WireFault | null {
  const from = byId.get(wire.from);
  const to = byId.get(wire.to);
  if (!from) return 'unknown_from';
  if (!to) return 'unknown_to';
  if (wire.from === wire.to) return 'self';
  if (!exitsOf(from).includes(wire.exit)) return 'no_such_exit';
  return to.kind === 'trigger' || to.kind === 'note' ? 'no_entrance' : null;
}

/** The way from one node to another along wires, both ends included, or null. The shortest there is. */
export function wayBetween(
  outOf: ReadonlyMap<string, readonly Wire[]>,
  from: string,
  to: string,
): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    if (id === to) return wayBack(cameFrom, to);
    for (const wire of outOf.get(id) ?? []) if (!cameFrom.has(wire.to)) cameFrom.set(wire.to, id);
  }
  return null;
}

/** The items by their keys, keys and items in the order in which they come. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function wayBack(cameFrom: ReadonlyMap<string, string | null>, end: string): string[] {
  const way: string[] = [];
  for (let id: string | null = end; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id);
  return way;
}

function selfWires(graph: Graph): string[][] {
  return graph.wires.filter((wire) => wire.from === wire.to).map((wire) => [wire.from]);
}

function oneWayRound(
  ids: readonly string[],
  outOf: ReadonlyMap<string, readonly Wire[]>,
): string[] {
  const first = ids[0] ?? '';
  const ways = (outOf.get(first) ?? []).map((wire) => wayBetween(outOf, wire.to, first));
  const round = ways.filter((way) => way !== null).sort((a, b) => a.length - b.length)[0] ?? [];
  return [first, ...round.slice(0, -1)];
}

/** Depth first, so that a branch's nodes stand together: decision diagrams stay small in this order. */
function orderOf(ids: readonly string[], outOf: ReadonlyMap<string, readonly Wire[]>): string[] {
  const done = new Set<string>();
  const reversed: string[] = [];
  const visit = (id: string): void => {
    if (done.has(id)) return;
    done.add(id);
    for (const wire of [...(outOf.get(id) ?? [])].reverse()) visit(wire.to);
    reversed.push(id);
  };
  for (const id of [...ids].reverse()) visit(id);
  return reversed.reverse();
}

/** Tarjan's algorithm. Depth is bounded by the number of nodes, which the model bounds. */
function stronglyConnected(
  ids: readonly string[],
  outOf: ReadonlyMap<string, readonly Wire[]>,
): string[][] {
  const number = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const groups: string[][] = [];
  const lower = (id: string, to: number | undefined): void => {
    lowest.set(id, Math.min(lowest.get(id) ?? Infinity, to ?? Infinity));
  };
  const visit = (id: string): void => {
    number.set(id, number.size);
    lower(id, number.get(id));
    stack.push(id);
    onStack.add(id);
    for (const { to } of outOf.get(id) ?? []) {
      if (!number.has(to)) {
        visit(to);
        lower(id, lowest.get(to));
      } else if (onStack.has(to)) lower(id, number.get(to));
    }
    if (lowest.get(id) !== number.get(id)) return;
    const group = stack.splice(stack.indexOf(id));
    for (const member of group) onStack.delete(member);
    groups.push(group);
  };
  for (const id of ids) if (!number.has(id)) visit(id);
  return groups;
}
