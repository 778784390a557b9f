import { Button, UnstyledButton } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconArrowRight,
  IconCircleDashed,
  IconCloudOff,
  IconWand,
} from '@tabler/icons-react';
import { inLabels } from '../../shared/authoring/inLabels.ts';
import type { Tone } from '../../shared/authoring/weight.ts';
import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { DeskStore } from '../draft/desk.ts';
import { useStepName } from '../draft/useStepName.ts';
import { useNode, useWorkbench } from '../draft/Workbench.tsx';
import { complain } from '../ui/notify.ts';

const icons = {
  error: IconAlertCircle,
  needed: IconCircleDashed,
  warning: IconAlertTriangle,
  elsewhere: IconCloudOff,
} as const satisfies Record<Tone, unknown>;

/** A problem, the way to its field, and its fix where there is one. */
export function ProblemRow({
  problem,
  tone,
  onMended,
}: {
  readonly problem: Problem;
  readonly tone: Tone;
  readonly onMended: () => void;
}) {
  const { desk, draft } = useWorkbench();
  const node = useNode(problem.node ?? '');
  const name = useStepName(node?.id);
  const { fix } = problem;
  const Symbol = icons[tone];
  const command = node?.kind === 'action' ? findCommand(ambra, node.command ?? '') : undefined;
  const words = (
    <>
      <Symbol size={18} className="problems-icon" aria-hidden />
      <span className="problems-words">
        {name !== null && <strong className="problems-name">{name}</strong>}
        {inLabels(problem, command).message}
      </span>
    </>
  );
  function mend(): void {
    if (!fix) return;
    const result = draft.apply(fix.edit);
    if (result.kind === 'refused') {
      complain(result.message);
      return;
    }
    desk.announce(`Done: ${fix.label}.`);
    onMended();
  }
  return (
    <li className="problems-row" data-tone={tone}>
      {node ? (
        <UnstyledButton
          className="problems-go"
          onClick={() => {
            desk.goTo(node.id, problem.field);
          }}
          {...pointing(desk, node.id)}
        >
          {words}
          <IconArrowRight size={17} className="problems-arrow" aria-hidden />
        </UnstyledButton>
      ) : (
        <div className="problems-go">{words}</div>
      )}
      {fix && (
        <Button
          size="compact-sm"
          variant="default"
          className="problems-fix"
          leftSection={<IconWand size={15} aria-hidden />}
          onClick={mend}
        >
          {fix.label}
        </Button>
      )}
    </li>
  );
}

function pointing(desk: DeskStore, node: string) {
  return {
    onPointerEnter: () => {
      desk.point(node);
    },
    onPointerLeave: () => {
      desk.point(null);
    },
  };
}
