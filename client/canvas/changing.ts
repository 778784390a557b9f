import type { Edit } from '../../shared/model/edit.ts';
import { exitsOf, type Graph, type Wire } from '../../shared/model/graph.ts';
import type { Workbench } from '../draft/Workbench.tsx';
import { settled, sizesIn } from './adding/adding.ts';
import { canFollow } from './families.ts';
import { healing } from './healing.ts';
import { keepFocus, nextTo } from './keepFocus.ts';
import { looksOf, type Home } from './looks.ts';
import { fetchPart } from '../ui/fetching.ts';
import { intoWire, positionsOf, roomForWire, type Position } from './placing.ts';
import { refuse } from './wires/refusing.ts';
import { exitName, nameOf } from './telling.ts';
import { wireOf } from './wires/wireIds.ts';

/**
 * Connects an exit with a node; `instead` gives way. What would be led to backwards moves to the right. Says why when it
 * cannot be.
 */
export function connect(workbench: Workbench, wire: Wire, instead: Wire | null = null): boolean {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const to = roomForWire(graph, wire, sizeOf);
  const moves: Edit[] = Object.keys(to).length > 0 ? [...edits, { do: 'moveNodes', to }] : [];
  const gone: Edit[] = instead ? [{ do: 'removeWire', wire: instead }] : [];
  const added: Edit = { do: 'addWire', wire };
  const result = workbench.draft.apply({ do: 'all', edits: [...gone, added, ...moves] });
  if (result.kind === 'refused') {
    refuse(workbench, withNames(workbench, result.message));
    return false;
  }
  if (moves.length > 0) looksOf(workbench).getState().view?.showMade([wire.to]);
  const from = exitName(workbench, wire.from, wire.exit);
  workbench.desk.announce(`Connected ${from} to “${nameOf(workbench, wire.to)}”.`);
  return true;
}

/** Steps without a name of their own are called by their ids in refusals, which nobody sees on the cards. */
function withNames(workbench: Workbench, message: string): string {
  const { nodes } = workbench.draft.getState().document.graph;
  const known = new Set(nodes.map(({ id }) => id));
  return message.replace(/“([^”]+)”/g, (quoted, id: string) =>
    known.has(id) ? `“${nameOf(workbench, id)}”` : quoted,
  );
}

export function disconnect(workbench: Workbench, wire: Wire, home: Home = 'canvas'): void {
  const words = `Removed the wire from ${exitName(workbench, wire.from, wire.exit)} to “${nameOf(workbench, wire.to)}”.`;
  const result = workbench.draft.apply({ do: 'removeWire', wire });
  if (result.kind === 'refused') {
    refuse(workbench, result.message);
    return;
  }
  looksOf(workbench).setState({ wires: [], hovered: null, focus: { node: wire.from, home } });
  workbench.desk.announce(words);
}

/** Takes nodes away, with their wires; out of a row one step leaves a row. The keyboard goes to what came before them, else to what follows or to the drawing. */
export function remove(workbench: Workbench, ids: readonly string[], home: Home = 'canvas'): void {
  const { graph } = workbench.draft.getState().document;
  const there = ids.filter((id) => graph.nodes.some((node) => node.id === id));
  const [first] = there;
  if (first === undefined) return;
  const next = nextTo(graph, there);
  const what = there.length === 1 ? `“${nameOf(workbench, first)}”` : `${there.length} steps`;
  const removing: Edit = { do: 'removeNodes', ids: [...there] };
  const healed = there.length === 1 ? healing(graph, first) : [];
  const result = workbench.draft.apply(
    healed.length > 0 ? { do: 'all', edits: [removing, ...healed] } : removing,
  );
  if (result.kind === 'refused') {
    refuse(workbench, result.message);
    return;
  }
  workbench.desk.select([]);
  looksOf(workbench).setState({
    wires: [],
    hovered: null,
    focus: { node: next, home },
  });
  const [after] = healed;
  const goesOn = after ? ` What led there goes on to “${nameOf(workbench, after.wire.to)}”.` : '';
  workbench.desk.announce(`Deleted ${what}.${goesOn}`);
  // Without its condition a rule acts on more than it did.
  const wasCondition = graph.nodes.some(({ id, kind }) => id === first && kind === 'condition');
  if (after && wasCondition) tellOfMore(workbench, `${what} is deleted.${goesOn}`);
}

function tellOfMore(workbench: Workbench, text: string): void {
  looksOf(workbench).setState({
    refusal: { text: `${text} Nothing is sorted out there any more.`, isDone: true },
  });
}

