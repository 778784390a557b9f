import { useEffect, type RefObject } from 'react';
import { useWorkbench, type Workbench } from '../draft/Workbench.tsx';
import { cardKey } from './cards/cardKeys.ts';
import { redo, remove, selectAll, tidyUp, undo } from './changing.ts';
import { copiedWords, copyText, duplicate, paste } from './copying.ts';
import { hasOwnUndo, idsAt, isWriting, keyPlace } from './keyTargets.ts';

/** The keys of the drawing. They hold while nobody is writing; undo and redo hold in the whole editor. */
export function useKeys(root: RefObject<HTMLElement | null>): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || hasOwnUndo(event.target)) return;
      if (keyDown(workbench, root.current, event)) event.preventDefault();
    };
    const copied = (event: ClipboardEvent): void => {
      if (!isWriting(event.target)) copyOrCut(workbench, root.current, event);
    };
    const pasted = (event: ClipboardEvent): void => {
      if (isWriting(event.target) || !keyPlace(root.current, event.target)) return;
      event.preventDefault();
      paste(workbench, event.clipboardData?.getData('text/plain') ?? '');
    };
    window.addEventListener('keydown', down);
    window.addEventListener('copy', copied);
    window.addEventListener('cut', copied);
    window.addEventListener('paste', pasted);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('copy', copied);
      window.removeEventListener('cut', copied);
      window.removeEventListener('paste', pasted);
    };
  }, [workbench, root]);
}

/** Says whether the key was one of the drawing's. */
function keyDown(workbench: Workbench, root: Element | null, event: KeyboardEvent): boolean {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (isCommand && history(workbench, key, event.shiftKey)) return true;
  const place = isWriting(event.target) ? null : keyPlace(root, event.target);
  if (!root || !place) return false;
  if (!isCommand) return cardKey(workbench, root, event, place);
  if (key === 'a') selectAll(workbench);
  else if (key === 'd') duplicate(workbench, idsAt(workbench, place));
  else if (key === 'l' && event.shiftKey) void tidyUp(workbench);
  else return false;
  return true;
}

function history(workbench: Workbench, key: string, shift: boolean): boolean {
  if (key === 'y' || (key === 'z' && shift)) redo(workbench);
  else if (key === 'z') undo(workbench);
  else return false;
  return true;
}

function copyOrCut(workbench: Workbench, root: Element | null, event: ClipboardEvent): void {
  const place = keyPlace(root, event.target);
  // Text that is selected is what somebody wants to have.
  if (!place || (window.getSelection()?.toString() ?? '') !== '') return;
  const ids = idsAt(workbench, place);
  const text = copyText(workbench, ids);
  if (text === null) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
  if (event.type === 'cut') remove(workbench, ids);
  else workbench.desk.announce(copiedWords(ids.length));
}
