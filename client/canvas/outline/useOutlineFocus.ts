import { useEffect, useRef, type RefObject } from 'react';
import { useLooks } from '../looks.ts';

/** Puts the keyboard onto the step that was added or is next to what was deleted, when that was done in the list. */
export function useOutlineFocus(root: RefObject<HTMLElement | null>): void {
  const focus = useLooks((looks) => looks.focus);
  const seen = useRef(focus);
  useEffect(() => {
    // What was asked for before the list was opened is done.
    if (seen.current === focus) return;
    seen.current = focus;
    if (focus?.home !== 'outline') return;
    const frame = requestAnimationFrame(() => {
      // Without a step the list has nothing but the way to the first one.
      const place = focus.node === null ? 'button' : `[data-step="${CSS.escape(focus.node)}"]`;
      root.current?.querySelector<HTMLElement>(place)?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [root, focus]);
}