/** What is selected goes: nodes with their wires, and wires. */
export function removeSelected(workbench: Workbench): void {
  const { selected } = workbench.desk.getState();
  const { wires } = looksOf(workbench).getState();
  if (selected.length > 0) {
    remove(workbench, selected);
    return;
  }
  const [only, ...more] = wires.flatMap((id) => wireOf(id) ?? []);
  if (!only) return;
  if (more.length === 0) {
    disconnect(workbench, only);
    return;
  }
  const edits = [only, ...more].map((wire): Edit => ({ do: 'removeWire', wire }));
  workbench.draft.apply({ do: 'all', edits });
  looksOf(workbench).setState({ wires: [], focus: { node: only.from, home: 'canvas' } });
  workbench.desk.announce(`Removed ${edits.length} wires.`);
}

/** Stores where nodes were moved to, with all that had no place yet. */
export function move(
  workbench: Workbench,
  to: Readonly<Record<string, Position>>,
  gesture?: string,
): void {
  const { graph } = workbench.draft.getState().document;
  const { edits } = settled(graph, sizesIn(workbench));
  const known = new Set(graph.nodes.map(({ id }) => id));
  const still = Object.fromEntries(Object.entries(to).filter(([id]) => known.has(id)));
  workbench.draft.apply({ do: 'all', edits: [...edits, { do: 'moveNodes', to: still }] }, gesture);
}

/** Moves nodes by a step, as with the keyboard; steps on end are one undo. */
export function moveBy(workbench: Workbench, ids: readonly string[], [dx, dy]: Position): void {
  const { graph } = workbench.draft.getState().document;
  const positions = positionsOf(graph, sizesIn(workbench));
  const to = Object.fromEntries(
    ids.flatMap((id) => {
      const at = positions[id];
      return at ? [[id, [at[0] + dx, at[1] + dy] as Position] as const] : [];
    }),
  );
  move(workbench, to, `canvas:step:${ids.join()}`);
}

const fetchTidy = () => fetchPart(async () => (await import('./tidy.ts')).tidied);

/** Puts everything in order, from left to right. What does so is fetched when somebody asks for it. */
export async function tidyUp(workbench: Workbench): Promise<void> {
  const tidied = await fetchTidy().catch(() => null);
  if (tidied === null) {
    refuse(workbench, 'Tidying up could not be fetched. Try again in a moment.');
    return;
  }
  const { graph } = workbench.draft.getState().document;
  if (graph.nodes.length === 0) return;
  workbench.draft.apply({ do: 'moveNodes', to: tidied(graph, sizesIn(workbench)) });
  workbench.desk.announce('Tidied up.');
  looksOf(workbench).getState().view?.fit();
}

export function selectAll(workbench: Workbench): void {
  const { nodes } = workbench.draft.getState().document.graph;
  workbench.desk.select(nodes.map(({ id }) => id));
  workbench.desk.announce(`Selected ${nodes.length} steps.`);
}

/** Whether a node that is there, but not connected, can go into a wire. */
export function canInsert(graph: Graph, id: string): boolean {
  const node = graph.nodes.find((other) => other.id === id);
  const loose = !graph.wires.some(({ from, to }) => from === id || to === id);
  return node !== undefined && loose && canFollow(node.kind);
}

/** Puts a node that is there into a wire, where it was dropped; what follows makes room. */
export function insert(
  workbench: Workbench,
  id: string,
  wire: Wire,
  place: Position,
  gesture: string,
): void {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const node = graph.nodes.find((other) => other.id === id);
  const [exit] = node ? exitsOf(node) : [];
  if (!node || exit === undefined) return;
  const { position, moved } = intoWire(graph, wire, node, place, sizeOf);
  const edit: Edit = {
    do: 'all',
    edits: [
      ...edits,
      { do: 'moveNodes', to: { ...moved, [id]: position } },
      { do: 'removeWire', wire },
      { do: 'addWire', wire: { from: wire.from, exit: wire.exit, to: id } },
      { do: 'addWire', wire: { from: id, exit, to: wire.to } },
    ],
  };
  const result = workbench.draft.apply(edit, gesture);
  if (result.kind === 'refused') {
    refuse(workbench, result.message);
    return;
  }
  looksOf(workbench).setState({ focus: { node: id, home: 'canvas', made: [id] } });
  workbench.desk.announce(`Put “${nameOf(workbench, id)}” into the wire.`);
}

export function undo(workbench: Workbench): void {
  const { past } = workbench.draft.getState();
  if (past.length === 0) {
    workbench.desk.announce('There is nothing to undo.');
    return;
  }
  keepFocus(workbench, () => {
    workbench.draft.undo();
  });
  looksOf(workbench).setState({ refusal: null });
  workbench.desk.announce('Undone.');
}

export function redo(workbench: Workbench): void {
  if (workbench.draft.getState().future.length === 0) {
    workbench.desk.announce('There is nothing to do again.');
    return;
  }
  keepFocus(workbench, () => {
    workbench.draft.redo();
  });
  workbench.desk.announce('Done again.');
}
