import type { EditResult } from '../../model/edit.ts';
import type { ActionNode, Graph, GraphNode } from '../../model/graph.ts';
import { nodeSchema } from '../../model/graph.ts';
import { changed, noSuchNode, nodeOf, refused } from './result.ts';

type Position = [number, number];

/** Puts a node at the end of the list, without wires. */
export function addNode(graph: Graph, node: GraphNode, position?: Position): EditResult {
  if (nodeOf(graph, node.id))
    return refused(`There is already a node “${node.id}”. Give the new one another id.`);
  const after: Graph = {
    ...graph,
    nodes: [...graph.nodes, node],
    positions: position ? { ...graph.positions, [node.id]: position } : graph.positions,
  };
  // A position may have been left behind under this id; removing the node would take it along.
  const clean = !Object.hasOwn(graph.positions, node.id) && !hasWires(graph, node.id);
  return changed(graph, after, clean ? { do: 'removeNodes', ids: [node.id] } : undefined);
}

/** Takes nodes away with their wires and positions. */
export function removeNodes(graph: Graph, ids: readonly string[]): EditResult {
  const missing = ids.find((id) => !nodeOf(graph, id));
  if (missing !== undefined) return noSuchNode(missing);
  const gone = new Set(ids);
  return changed(graph, {
    nodes: graph.nodes.filter(({ id }) => !gone.has(id)),
    wires: graph.wires.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    positions: Object.fromEntries(Object.entries(graph.positions).filter(([id]) => !gone.has(id))),
  });
}

/** Moves nodes; everything else stays. */
export function moveNodes(graph: Graph, to: Readonly<Record<string, Position>>): EditResult {
  const ids = Object.keys(to);
  const missing = ids.find((id) => !nodeOf(graph, id));
  if (missing !== undefined) return noSuchNode(missing);
  const before = ids.flatMap((id) => {
    const position = Object.hasOwn(graph.positions, id) ? graph.positions[id] : undefined;
    return position ? [[id, position] as const] : [];
  });
  const after = { ...graph, positions: { ...graph.positions, ...to } };
  const back = before.length === ids.length;
  return changed(
    graph,
    after,
    back ? { do: 'moveNodes', to: Object.fromEntries(before) } : undefined,
  );
}

/** Gives a node another id, in its wires, its position and what actions keep by trigger as well. */
export function renameNode(graph: Graph, from: string, to: string): EditResult {
  const node = nodeOf(graph, from);
  if (!node) return noSuchNode(from);
  if (from === to) return changed(graph, graph, { do: 'renameNode', from, to });
  if (nodeOf(graph, to)) return refused(`There is already a node “${to}”.`);
  const parsed = nodeSchema.safeParse({ ...node, id: to });
  if (!parsed.success) return refused('An id has 1 to 100 characters.');
  const end = (id: string): string => (id === from ? to : id);
  const source = (key: string): string => {
    const [, exit] = /\.(succeeded|failed)$/.exec(key) ?? [];
    const id = exit ? key.slice(0, -exit.length - 1) : key;
    if (key === from) return to;
    return exit && id === from ? `${to}.${exit}` : key;
  };
  return changed(graph, {
    nodes: graph.nodes.map((other) => {
      const named = other === node ? { ...node, id: to } : other;
      return named.kind === 'action' ? withSources(named, source) : named;
    }),
    wires: graph.wires.map((wire) =>
      wire.from === from || wire.to === from
        ? { ...wire, from: end(wire.from), to: end(wire.to) }
        : wire,
    ),
    positions: renameKeys(graph.positions, end),
  });
}

function withSources(action: ActionNode, rename: (key: string) => string): ActionNode {
  const { identities, kept } = action;
  if (!identities && !kept) return action;
  return {
    ...action,
    ...(identities ? { identities: renameKeys(identities, rename) } : {}),
    ...(kept ? { kept: renameKeys(kept, rename) } : {}),
  };
}

function renameKeys<T>(
  record: Readonly<Record<string, T>>,
  rename: (key: string) => string,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), value]));
}

function hasWires(graph: Graph, id: string): boolean {
  return graph.wires.some(({ from, to }) => from === id || to === id);
}
