import type { GraphNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { wordFault } from '../edit/wires.ts';
import { sameWire } from '../edit/result.ts';
import { wireFault } from '../flow.ts';
import { labelOf } from '../labels.ts';
import { problem } from '../problems.ts';
import { nodesOfKind, type View } from './view.ts';
import { connectingInstead, removing } from './wireFixes.ts';

/** Nodes and wires as such: what is missing, double, unconnected or in a circle. */
export function structureProblems(view: View): Problem[] {
  return [
    ...presence(view),
    ...duplicateIds(view),
    ...duplicateNames(view),
    ...wireProblems(view),
    ...loops(view),
    ...unreachable(view),
    ...deadEnds(view),
  ];
}

function presence(view: View): Problem[] {
  const actions = nodesOfKind(view, 'action');
  const isStarted = nodesOfKind(view, 'trigger').length > 0;
  const isLed = actions.some(({ id }) => view.origins.has(id)) || view.flow.loops.length > 0;
  return [
    ...(isStarted ? [] : [problem('rule.no_trigger', [])]),
    ...(actions.length === 0 ? [problem('rule.no_action', [])] : []),
    ...(isStarted && actions.length > 0 && !isLed ? [problem('rule.no_way', [])] : []),
  ];
}

function duplicateIds({ graph }: View): Problem[] {
  const seen = new Set<string>();
  return graph.nodes.flatMap(({ id }) => {
    if (seen.has(id)) return [problem('node.duplicate_id', [id], { node: id, field: 'id' })];
    seen.add(id);
    return [];
  });
}

function duplicateNames({ flow }: View): Problem[] {
  const taken = new Set<string>();
  const names = new Set([...flow.byId.values()].map((node) => nameOf(node)?.toLowerCase()));
  return [...flow.byId.values()].flatMap((node) => {
    const name = nameOf(node);
    if (name === undefined) return [];
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase());
      return [];
    }
    let number = 2;
    while (names.has(`${name} ${String(number)}`.toLowerCase())) number += 1;
    const value = `${name} ${String(number)}`;
    names.add(value.toLowerCase());
    const edit = { do: 'setField', node: node.id, path: ['name'], value } as const;
    const fix = { label: `Call it “${value}”`, edit: { ...edit, path: [...edit.path] } };
    return [problem('node.duplicate_name', [name], { node: node.id, field: 'name', fix })];
  });
}

function nameOf(node: GraphNode): string | undefined {
  return node.kind === 'note' ? undefined : node.name?.trim() || undefined;
}

function wireProblems({ graph, flow }: View): Problem[] {
  return graph.wires.flatMap((wire, index) => {
    const fix = removing(wire);
    const node = flow.byId.has(wire.from) ? wire.from : wire.to;
    const fault = wireFault(flow.byId, wire);
    // A wire to its own node is told as the loop that it is.
    if (fault && fault !== 'self') {
      const place = { node, fix: connectingInstead(graph, wire, fault) ?? fix };
      return [problem('wire.broken', [wordFault(graph, wire, fault)], place)];
    }
    const first = graph.wires.findIndex((other) => sameWire(other, wire));
    return first < index ? [problem('wire.duplicate', [], { node, fix })] : [];
  });
}

function loops({ graph, flow, context }: View): Problem[] {
  return flow.loops.map((ids) => {
    const round = [...ids, ids[0] ?? ''];
    const names = round.map((id) => {
      const node = flow.byId.get(id);
      return node ? labelOf(node, context.catalogue) : id;
    });
    const last = graph.wires.find(({ from, to }) => from === ids.at(-1) && to === ids[0]);
    return problem('rule.loop', [names.join(' → ')], {
      node: ids[0],
      fix: last && { ...removing(last), label: 'Remove the last wire' },
    });
  });
}

function unreachable({ flow, origins }: View): Problem[] {
  const looping = new Set(flow.loops.flat());
  return [...flow.byId.values()].flatMap((node) => {
    if (node.kind === 'trigger' || node.kind === 'note') return [];
    if (origins.has(node.id) || looping.has(node.id)) return [];
    const edit = { do: 'removeNodes', ids: [node.id] } as const;
    const fix = { label: 'Remove it', edit: { ...edit, ids: [...edit.ids] } };
    return [problem('node.unreachable', [], { node: node.id, fix })];
  });
}

function deadEnds({ graph, flow }: View): Problem[] {
  return [...flow.byId.values()].flatMap((node) => {
    if (node.kind === 'action' || node.kind === 'note') return [];
    if (graph.wires.some(({ from }) => from === node.id)) return [];
    return [problem('node.leads_nowhere', [], { node: node.id })];
  });
}
