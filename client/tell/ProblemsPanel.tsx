import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useAnalysis, useWorkbench } from '../draft/Workbench.tsx';
import { Empty, Loading } from '../ui/PageState.tsx';
import { ProblemRow } from './ProblemRow.tsx';
import './problems.css';
import { sorted } from './sorted.ts';

/** Everything that is wrong with the draft. Choosing one leads to the field where it is mended. */
export function ProblemsPanel() {
  const problems = useAnalysis((analysis) => analysis.problems);
  const webhooks = useAnalysis((analysis) => analysis.webhooks.length);
  const isChecked = useAnalysis((analysis) => analysis.isChecked);
  const root = useRef<HTMLElement>(null);
  const { desk } = useWorkbench();
  useEffect(() => {
    // By whichever way it was opened: the forms then say as errors what they only hinted at.
    desk.open('problems');
  }, [desk]);
  if (!isChecked) return <Loading label="Checking the rule…" />;
  return (
    <section ref={root} className="problems" aria-label="Problems" tabIndex={-1}>
      {problems.length === 0 ? (
        <Empty icon={<IconCheck size={28} aria-hidden />} title="Nothing to mend">
          {webhooks === 0
            ? 'There is nothing to publish yet either. Draw what the rule is to do.'
            : 'The rule can run as it is drawn. Try it on a study, then publish it.'}
        </Empty>
      ) : (
        sorted(problems).map(({ tone, title, told, problems: group }) => (
          <section key={tone} className="problems-group" aria-label={title}>
            <h2 className="problems-title" data-tone={tone}>
              {title} <span>{group.length}</span>
            </h2>
            <p className="problems-told">{told}</p>
            <ul className="problems-list">
              {group.map((problem) => (
                <ProblemRow
                  key={JSON.stringify(problem)}
                  problem={problem}
                  tone={tone}
                  // The row goes with its problem; the keyboard stays in the list.
                  onMended={() => root.current?.focus({ preventScroll: true })}
                />
              ))}
            </ul>
          </section>
        ))
      )}
    </section>
  );
}
