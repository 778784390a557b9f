import { applyEdit } from '../../../shared/authoring/edit.ts';
import type { Edit } from '../../../shared/model/edit.ts';
import { exitsOf, type Graph, type GraphNode, type Wire } from '../../../shared/model/graph.ts';
import type { Workbench } from '../../draft/Workbench.tsx';
import type { Choice } from './choices.ts';
import { openSettings } from '../entry.ts';
import { canFollow } from '../families.ts';
import { looksOf, type Home } from '../looks.ts';
import { newNode } from './newNode.ts';
import {
  besideExit,
  cardWidth,
  freeSpot,
  guessedSize,
  intoWire,
  positionsOf,
  type Position,
  type SizeOf,
} from '../placing.ts';
import { refuse } from '../wires/refusing.ts';
import { exitName, nameOf } from '../telling.ts';

export interface Exit {
  readonly from: string;
  readonly exit: string;
}

/** How large the cards are on the screen; guessed for those that are not there. */
export function sizesIn(workbench: Workbench): SizeOf {
  const { view } = looksOf(workbench).getState();
  return (node) => view?.sizeOf(node.id) ?? guessedSize(node);
}

/** The same from a list of what was measured. */
export function sizesFrom(
  measured: ReadonlyMap<string, { width: number; height: number }>,
): SizeOf {
  return (node) => {
    const size = measured.get(node.id);
    return size ? [size.width, size.height] : guessedSize(node);
  };
}

/** Stores where everything stands now, so that what is added moves nothing else. */
export function settled(graph: Graph, sizeOf: SizeOf): { graph: Graph; edits: Edit[] } {
  const positions = positionsOf(graph, sizeOf);
  const to = Object.fromEntries(
    graph.nodes.flatMap(({ id }) => {
      const at = positions[id];
      return at && !Object.hasOwn(graph.positions, id) ? [[id, at] as const] : [];
    }),
  );
  if (Object.keys(to).length === 0) return { graph, edits: [] };
  return { graph: { ...graph, positions }, edits: [{ do: 'moveNodes', to }] };
}

/** Adds a choice behind an exit; `place` is where it was dropped. */
export function addAfter(
  workbench: Workbench,
  choice: Choice,
  after: Exit,
  home: Home = 'canvas',
  place?: Position,
): void {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const node = make(workbench, choice, after);
  const wanted = place ?? besideExit(graph, after.from, after.exit, node, sizeOf);
  const position = freeSpot(graph, wanted, node, sizeOf);
  const where = `after ${exitName(workbench, after.from, after.exit)}`;
  carryOut(workbench, node, home, where, [
    ...edits,
    { do: 'addNode', node, position },
    { do: 'addWire', wire: { ...after, to: node.id } },
  ]);
}

/** Adds a choice without wires, where it was dropped or in the middle of what is in view. */
export function addFree(
  workbench: Workbench,
  choice: Choice,
  place?: Position,
  home: Home = 'canvas',
): void {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const node = make(workbench, choice, null);
  const [x, y] = looksOf(workbench).getState().view?.centre() ?? [0, 0];
  const [width, height] = guessedSize(node);
  // The first node begins at the left, so that the rule has room to grow.
  const left = graph.nodes.length === 0 ? cardWidth : 0;
  const wanted = place ?? [x - width / 2 - left, y - height / 2];
  const position = freeSpot(graph, wanted, node, sizeOf);
  carryOut(workbench, node, home, '', [...edits, { do: 'addNode', node, position }]);
}

/** Puts a choice into a wire; what follows makes room. */
export function addOnWire(
  workbench: Workbench,
  choice: Choice,
  wire: Wire,
  place?: Position,
  home: Home = 'canvas',
): void {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const node = make(workbench, choice, { from: wire.from, exit: wire.exit });
  const [exit] = exitsOf(node);
  if (exit === undefined || !canFollow(node.kind)) {
    addFree(workbench, choice, place, home);
    return;
  }
  const { position, moved: to } = intoWire(graph, wire, node, place ?? null, sizeOf);
  carryOut(workbench, node, home, `into the wire to “${nameOf(workbench, wire.to)}”`, [
    ...edits,
    ...(Object.keys(to).length > 0 ? [{ do: 'moveNodes', to } as const] : []),
    { do: 'insertOnWire', wire, node, exit, position },
  ]);
}

/** Adds a choice where one would expect it: behind what is selected, else at the only loose end, else freely. */
export function addBySelection(workbench: Workbench, choice: Choice, home: Home): void {
  const { graph } = workbench.draft.getState().document;
  const after = canFollow(choice.kind)
    ? expectedExit(graph, workbench.desk.getState().selected)
    : null;
  if (after) addAfter(workbench, choice, after, home);
  else addFree(workbench, choice, undefined, home);
}

/** The exit at which one would go on. */
export function expectedExit(graph: Graph, selected: readonly string[]): Exit | null {
  const last = graph.nodes.find(({ id }) => id === selected.at(-1));
  if (last) return freeExit(graph, last);
  const loose = graph.nodes.filter(
    (node) => node.kind !== 'action' && !graph.wires.some(({ from }) => from === node.id),
  );
  const ends = loose.filter(({ kind }) => kind !== 'note');
  const [end] = ends;
  return end && ends.length === 1 ? freeExit(graph, end) : null;
}

/** The first exit that leads nowhere yet. */
export function freeExit(graph: Graph, node: GraphNode): Exit | null {
  const exit = exitsOf(node).find(
    (one) => !graph.wires.some((wire) => wire.from === node.id && wire.exit === one),
  );
  return exit === undefined ? null : { from: node.id, exit };
}

function make({ draft, surroundings }: Workbench, choice: Choice, after: Exit | null): GraphNode {
  const { identities } = surroundings.getState();
  return newNode(choice, { graph: draft.getState().document.graph, after, identities });
}

function carryOut(
  workbench: Workbench,
  node: GraphNode,
  home: Home,
  where: string,
  edits: Edit[],
): void {
  const result = workbench.draft.apply({ do: 'all', edits });
  if (result.kind === 'refused') {
    refuse(workbench, result.message);
    return;
  }
  const looks = looksOf(workbench);
  if (node.kind === 'note' && home !== 'outline') {
    // Whoever adds a note is about to write it.
    looks.setState({ wires: [], focus: null });
    openSettings(workbench, node.id);
  } else {
    workbench.desk.select([node.id]);
    looks.setState({ wires: [], focus: { node: node.id, home, made: [node.id] } });
  }
  workbench.desk.announce(`Added “${nameOf(workbench, node.id)}”${where ? ` ${where}` : ''}.`);
}

/** Why a wire would be refused, or null. Changes nothing. */
export function whyNot(graph: Graph, wire: Wire, instead: Wire | null = null): string | null {
  const edits: Edit[] = instead ? [{ do: 'removeWire', wire: instead }] : [];
  const result = applyEdit(graph, { do: 'all', edits: [...edits, { do: 'addWire', wire }] });
  return result.kind === 'refused' ? result.message : null;
}
