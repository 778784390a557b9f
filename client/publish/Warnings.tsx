import { Alert, Anchor } from '@mantine/core';
import { weightOf } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useStepName } from '../draft/useStepName.ts';
import { useAnalysis, useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { ToProblems } from './ToProblems.tsx';
import './warnings.css';

const mostShown = 3;

/** What may be meant and may be a slip: said once more where it is decided, with the way to the step. */
export function Warnings({ onClose }: { readonly onClose: () => void }) {
  const told = useAnalysis((analysis) => analysis.problems)
    .filter((problem) => weightOf(problem) === 'warning')
    .filter(({ code }) => code !== 'action.unfinished_json');
  const rest = told.length - mostShown;
  if (told.length === 0) return null;
  return (
    <Alert color="var(--sh-condition)" variant="light" title="Is this meant?">
      {told.slice(0, mostShown).map((problem) => (
        <Row key={JSON.stringify(problem)} problem={problem} onClose={onClose} />
      ))}
      {rest > 0 && (
        <ToProblems className="publish-warning-step" onClose={onClose}>
          And {rest} more: show the problems
        </ToProblems>
      )}
    </Alert>
  );
}

function Row({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }) {
  const { desk } = useWorkbench();
  const node = useDraft(({ document }) =>
    document.graph.nodes.find(({ id }) => id === problem.node),
  );
  const name = useStepName(node?.id);
  return (
    <p className="publish-warning">
      {node && (
        <>
          <Anchor
            component="button"
            className="publish-warning-step"
            onClick={() => {
              onClose();
              desk.goTo(node.id, problem.field);
            }}
          >
            {name}
          </Anchor>
          {': '}
        </>
      )}
      {problem.message}
    </p>
  );
}
