import type { Workbench } from '../draft/Workbench.tsx';
import { wordsOf } from '../draft/surroundings.ts';
import { cardWords, exitLabel, spokenName } from './cards/cardWords.ts';

/** What a node is called when it is spoken of. */
export function nameOf({ draft, surroundings }: Workbench, id: string): string {
  const { graph, timeZone } = draft.getState().document;
  const node = graph.nodes.find((other) => other.id === id);
  if (!node) return id;
  return spokenName(cardWords(node, wordsOf(surroundings.getState()), timeZone));
}

/** An exit in the middle of a sentence: Yes of “Only if: modality is CT”. What is cut off at its end is the longer part. */
export function exitName(workbench: Workbench, id: string, exit: string): string {
  const node = workbench.draft.getState().document.graph.nodes.find((other) => other.id === id);
  const label = node ? exitLabel(node, exit) : '';
  return label ? `${label} of “${nameOf(workbench, id)}”` : `“${nameOf(workbench, id)}”`;
}
