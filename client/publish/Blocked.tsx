import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconArrowRight } from '@tabler/icons-react';
import { blocks } from '../../shared/authoring/weight.ts';
import { inLabels } from '../../shared/authoring/inLabels.ts';
import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useStepName } from '../draft/useStepName.ts';
import { useAnalysis, useDraft, useWorkbench } from '../draft/Workbench.tsx';

/** Why the rule cannot be published yet; each reason leads to the place where it is mended. */
export function Blocked({ onClose }: { readonly onClose: () => void }) {
  const { desk } = useWorkbench();
  const problems = useAnalysis((analysis) => analysis.problems).filter(blocks);
  return (
    <Stack>
      <Text>
        {problems.length === 1
          ? 'One thing has to be mended before this rule can run. Choose it to go there.'
          : `${problems.length} things have to be mended before this rule can run. Choose one to go there.`}
      </Text>
      <ul className="publish-blocked" aria-label="What has to be mended">
        {problems.map((problem) => (
          <Row key={JSON.stringify(problem)} problem={problem} onClose={onClose} />
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button
          onClick={() => {
            onClose();
            desk.open('problems');
          }}
        >
          Show problems
        </Button>
      </Group>
    </Stack>
  );
}

function Row({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }) {
  const { desk } = useWorkbench();
  const node = useDraft(({ document }) =>
    document.graph.nodes.find(({ id }) => id === problem.node),
  );
  const name = useStepName(node?.id);
  const command = node?.kind === 'action' ? findCommand(ambra, node.command ?? '') : undefined;
  const words = (
    <>
      <IconAlertCircle size={18} aria-hidden />
      <span>
        {name !== null && <strong>{name}</strong>}
        {inLabels(problem, command).message}
      </span>
    </>
  );
  if (!node) return <li className="publish-blocked-row">{words}</li>;
  return (
    <li>
      <UnstyledButton
        className="publish-blocked-row"
        onClick={() => {
          onClose();
          desk.goTo(node.id, problem.field);
        }}
      >
        {words}
        <IconArrowRight size={18} aria-hidden />
      </UnstyledButton>
    </li>
  );
}
