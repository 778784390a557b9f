import type { Edit } from '../../shared/model/edit.ts';
import type { Graph } from '../../shared/model/graph.ts';
import type { Workbench } from '../draft/Workbench.tsx';
import { settled, sizesIn } from './adding/adding.ts';
import { pasting, readClip, toClip, type Clip } from './clipboard.ts';
import { looksOf, type Home } from './looks.ts';
import { freeSpace, type Position, type SizeOf } from './placing.ts';
import { refuse } from './wires/refusing.ts';

/** The steps as text for the clipboard; null when there are none. */
export function copyText(workbench: Workbench, ids: readonly string[]): string | null {
  const { graph } = workbench.draft.getState().document;
  const clip = toClip(graph, ids, sizesIn(workbench));
  return clip.nodes.length > 0 ? JSON.stringify(clip, null, 2) : null;
}

/** Copies by button: browsers may not allow that, and then Ctrl+C does it. */
export async function copy(workbench: Workbench, ids: readonly string[]): Promise<void> {
  const text = copyText(workbench, ids);
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
    workbench.desk.announce(copiedWords(ids.length));
  } catch {
    refuse(workbench, 'The browser does not let a button copy here. Press Ctrl+C instead.');
  }
}

export function copiedWords(count: number): string {
  return count === 1 ? 'Copied one step.' : `Copied ${count} steps.`;
}

/** Puts what is on the clipboard into the middle of the view, or says why that cannot be. */
export function paste(workbench: Workbench, text: string): void {
  const read = readClip(text);
  if (read.kind === 'unreadable') {
    refuse(workbench, read.message);
    return;
  }
  put(workbench, read.clip, 'Pasted', { home: 'canvas' });
}

/** Copies beside the originals. */
export function duplicate(
  workbench: Workbench,
  ids: readonly string[],
  home: Home = 'canvas',
): void {
  const { graph } = workbench.draft.getState().document;
  const clip = toClip(graph, ids, sizesIn(workbench));
  if (clip.nodes.length > 0) put(workbench, clip, 'Duplicated', { by: [40, 48], home });
}

/** `by` is how far from the originals; without it they go into the middle of the view. */
function put(
  workbench: Workbench,
  clip: Clip,
  word: string,
  { by, home }: { readonly by?: Position; readonly home: Home },
): void {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const middle = looksOf(workbench).getState().view?.centre() ?? [0, 0];
  const made = pasting(graph, clip, by ? { by } : { at: middle });
  const placed = inTheOpen(graph, made.edits, sizeOf);
  const result = workbench.draft.apply({ do: 'all', edits: [...edits, ...placed] });
  if (result.kind === 'refused') {
    refuse(workbench, result.message);
    return;
  }
  workbench.desk.select(made.ids);
  const [first] = made.ids;
  looksOf(workbench).setState({
    wires: [],
    focus: first === undefined ? null : { node: first, home, made: made.ids },
  });
  const count = made.ids.length;
  workbench.desk.announce(`${word} ${count === 1 ? 'one step' : `${count} steps`}.`);
}

/** What is added stays together, and goes where it covers nothing. */
function inTheOpen(graph: Graph, edits: readonly Edit[], sizeOf: SizeOf): Edit[] {
  const boxes = edits.flatMap((edit) =>
    edit.do === 'addNode' && edit.position ? [{ at: edit.position, size: sizeOf(edit.node) }] : [],
  );
  if (boxes.length === 0) return [...edits];
  const left = Math.min(...boxes.map(({ at }) => at[0]));
  const top = Math.min(...boxes.map(({ at }) => at[1]));
  const width = Math.max(...boxes.map(({ at, size }) => at[0] + size[0])) - left;
  const height = Math.max(...boxes.map(({ at, size }) => at[1] + size[1])) - top;
  const [x, y] = freeSpace(graph, [left, top], [width, height], sizeOf);
  return edits.map((edit) => {
    if (edit.do !== 'addNode' || !edit.position) return edit;
    return { ...edit, position: [edit.position[0] + x - left, edit.position[1] + y - top] };
  });
}
