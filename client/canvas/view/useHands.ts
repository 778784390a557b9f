import { useEffect, useState } from 'react';
import { useWorkbench, type Workbench } from '../../draft/Workbench.tsx';
import { looksOf } from '../looks.ts';

/** Who drags something looks at it: nothing else may move meanwhile. */
export interface Hands {
  readonly areFull: () => boolean;
  /** Does it now, or once what is held is let go. Returns how to leave it. */
  readonly whenFree: (act: () => void) => () => void;
}

const takes = 'pointerdown';
/** What is dragged out of the palette cancels the pointer, and ends by itself. */
const leaves = ['pointerup', 'pointercancel', 'dragend'] as const;

/** Whether a pointer holds something: a card, a wire, the edge of a panel. */
export function useHands(): Hands {
  const workbench = useWorkbench();
  const [{ hands, listen }] = useState(() => watching(workbench));
  useEffect(() => listen(), [listen]);
  return hands;
}

function watching(workbench: Workbench): {
  readonly hands: Hands;
  readonly listen: () => () => void;
} {
  let holds = false;
  const waiting = new Set<() => void>();
  const areFull = (): boolean => holds || looksOf(workbench).getState().dragged !== null;
  const take = (): void => {
    holds = true;
  };
  const leave = (): void => {
    holds = false;
    // Afterwards: the drawing is told where a card was put down by an event that comes later.
    setTimeout(() => {
      if (areFull()) return;
      for (const act of waiting) act();
      waiting.clear();
    });
  };
  return {
    hands: {
      areFull,
      whenFree(act) {
        if (areFull()) waiting.add(act);
        else act();
        return () => {
          waiting.delete(act);
        };
      },
    },
    listen() {
      window.addEventListener(takes, take, true);
      for (const name of leaves) window.addEventListener(name, leave, true);
      return () => {
        window.removeEventListener(takes, take, true);
        for (const name of leaves) window.removeEventListener(name, leave, true);
      };
    },
  };
}
