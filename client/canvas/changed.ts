import type { Graph, Wire } from '../../shared/model/graph.ts';
import { wireId } from './wires/wireIds.ts';

/**
 * The steps of a graph that are not in the other one as they are here, or do not stand there. Where there is none, the
 * steps at the ends of wires that only one of the two has.
 */
export function changedSteps(before: Graph, after: Graph): string[] {
  const nodes = new Map(before.nodes.map((node) => [node.id, node] as const));
  const changed = after.nodes.filter(
    (node) => nodes.get(node.id) !== node || !hasSamePlace(before, after, node.id),
  );
  if (changed.length > 0) return changed.map(({ id }) => id);
  const ends = endsOf(differing(before.wires, after.wires));
  return after.nodes.flatMap(({ id }) => (ends.has(id) ? [id] : []));
}

function hasSamePlace(before: Graph, after: Graph, id: string): boolean {
  return before.positions[id]?.join() === after.positions[id]?.join();
}

/** The wires that only one of the two has. */
function differing(before: readonly Wire[], after: readonly Wire[]): Wire[] {
  if (before === after) return [];
  const had = new Set(before.map(wireId));
  const has = new Set(after.map(wireId));
  return [
    ...before.filter((wire) => !has.has(wireId(wire))),
    ...after.filter((wire) => !had.has(wireId(wire))),
  ];
}

function endsOf(wires: readonly Wire[]): Set<string> {
  return new Set(wires.flatMap(({ from, to }) => [from, to]));
}
