import { useState } from 'react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';

/** The rule's name as it is typed: what is empty or ends in a space is only on the way to one and is not the rule's yet. */
export function useRuleName(): {
  readonly name: string;
  readonly shown: string;
  readonly isTyping: boolean;
  readonly type: (value: string) => void;
  readonly leave: () => void;
  /** The draft's own undo and redo: a renaming comes back as one step, not letter by letter. */
  readonly goBack: (isRedo: boolean) => void;
} {
  const { draft, desk } = useWorkbench();
  const name = useDraft(({ document }) => document.name);
  const [typed, setTyped] = useState<string | null>(null);
  // Undo and other tabs change the name under the cursor as well.
  const isOnTheWay = typed !== null && (typed.trim() === '' || typed.trim() === name);
  return {
    name,
    shown: isOnTheWay ? typed : name,
    isTyping: typed !== null,
    type(value: string): void {
      setTyped(value);
      if (value.trim() !== '') draft.rename(value.trim());
    },
    goBack(isRedo: boolean): void {
      const { past, future } = draft.getState();
      if ((isRedo ? future : past).length === 0) return;
      setTyped(null);
      if (isRedo) draft.redo();
      else draft.undo();
      desk.announce(isRedo ? 'Done again.' : 'Undone.');
    },
    leave(): void {
      setTyped(null);
      draft.endGesture();
    },
  };
}
