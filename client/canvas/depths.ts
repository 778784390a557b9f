import { flowOf } from '../../shared/authoring/flow.ts';
import type { Graph } from '../../shared/model/graph.ts';

/** How many steps lead to each node, at the least; 0 where it begins. */
export function depths(graph: Graph): Map<string, number> {
  const { order, into } = flowOf(graph);
  const found = new Map<string, number>();
  for (const id of order) {
    const before = (into.get(id) ?? []).map(({ from }) => found.get(from) ?? 0);
    found.set(id, before.length > 0 ? Math.min(...before) + 1 : 0);
  }
  return found;
}
