import type { Edit, EditResult } from '../../model/edit.ts';
import type { Graph, GraphNode, Wire } from '../../model/graph.ts';

/** Changed, and taken back by `undo`; without one, by putting the whole graph back. */
export function changed(before: Graph, after: Graph, undo?: Edit): EditResult {
  return { kind: 'changed', graph: after, undo: undo ?? { do: 'replaceGraph', graph: before } };
}

export function refused(message: string): EditResult {
  return { kind: 'refused', message };
}

export function noSuchNode(id: string): EditResult {
  return refused(`There is no node “${id}” in this rule.`);
}

export function nodeOf(graph: Graph, id: string): GraphNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

export function sameWire(a: Wire, b: Wire): boolean {
  return a.from === b.from && a.exit === b.exit && a.to === b.to;
}

/** What a person calls a node in a refusal: its name, else its id. */
export function called(node: GraphNode): string {
  return `“${(node.kind === 'note' ? undefined : node.name?.trim()) ?? node.id}”`;
}
