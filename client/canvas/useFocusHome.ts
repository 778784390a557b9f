import { useEffect, type RefObject } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';
import { looksOf, useLooks } from './looks.ts';
import { cardElement } from './screen.ts';

const tries = 30;

/** Puts the keyboard onto the card that was asked for, as soon as it is drawn, and brings the card into view. */
export function useFocusHome(root: RefObject<HTMLElement | null>): void {
  const workbench = useWorkbench();
  const focus = useLooks((looks) => looks.focus);
  useEffect(() => {
    if (!focus) return;
    let frame = 0;
    let left = tries;
    const attempt = (): void => {
      const card = root.current && cardElement(root.current, focus.node);
      // A card that is not measured yet is hidden, and nothing hidden can have the focus.
      const isThere = card !== null && card.style.visibility !== 'hidden';
      if (isThere) {
        if (focus.home === 'canvas') card.focus({ preventScroll: true });
        looksOf(workbench).getState().view?.reveal(focus.node);
        return;
      }
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(attempt);
    };
    frame = requestAnimationFrame(attempt);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [workbench, root, focus]);
}
