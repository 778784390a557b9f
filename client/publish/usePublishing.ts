import { useRef, useState } from 'react';
import type { Published } from '../../shared/model/answers/rules.ts';
import { usePublish } from '../api/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import type { Autosave } from './autosave.ts';
import { conflictOf } from './saving.ts';

/** Saves, then publishes what was saved. A failure is told; nothing was published then. */
export function usePublishing(
  rule: string,
  autosave: Autosave,
  onPublished: (answer: Published) => void,
) {
  const { analysis } = useWorkbench();
  const { mutateAsync } = usePublish();
  const [isPending, setPending] = useState(false);
  // Two clicks can come before the first is shown.
  const isBusy = useRef(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function attempt(note: string, mayTryAgain: boolean): Promise<void> {
    const revision = await autosave.flush();
    if (revision === null) {
      setFailure('The draft could not be saved, so it was not published. Try again in a moment.');
      return;
    }
    try {
      const answer = await mutateAsync({ id: rule, revision, note });
      autosave.heard(answer.rule);
      onPublished(answer);
    } catch (error) {
      const theirs = conflictOf(error);
      const seen = autosave.base.document;
      if (theirs) autosave.heard(theirs);
      // Only the switch was thrown meanwhile: the draft is still what the person has seen.
      if (theirs && mayTryAgain && autosave.base.document === seen) await attempt(note, false);
      else setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    isPending,
    failure,
    publish(note: string): void {
      if (isBusy.current) return;
      isBusy.current = true;
      setPending(true);
      setFailure(null);
      analysis.now();
      void attempt(note, true).finally(() => {
        isBusy.current = false;
        setPending(false);
      });
    },
  };
}
