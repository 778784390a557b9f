import { Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { labelOf } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { useAnalysis, useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { complain } from '../ui/notify.ts';
import { Empty } from '../ui/PageState.tsx';
import './tell.css';

/** Everything that is wrong with the draft. Choosing one leads to the field where it is mended. */
export function ProblemsPanel() {
  const problems = useAnalysis((analysis) => analysis.problems);
  if (problems.length === 0) {
    return (
      <Empty icon={<IconCheck size={28} aria-hidden />} title="Nothing to mend">
        The rule can run as it is drawn. Try it on a study, then publish it.
      </Empty>
    );
  }
  return (
    <Stack component="ul" className="tell-problems" gap="xs" aria-label="Problems">
      {problems.map((problem) => (
        <ProblemRow key={JSON.stringify(problem)} problem={problem} />
      ))}
    </Stack>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const { desk, draft } = useWorkbench();
  const { node, field, message, fix, severity, target } = problem;
  const isError = severity === 'error';
  function mend(): void {
    if (!fix) return;
    const result = draft.apply(fix.edit);
    if (result.kind === 'refused') complain(result.message);
    else desk.announce(`Done: ${fix.label}.`);
  }
  return (
    <li className="tell-problem" data-severity={severity}>
      <UnstyledButton
        className="tell-problem-go"
        disabled={node === undefined}
        onClick={() => {
          if (node !== undefined) desk.goTo(node, field);
        }}
      >
        <Group gap={6} wrap="nowrap" mb={4}>
          {isError ? (
            <IconAlertCircle size={16} aria-hidden />
          ) : (
            <IconAlertTriangle size={16} aria-hidden />
          )}
          <Text size="xs" fw={650}>
            {isError ? 'Has to be mended' : 'Worth a look'}
          </Text>
          {target === 'platform' && (
            <Badge size="sm" variant="default">
              only on the platform
            </Badge>
          )}
          <NodeName node={node} />
        </Group>
        <Text size="sm">{message}</Text>
      </UnstyledButton>
      {fix && (
        <Button size="compact-sm" variant="light" mt="xs" onClick={mend}>
          {fix.label}
        </Button>
      )}
    </li>
  );
}

function NodeName({ node }: { readonly node: string | undefined }) {
  const found = useDraft(({ document }) => document.graph.nodes.find(({ id }) => id === node));
  if (!found) return null;
  return (
    <Text size="xs" c="dimmed" truncate>
      {labelOf(found, ambra)}
    </Text>
  );
}
