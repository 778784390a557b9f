import { useEffect, useRef, type RefObject } from 'react';
import { useDesk } from '../draft/Workbench.tsx';

/**
 * Brings what a step leads to into view when it is chosen on the drawing; the keyboard stays there. Whoever chooses it in
 * the list itself sees it already, and whoever opens the panel begins at its top.
 */
export function useFollowing(list: RefObject<HTMLElement | null>): void {
  const chosen = useDesk(({ selected }) => selected.at(-1));
  const before = useRef(chosen);
  useEffect(() => {
    if (chosen === before.current) return undefined;
    before.current = chosen;
    if (chosen === undefined || !list.current) return undefined;
    if (list.current.contains(document.activeElement)) return undefined;
    // By then the drawing has its words about the trial, and the panel its size.
    const frame = requestAnimationFrame(() => {
      const card = list.current?.querySelector(`[data-step="${CSS.escape(chosen)}"]`);
      const panel = list.current?.closest('.side-panel');
      if (!card || !panel) return;
      const isTall = card.clientHeight > panel.clientHeight;
      card.scrollIntoView({ block: isTall ? 'start' : 'nearest', behavior: behaviour() });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [list, chosen]);
}

/** Motion that somebody has asked not to see is left out. */
function behaviour(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}
