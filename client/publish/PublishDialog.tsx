import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { usePublish } from '../api/rules.ts';
import { useAnalysis, useWorkbench } from '../draft/Workbench.tsx';
import { say } from '../ui/notify.ts';
import type { Autosave } from './autosave.ts';
import { ChangeList } from './ChangeList.tsx';
import type { Diff } from './SaveNote.tsx';
import { useChanges } from './useChanges.ts';

/** Shows what publishing changes and asks for a note; where something blocks it, what that is. */
export function PublishDialog({
  rule,
  autosave,
  diff,
  onClose,
}: {
  readonly rule: RuleAnswer;
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly onClose: () => void;
}) {
  const problems = useAnalysis((analysis) => analysis.problems);
  const blocking = problems.filter(
    ({ severity, target }) => severity === 'error' && target !== 'platform',
  );
  return (
    <Modal opened onClose={onClose} size="lg" title={`Publish “${rule.name}”`}>
      {blocking.length > 0 ? (
        <Blocked problems={blocking} onClose={onClose} />
      ) : (
        <Ready rule={rule} autosave={autosave} diff={diff} onClose={onClose} />
      )}
    </Modal>
  );
}

function Blocked({
  problems,
  onClose,
}: {
  readonly problems: readonly Problem[];
  readonly onClose: () => void;
}) {
  const { desk } = useWorkbench();
  return (
    <Stack>
      <Text>
        {problems.length === 1
          ? 'One thing has to be mended before this rule can run.'
          : `${problems.length} things have to be mended before this rule can run.`}
      </Text>
      {problems.map((problem) => (
        <Alert
          key={JSON.stringify(problem)}
          color="red"
          variant="light"
          icon={<IconAlertCircle size={18} aria-hidden />}
        >
          <Group justify="space-between" wrap="nowrap" align="start">
            <Text size="sm">{problem.message}</Text>
            {problem.node !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                flex="none"
                onClick={() => {
                  onClose();
                  desk.goTo(problem.node ?? '', problem.field);
                }}
              >
                Show me
              </Button>
            )}
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}

function Ready({
  rule,
  autosave,
  diff,
  onClose,
}: {
  readonly rule: RuleAnswer;
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly onClose: () => void;
}) {
  const { analysis } = useWorkbench();
  const webhooks = useAnalysis((state) => state.webhooks);
  const changes = useChanges(rule.id, rule.live, webhooks);
  const publish = usePublish();
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  async function go(): Promise<void> {
    setFailure(null);
    analysis.now();
    const revision = await autosave.flush();
    if (revision === null) {
      setFailure('The draft could not be saved, so it was not published. Try again in a moment.');
      return;
    }
    try {
      const answer = await publish.mutateAsync({ id: rule.id, revision, note });
      say(`Version ${answer.rule.live ?? ''} runs now.`, 'Published');
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Stack>
      <Text>
        {rule.live === null
          ? 'From now on, each event that fits makes these calls:'
          : `This changes what runs now (version ${rule.live}):`}
      </Text>
      <ChangeList
        changes={changes}
        after={webhooks}
        diff={diff}
        nothing="Nothing about the calls changes: this stores the drawing as it looks now."
      />
      <Textarea
        label="Note"
        description="For whoever looks at the history later"
        placeholder="Why this change?"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        data-autofocus
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
      />
      {failure !== null && (
        <Alert color="red" variant="light" role="alert" title="Not published">
          {failure}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button loading={publish.isPending} onClick={() => void go()}>
          Publish
        </Button>
      </Group>
    </Stack>
  );
}
