import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Published, RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useAnalysis } from '../draft/Workbench.tsx';
import type { Autosave } from './autosave.ts';
import { ChangeList, type Diff } from './ChangeList.tsx';
import { useChanges } from './useChanges.ts';
import { useCompiled } from './useCompiled.ts';
import { usePublishing } from './usePublishing.ts';

/** What publishing changes, and the note that goes with it. */
export function Review({
  rule,
  autosave,
  diff,
  onClose,
  onPublished,
}: {
  readonly rule: RuleAnswer;
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly onClose: () => void;
  readonly onPublished: (answer: Published) => void;
}) {
  const changes = useChanges(rule.id, rule.live, useCompiled());
  const { isPending, failure, ...publishing } = usePublishing(rule.id, autosave, onPublished);
  const [note, setNote] = useState('');
  const isSame = changes.kind === 'known' && changes.rows.length === 0 && !rule.changed;
  const next = (rule.versions[0]?.number ?? 0) + 1;
  return (
    <Stack>
      <Text>{intro(rule, isSame)}</Text>
      <ChangeList
        changes={changes}
        sides={[
          rule.live === null ? 'nothing runs yet' : `what runs now, version ${rule.live}`,
          'this draft',
        ]}
        diff={diff}
        nothing={
          rule.changed
            ? 'The calls stay as they are. Publishing keeps the drawing, its names and notes as they look now.'
            : 'The draft makes the same calls, in the same drawing.'
        }
      />
      <PlatformHint />
      <Textarea
        label="Note"
        description={
          isSame
            ? 'No version is made of it while nothing differs'
            : `Kept with version ${next} for whoever looks at the history later`
        }
        placeholder="Why this change?"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={note}
        data-autofocus
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            publishing.publish(note.trim());
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
        <Button
          loading={isPending}
          onClick={() => {
            publishing.publish(note.trim());
          }}
        >
          {rule.live !== null && !rule.enabled ? 'Publish and switch on' : 'Publish'}
        </Button>
      </Group>
    </Stack>
  );
}

/** What runs here may still be beyond the platform; that is no reason not to publish. */
function PlatformHint() {
  const count = useAnalysis(
    ({ problems }) =>
      problems.filter(({ severity, target }) => severity === 'error' && target === 'platform')
        .length,
  );
  if (count === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      It runs here, but it cannot be deployed to the platform as it is:{' '}
      {count === 1 ? 'one problem says why' : `${count} problems say why`}.
    </Text>
  );
}

function intro({ live, enabled }: RuleAnswer, isSame: boolean): string {
  if (live === null) return 'From now on, each event that fits leads to these calls.';
  if (isSame && enabled) return `Nothing differs from version ${live}, which runs now.`;
  if (isSame)
    return `Nothing differs from version ${live}. The rule is off; publishing switches it on.`;
  if (enabled) return `This is how the draft differs from version ${live}, which runs now.`;
  return `This is how the draft differs from version ${live}. The rule is off; publishing switches it on.`;
}
