import { Button } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { weightAdvice, weightOf, weightWords, type Weight } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useAnalysis, useWorkbench } from '../draft/Workbench.tsx';
import { applyFix, fixesOf, mendableFirst, type Fix } from './fixes.ts';
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
      {mendableFirst(problems).map((problem) => (
        <li key={`${problem.code} ${problem.message}`} data-weight={weightOf(problem)}>
          <Told problem={problem} />
          <Fixes
            fixes={fixesOf(problem, { workbench, node })}
            isDisabled={isUnfinished}
            mend={mend}
          />
        </li>
      ))}
    </ul>
  );
}

/** How many are shown before somebody asks for the rest: more would push the next problem out of sight. */
const fewFixes = 3;

function Fixes({
  fixes,
  isDisabled,
  mend,
}: {
  readonly fixes: readonly Fix[];
  readonly isDisabled: boolean;
  readonly mend: (fix: Fix) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || fixes.length <= fewFixes + 1 ? fixes : fixes.slice(0, fewFixes);
  const more = fixes.length - shown.length;
  return (
    <div className="code-fixes">
      {shown.map((fix, index) => (
        <Button
          key={fix.label}
          size="compact-sm"
          variant="default"
          disabled={isDisabled}
          // The button that showed it is gone, and the keyboard goes on here.
          autoFocus={isOpen && index === fewFixes}
          onClick={() => {
            mend(fix);
          }}
        >
          {fix.label}
        </Button>
      ))}
      {more > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={false}
          onClick={() => {
            setOpen(true);
          }}
        >
          {more} more…
        </Button>
      )}
    </div>
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
