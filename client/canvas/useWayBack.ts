import { useEffect } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';
import { toCard } from './useFocusHome.ts';

/** Escape leads from the settings of a step back to its card, once it has nothing else to close. */
export function useWayBack(): void {
  const workbench = useWorkbench();
  useEffect(() => {
    let closesList = false;
    // Before the list that is open hears of it, and is closed.
    const noted = (event: KeyboardEvent): void => {
      closesList =
        event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    };
    const left = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || closesList) return;
      if (!isInSettings(event.target)) return;
      const node = workbench.desk.getState().selected.at(-1);
      if (node === undefined) return;
      event.preventDefault();
      toCard(workbench, document, node);
    };
    window.addEventListener('keydown', noted, { capture: true });
    window.addEventListener('keydown', left);
    return () => {
      window.removeEventListener('keydown', noted, { capture: true });
      window.removeEventListener('keydown', left);
    };
  }, [workbench]);
}

function isInSettings(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('.inspector') !== null &&
    target.closest('.monaco-editor, [role="dialog"], [role="menu"]') === null
  );
}
