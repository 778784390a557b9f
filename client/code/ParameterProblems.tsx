import { Button } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { weightAdvice, weightOf, weightWords, type Weight } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useAnalysis, useWorkbench } from '../draft/Workbench.tsx';
import { applyFix, fixesOf, type Fix } from './fixes.ts';
import type { Session, Standing } from './session.ts';

const none: readonly Problem[] = [];

const icons: Readonly<Record<Weight, typeof IconAlertCircle>> = {
  error: IconAlertCircle,
  warning: IconAlertTriangle,
  elsewhere: IconCloudOff,
};

/** What is wrong with the parameters, below their text, with what mends it. */
export function ParameterProblems({
  node,
  session,
  isUnfinished,
  canWait,
}: {
  readonly node: string;
  readonly session: RefObject<Session | null>;
  /** What mends the rule's parameters would not show in a text that cannot be read. */
  readonly isUnfinished: boolean;
  readonly canWait: Standing['canWait'];
}) {
  const workbench = useWorkbench();
  const problems = useAnalysis((analysis) => analysis.byNode.get(node) ?? none).filter(
    (problem) => problem.field?.split('.')[0] === 'parameters' && !canWait(problem),
  );
  if (problems.length === 0) return null;

  function mend(fix: Fix): void {
    if (!applyFix(fix, { workbench, node })) return;
    if (fix.fill === undefined) session.current?.focus();
    else session.current?.fill(fix.fill);
  }

  return (
    <ul className="code-problems" aria-label="Problems of the parameters">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.message}`} data-weight={weightOf(problem)}>
          <Told problem={problem} />
          <div className="code-fixes">
            {fixesOf(problem, { workbench, node }).map((fix) => (
              <Button
                key={fix.label}
                size="compact-sm"
                variant="default"
                disabled={isUnfinished}
                onClick={() => {
                  mend(fix);
                }}
              >
                {fix.label}
              </Button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Told({ problem }: { readonly problem: Problem }) {
  const weight = weightOf(problem);
  const Icon = icons[weight];
  return (
    <>
      <Icon size={17} aria-hidden />
      <p>
        <span className={weight === 'elsewhere' ? 'code-elsewhere' : 'visually-hidden'}>
          {weightWords[weight]}:{' '}
        </span>
        {problem.message}
        {weight === 'elsewhere' && ` ${weightAdvice.elsewhere}`}
      </p>
    </>
  );
}
