import { useRef, useState } from 'react';
import type { Published } from '../../shared/model/answers/rules.ts';
import { usePublish } from '../api/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import type { Autosave } from './autosave.ts';
import { conflictOf } from './saving.ts';

interface Wanted {
  readonly note: string;
  /** A rule that is off stays off. */
  readonly keepOff: boolean;
}

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

  async function attempt(wanted: Wanted, mayTryAgain: boolean): Promise<void> {
    const revision = await autosave.flush();
    if (revision === null) {
      setFailure('The draft could not be saved, so it was not published. Try again in a moment.');
      return;
    }
    try {
      const answer = await mutateAsync({ id: rule, revision, ...wanted });
      autosave.heard(answer.rule);
      onPublished(answer);
    } catch (error) {
      const theirs = conflictOf(error);
      const seen = autosave.base.document;
      if (theirs) autosave.heard(theirs);
      // Only the switch was thrown meanwhile: the draft is still what the person has seen.
      if (theirs && mayTryAgain && autosave.base.document === seen) await attempt(wanted, false);
      else setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    isPending,
    failure,
    publish(wanted: Wanted): void {
      if (isBusy.current) return;
      isBusy.current = true;
      setPending(true);
      setFailure(null);
      analysis.now();
      void attempt(wanted, true).finally(() => {
        isBusy.current = false;
        setPending(false);
      });
    },
  };
}
