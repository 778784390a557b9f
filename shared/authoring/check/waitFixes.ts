import type { Edit } from '../../model/edit.ts';
import type { ActionNode, Graph, GraphNode, Wire } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { nodesOf, type Way } from '../compile/walk.ts';
import { applyEdit } from '../edit.ts';
import { labelOf } from '../labels.ts';
import { spanOf } from '../words.ts';
import { setting } from './fixes.ts';
import type { View } from './view.ts';

/**
 * Makes two ways to an action wait alike: by another length of the shorter way's own wait, or, where it has none, by an
 * action of its own.
 */
export function equalWaits(
  { graph, flow, context }: View,
  action: ActionNode,
  ways: readonly [Way, Way],
): Problem['fix'] {
  const [longer, shorter] = ways[0].seconds > ways[1].seconds ? ways : [ways[1], ways[0]];
  const shared = nodesOf(longer);
  const own = nodesOf(shorter).flatMap((id) => {
    const node = flow.byId.get(id);
    return node?.kind === 'wait' && !shared.includes(id) ? [node] : [];
  });
  const last = own.at(-1);
  if (last) {
    const seconds = last.seconds + longer.seconds - shorter.seconds;
    const label = `Make “${labelOf(last, context.catalogue)}” ${spanOf(seconds)}`;
    return setting(label, last.id, ['seconds'], seconds);
  }
  return ofItsOwn(graph, action, shorter, longer);
}

/** Gives a way its own copy of the action; none where both ways come by the same wire. */
function ofItsOwn(graph: Graph, action: ActionNode, way: Way, other: Way): Problem['fix'] {
  const from = way.before?.node;
  if (from === other.before?.node) return undefined;
  const moved = graph.wires.filter((wire) => wire.from === from && wire.to === action.id);
  const behind = graph.wires.filter((wire) => wire.from === action.id);
  const copy = copyOf(graph, action);
  const [x, y] = graph.positions[action.id] ?? [];
  const position: [number, number] | undefined =
    x === undefined || y === undefined ? undefined : [x, y + 120];
  const edits: Edit[] = [
    { do: 'addNode', node: copy, ...(position ? { position } : {}) },
    ...moved.map((wire): Edit => ({ do: 'removeWire', wire })),
    ...moved.map((wire): Edit => ({ do: 'addWire', wire: { ...wire, to: copy.id } })),
    ...behind.map((wire): Edit => ({ do: 'addWire', wire: { ...wire, from: copy.id } })),
  ];
  return sound(graph, { label: 'Use two actions', edit: { do: 'all', edits } });
}

/** What was imported stays with the original: no two webhooks share an identity. */
function copyOf(graph: Graph, action: ActionNode): ActionNode {
  const { identities: _, kept: __, imported: ___, ...rest } = action;
  const { id, number } = freeId(graph, action.id);
  const name = action.name && `${action.name.slice(0, 190)} ${String(number)}`;
  return { ...rest, ...(name ? { name } : {}), id };
}

/** Changes places: first the decision, then the wait, once behind each exit that leads on. */
export function decidedBefore(graph: Graph, decision: string): Problem['fix'] {
  const into = graph.wires.filter(({ to }) => to === decision);
  const wait = graph.nodes.find(({ id }) => id === into[0]?.from);
  const outward = graph.wires.filter(({ from }) => from === decision);
  const before = graph.wires.filter(({ to }) => to === wait?.id);
  const behindWait = graph.wires.filter(({ from }) => from === wait?.id);
  if (wait?.kind !== 'wait' || into.length !== 1 || behindWait.length !== 1) return undefined;
  if (outward.length === 0) return undefined;
  const exits = [...new Set(outward.map(({ exit }) => exit))];
  const waits = copiesOf(graph, wait, exits.length);
  const waitBehind = (exit: string): string => waits[exits.indexOf(exit)]?.id ?? wait.id;
  const wires: Wire[] = [
    ...before.map((wire) => ({ ...wire, to: decision })),
    ...exits.map((exit) => ({ from: decision, exit, to: waitBehind(exit) })),
    ...outward.map(({ exit, to }) => ({ from: waitBehind(exit), exit: 'out', to })),
  ];
  const edits: Edit[] = [
    ...[...before, ...into, ...outward].map((wire): Edit => ({ do: 'removeWire', wire })),
    ...waits.slice(1).map((node): Edit => ({ do: 'addNode', node })),
    ...wires.map((wire): Edit => ({ do: 'addWire', wire })),
    ...swapped(graph, decision, waits),
  ];
  return sound(graph, { label: 'Decide first, then wait', edit: { do: 'all', edits } });
}

/** On the drawing too, the waits one below the other; nothing where nobody has placed the two. */
function swapped({ positions }: Graph, decision: string, waits: readonly GraphNode[]): Edit[] {
  const first = positions[waits[0]?.id ?? ''];
  const second = positions[decision];
  if (!first || !second) return [];
  const [left, top] = second;
  const below = waits.map(({ id }, at): [string, [number, number]] => [id, [left, top + at * 120]]);
  return [{ do: 'moveNodes', to: { [decision]: first, ...Object.fromEntries(below) } }];
}

function copiesOf<Node extends GraphNode>(graph: Graph, node: Node, count: number): Node[] {
  const copies: Node[] = [node];
  while (copies.length < count) {
    const nodes = [...graph.nodes, ...copies.slice(1)];
    copies.push({ ...node, id: freeId({ ...graph, nodes }, node.id).id });
  }
  return copies;
}

function freeId(graph: Graph, id: string): { id: string; number: number } {
  const taken = new Set([...graph.nodes.map((node) => node.id), ...Object.keys(graph.positions)]);
  // An id has a hundred characters at most.
  const stem = id.slice(0, 90);
  let number = 2;
  while (taken.has(`${stem}${String(number)}`)) number += 1;
  return { id: `${stem}${String(number)}`, number };
}

/** A fix that an edit would refuse is none. */
function sound(graph: Graph, fix: NonNullable<Problem['fix']>): Problem['fix'] {
  return applyEdit(graph, fix.edit).kind === 'changed' ? fix : undefined;
}
