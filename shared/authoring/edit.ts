import type { Edit, EditResult } from '../model/edit.ts';
import type { Graph } from '../model/graph.ts';
import { addNode, moveNodes, removeNodes, renameNode } from './edit/nodes.ts';
import { replaceNode, setField } from './edit/fields.ts';
import { addWire, insertOnWire, removeWire } from './edit/wires.ts';

/**
 * Carries out one edit. The graph given is never changed, and what the edit leaves alone is shared with the result.
 * Carrying out `undo` on the result gives the graph as it was, order and positions included. A refusal changes nothing
 * and says why.
 */
export function applyEdit(graph: Graph, edit: Edit): EditResult {
  switch (edit.do) {
    case 'addNode':
      return addNode(graph, edit.node, edit.position);
    case 'removeNodes':
      return removeNodes(graph, edit.ids);
    case 'replaceNode':
      return replaceNode(graph, edit.node);
    case 'setField':
      return setField(graph, edit.node, edit.path, edit.value);
    case 'renameNode':
      return renameNode(graph, edit.from, edit.to);
    case 'addWire':
      return addWire(graph, edit.wire);
    case 'removeWire':
      return removeWire(graph, edit.wire);
    case 'moveNodes':
      return moveNodes(graph, edit.to);
    case 'insertOnWire':
      return insertOnWire(graph, edit.wire, edit.node, edit.exit, edit.position);
    case 'replaceGraph':
      return { kind: 'changed', graph: edit.graph, undo: { do: 'replaceGraph', graph } };
    case 'all':
      return applyAll(graph, edit.edits);
  }
}

/** All or nothing: where one is refused, none was made. */
function applyAll(graph: Graph, edits: readonly Edit[]): EditResult {
  let current = graph;
  const undos: Edit[] = [];
  for (const edit of edits) {
    const result = applyEdit(current, edit);
    if (result.kind === 'refused') return result;
    current = result.graph;
    undos.unshift(result.undo);
  }
  return { kind: 'changed', graph: current, undo: { do: 'all', edits: undos } };
}
