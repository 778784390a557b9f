import { flowOf } from '../../shared/authoring/flow.ts';
import { exitsOf, type Graph } from '../../shared/model/graph.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The node to which an arrow key leads: along the wires to the right and left, up and down among those beside it. */
export function neighbour(graph: Graph, id: string, direction: Direction): string | null {
  switch (direction) {
    case 'right':
      return followers(graph, id)[0] ?? null;
    case 'left':
      return graph.wires.find(({ to }) => to === id)?.from ?? null;
    case 'up':
      return beside(graph, id, -1);
    case 'down':
      return beside(graph, id, 1);
  }
}

/** What the node leads to, in the order of its exits. */
function followers(graph: Graph, id: string): string[] {
  const node = graph.nodes.find((other) => other.id === id);
  if (!node) return [];
  const own = graph.wires.filter(({ from }) => from === id);
  return exitsOf(node).flatMap((exit) =>
    own.filter((wire) => wire.exit === exit).map(({ to }) => to),
  );
}

/** Nodes that the same one leads to; beyond them, the next in the order of the flow. */
function beside(graph: Graph, id: string, step: 1 | -1): string | null {
  const before = graph.wires.find(({ to }) => to === id)?.from;
  if (before !== undefined) {
    const family = [...new Set(followers(graph, before))];
    const next = family[family.indexOf(id) + step];
    if (next !== undefined) return next;
  }
  const { order } = flowOf(graph);
  return order[order.indexOf(id) + step] ?? null;
}
