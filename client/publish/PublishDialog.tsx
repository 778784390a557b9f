import { useState } from 'react';
import { blocks } from '../../shared/authoring/weight.ts';
import type { Published, RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useAnalysis, useDraft } from '../draft/Workbench.tsx';
import { Loading } from '../ui/PageState.tsx';
import type { Autosave } from './autosave.ts';
import { Blocked } from './Blocked.tsx';
import type { Diff } from './ChangeList.tsx';
import { Review } from './Review.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Shows what publishing changes and asks for a note; where something blocks it, what that is. */
export function PublishDialog({
  asked,
  rule,
  autosave,
  diff,
  onClose,
  onLeft,
  onPublished,
}: {
  /** Whoever wants to see how the draft differs may publish it then; null while it is closed. */
  readonly asked: 'publish' | 'compare' | null;
  readonly rule: RuleAnswer;
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly onClose: () => void;
  /** It has gone from the page. */
  readonly onLeft: () => void;
  readonly onPublished: (answer: Published) => void;
}) {
  // It keeps its title while it goes.
  const [before, setBefore] = useState(asked);
  if (asked !== null && asked !== before) setBefore(asked);
  const name = useDraft(({ document }) => document.name);
  const isChecked = useAnalysis((analysis) => analysis.isChecked);
  const isBlocked = useAnalysis(({ problems }) => problems.some(blocks));
  return (
    <Dialog
      opened={asked !== null}
      onClose={onClose}
      onExitTransitionEnd={onLeft}
      size={720}
      title={
        <span className="publish-title">
          {(asked ?? before) === 'compare'
            ? `What differs in the draft of “${name}”`
            : `Publish “${name}”?`}
        </span>
      }
    >
      {!isChecked ? (
        <Loading label="Checking the rule…" />
      ) : isBlocked ? (
        <Blocked onClose={onClose} />
      ) : (
        <Review
          rule={rule}
          autosave={autosave}
          diff={diff}
          onClose={onClose}
          onPublished={onPublished}
        />
      )}
    </Dialog>
  );
}
