import type { Workbench } from '../draft/Workbench.tsx';
import { settled, sizesIn } from './adding.ts';
import { pasting, readClip, toClip, type Clip } from './clipboard.ts';
import { looksOf } from './looks.ts';
import { freeSpot, type Position } from './placing.ts';
import { refuse } from './refusing.ts';

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
  put(workbench, read.clip, 'Pasted');
}

/** Copies beside the originals. */
export function duplicate(workbench: Workbench, ids: readonly string[]): void {
  const { graph } = workbench.draft.getState().document;
  const clip = toClip(graph, ids, sizesIn(workbench));
  if (clip.nodes.length > 0) put(workbench, clip, 'Duplicated', { by: [40, 48] });
}

function put(workbench: Workbench, clip: Clip, word: string, by?: { readonly by: Position }): void {
  const sizeOf = sizesIn(workbench);
  const { graph, edits } = settled(workbench.draft.getState().document.graph, sizeOf);
  const middle = looksOf(workbench).getState().view?.centre() ?? [0, 0];
  const made = pasting(graph, clip, by ?? { at: middle });
  const [only] = clip.nodes;
  const single = clip.nodes.length === 1 && only !== undefined;
  const placed = made.edits.map((edit) =>
    single && edit.do === 'addNode' && edit.position
      ? { ...edit, position: freeSpot(graph, edit.position, edit.node, sizeOf) }
      : edit,
  );
  const result = workbench.draft.apply({ do: 'all', edits: [...edits, ...placed] });
  if (result.kind === 'refused') {
    refuse(workbench, result.message);
    return;
  }
  workbench.desk.select(made.ids);
  const [first] = made.ids;
  looksOf(workbench).setState({
    wires: [],
    focus: first === undefined ? null : { node: first, home: 'canvas' },
  });
  const count = made.ids.length;
  workbench.desk.announce(`${word} ${count === 1 ? 'one step' : `${count} steps`}.`);
}
