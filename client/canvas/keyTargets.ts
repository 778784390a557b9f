import type { Workbench } from '../draft/Workbench.tsx';

/** Where a key was pressed, as far as the drawing is concerned. */
export interface KeyPlace {
  /** The card that has the focus, or in which a button has it. */
  readonly card: string | null;
  /** The card itself has the focus: keys that buttons and links know as well mean the card. */
  readonly isCard: boolean;
}

/** Somebody is writing there: all keys are theirs. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], .monaco-editor') !== null
  );
}

const chosenNotWritten =
  '[type="checkbox"], [type="radio"], [readonly], [role="combobox"], [aria-haspopup="listbox"]';

/** Somebody is writing text there, which has an undo of its own; what was switched or picked from a list has not. */
export function hasOwnUndo(target: EventTarget | null): boolean {
  return isWriting(target) && !(target instanceof Element && target.matches(chosenNotWritten));
}

/** Null where the key is not the drawing's: in the other parts of the page, and in what opens over them. */
export function keyPlace(root: Element | null, target: EventTarget | null): KeyPlace | null {
  if (!root || !(target instanceof Element)) return null;
  // Nothing has the focus: the keys are the drawing's, unless a dialog is open.
  if (target === document.body)
    return document.querySelector('[aria-modal="true"]') ? null : { card: null, isCard: false };
  if (!root.contains(target) || target.closest('[role="dialog"], [role="menu"]')) return null;
  const card = target.closest<HTMLElement>('.react-flow__node');
  return { card: card?.dataset['id'] ?? null, isCard: card === target };
}

/** The steps that a key is about: those selected, or the focused one when it is not among them. */
export function idsAt({ desk }: Workbench, { card }: KeyPlace): readonly string[] {
  const { selected } = desk.getState();
  return card !== null && !selected.includes(card) ? [card] : selected;
}
