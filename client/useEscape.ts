import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { PanelName } from './draft/desk.ts';
import { useWorkbench } from './draft/Workbench.tsx';

/** What has an Escape of its own: lists that are open, dialogs, the code editor. */
const others = '[aria-expanded=true], [role=dialog], [role=menu], .monaco-editor';

/**
 * Escape puts away a panel that lies over the drawing. The keyboard goes on from the panel's tab; from the settings of a
 * step the drawing takes it back to the step.
 */
export function useEscape(
  root: RefObject<HTMLElement | null>,
  /** The panel that lies over the drawing, if one does. */
  panel: PanelName | null,
  fold: () => void,
): void {
  const { desk } = useWorkbench();
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Escape' || !(target instanceof Element) || target.closest(others)) return;
    const isOfStep = panel === 'settings' && desk.getState().selected.length > 0;
    if (root.current?.contains(target) && !isOfStep)
      root.current.querySelector<HTMLElement>(`[role=tab][data-panel=${panel}]`)?.focus();
    fold();
  });
  useEffect(() => {
    if (panel === null) return undefined;
    // Before anybody else hears of it: afterwards an open list no longer looks like one.
    window.addEventListener('keydown', pressed, true);
    return () => {
      window.removeEventListener('keydown', pressed, true);
    };
  }, [panel]);
}
