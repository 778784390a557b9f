import { useState } from 'react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';

/** The rule's name as it is typed: what is empty or ends in a space is only on the way to one and is not the rule's yet. */
export function useRuleName(): {
  readonly name: string;
  readonly shown: string;
  readonly isTyping: boolean;
  readonly type: (value: string) => void;
  readonly leave: () => void;
} {
  const { draft } = useWorkbench();
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
    leave(): void {
      setTyped(null);
      draft.endGesture();
    },
  };
}
