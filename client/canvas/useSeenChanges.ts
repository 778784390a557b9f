import { useEffect } from 'react';
import type { DraftState } from '../draft/store.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { changedSteps } from './changed.ts';
import { looksOf } from './looks.ts';

/** What undo and redo change is seen, wherever they were asked for. */
export function useSeenChanges(): void {
  const workbench = useWorkbench();
  useEffect(
    () =>
      workbench.draft.subscribe((state, before) => {
        if (!wentThroughHistory(before, state)) return;
        const [old, now] = [before.document.graph, state.document.graph];
        if (old !== now) looksOf(workbench).getState().view?.showChanged(changedSteps(old, now));
      }),
    [workbench],
  );
}

/** An edit, in contrast, leaves nothing to be done again. */
function wentThroughHistory(before: DraftState, after: DraftState): boolean {
  const isUndo = after.future.length > before.future.length;
  const isRedo = before.future[0] !== undefined && after.document === before.future[0];
  return isUndo || isRedo;
}
