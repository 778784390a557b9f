import type { EditResult } from '../../model/edit.ts';
import { exitsOf, type Graph, type GraphNode, type Wire } from '../../model/graph.ts';
import { groupBy, wayBetween, wireFault, type WireFault } from '../flow.ts';
import { listOf } from '../words.ts';
import { called, changed, nodeOf, refused, sameWire } from './result.ts';

/** Connects two nodes. Refused where the wire could carry nothing, is there already, or would close a loop. */
export function addWire(graph: Graph, wire: Wire): EditResult {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const fault = wireFault(byId, wire);
  if (fault) return refused(wordFault(graph, wire, fault));
  if (graph.wires.some((other) => sameWire(other, wire))) {
    return refused('These two are already connected this way.');
  }
  const way = wayBetween(
    groupBy(graph.wires, ({ from }) => from),
    wire.to,
    wire.from,
  );
  if (way) return refused(wordLoop(graph, [wire.from, ...way]));
  return changed(graph, { ...graph, wires: [...graph.wires, wire] }, { do: 'removeWire', wire });
}

export function removeWire(graph: Graph, wire: Wire): EditResult {
  const index = graph.wires.findIndex((other) => sameWire(other, wire));
  if (index < 0) return refused('There is no such wire.');
  return changed(graph, { ...graph, wires: graph.wires.filter((_, i) => i !== index) });
}

/** Puts a new node into a wire: what came along the wire goes into the node, and on from the exit named. */
export function insertOnWire(
  graph: Graph,
  wire: Wire,
  node: GraphNode,
  exit: string,
  position?: [number, number],
): EditResult {
  const index = graph.wires.findIndex((other) => sameWire(other, wire));
  if (index < 0) return refused('There is no such wire.');
  if (nodeOf(graph, node.id))
    return refused(`There is already a node “${node.id}”. Give the new one another id.`);
  if (node.kind === 'trigger' || node.kind === 'note') {
    return refused(`A ${node.kind} has no entrance, so it cannot stand in a wire.`);
  }
  if (!exitsOf(node).includes(exit)) return refused(wordNoExit(node, exit));
  const between: Wire[] = [
    { from: wire.from, exit: wire.exit, to: node.id },
    { from: node.id, exit, to: wire.to },
  ];
  return changed(graph, {
    nodes: [...graph.nodes, node],
    wires: [...graph.wires.slice(0, index), ...between, ...graph.wires.slice(index + 1)],
    positions: position ? { ...graph.positions, [node.id]: position } : graph.positions,
  });
}

/** A refused wire in words; `check` says the same of a wire that is there already. */
export function wordFault(graph: Graph, wire: Wire, fault: WireFault): string {
  const from = nodeOf(graph, wire.from);
  const to = nodeOf(graph, wire.to);
  switch (fault) {
    case 'unknown_from':
      return `The wire begins at “${wire.from}”, which is not in this rule.`;
    case 'unknown_to':
      return `The wire leads to “${wire.to}”, which is not in this rule.`;
    case 'self':
      return 'A node cannot be connected to itself.';
    case 'no_such_exit':
      return from ? wordNoExit(from, wire.exit) : '';
    case 'no_entrance':
      return to ? `Nothing can lead into ${called(to)}: it is a ${to.kind}.` : '';
  }
}

function wordNoExit(node: GraphNode, exit: string): string {
  const exits = exitsOf(node);
  const names = exits.map((name) => `“${name}”`);
  const few = names.length === 1 ? `Its only exit is ${names.join()}.` : 'It has none.';
  const has = names.length > 1 ? `Its exits are ${listOf(names, 'and')}.` : few;
  return `${called(node)} has no exit “${exit}”. ${has}`;
}

function wordLoop(graph: Graph, way: readonly string[]): string {
  const names = way.map((id) => {
    const node = nodeOf(graph, id);
    return node ? called(node) : id;
  });
  return `This would lead round in a circle: ${names.join(' → ')}.`;
}
