import { Alert, Button, Group, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Published, RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useAnalysis } from '../draft/Workbench.tsx';
import type { Autosave } from './autosave.ts';
import { ChangeList, type Diff } from './ChangeList.tsx';
import { NameOffer } from './NameOffer.tsx';
import { RenameOffer } from './RenameOffer.tsx';
import { RetryOffer } from './RetryOffer.tsx';
import { ToProblems } from './ToProblems.tsx';
import { useChanges } from './useChanges.ts';
import { useUnfinished } from './unfinished.ts';
import { useCompiled } from './useCompiled.ts';
import { usePublishing } from './usePublishing.ts';
import { Warnings } from './Warnings.tsx';

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
  const [isSwitching, setSwitching] = useState(false);
  const isSaved = useStore(autosave.state, ({ kind }) => kind === 'saved');
  const isSame = changes.kind === 'known' && changes.rows.length === 0 && !rule.changed && isSaved;
  const isOff = rule.live !== null && !rule.enabled;
  const isAnyUse = !isSame || isOff;
  const next = (rule.versions[0]?.number ?? 0) + 1;
  const publish = () => {
    publishing.publish({ note: note.trim(), keepOff: isOff && !isSame && !isSwitching });
  };
  return (
    <Stack
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        // On a button it would be a press of that as well.
        event.preventDefault();
        if (isAnyUse && !isPending) publish();
      }}
    >
      <Text>{intro(rule, isSame)}</Text>
      {rule.live === null && <NameOffer />}
      <UnfinishedHint />
      <Warnings onClose={onClose} />
      <ChangeList
        changes={changes}
        sides={[sideOf(rule), 'this draft']}
        diff={diff}
        nothing={
          isSame
            ? 'The draft makes the same calls, in the same drawing.'
            : 'The calls stay as they are. Publishing keeps the drawing, its names and notes as they look now.'
        }
      />
      {rule.live === null ? <RetryOffer /> : <RenameOffer changes={changes} />}
      {isOff && !isSame && (
        <Switch
          label="Switch the rule on"
          description={
            isSwitching ? undefined : 'Otherwise it makes no call until somebody switches it on.'
          }
          checked={isSwitching}
          onChange={({ currentTarget }) => {
            setSwitching(currentTarget.checked);
          }}
        />
      )}
      <PlatformHint onClose={onClose} />
      <div className="publish-end">
        {!isSame && <Note next={next} value={note} onChange={setNote} />}
        {failure !== null && (
          <Alert color="red" variant="light" role="alert" title="Not published">
            {failure}
          </Alert>
        )}
        <Group justify="flex-end" className="publish-foot">
          <Button variant="default" onClick={onClose} data-autofocus={!isAnyUse || undefined}>
            {isAnyUse ? 'Not yet' : 'Close'}
          </Button>
          {isAnyUse && (
            <Button loading={isPending} onClick={publish}>
              {isSame ? 'Switch on' : isOff && isSwitching ? 'Publish and switch on' : 'Publish'}
            </Button>
          )}
        </Group>
      </div>
    </Stack>
  );
}

function Note({
  next,
  value,
  onChange,
}: {
  /** The number of the version that it is kept with. */
  readonly next: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Textarea
      className="publish-note"
      label="Note"
      description={`Kept with version ${next} for whoever looks at the history later. Ctrl+Enter publishes.`}
      placeholder={next === 1 ? 'What is the rule for?' : 'Why this change?'}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2000}
      value={value}
      data-autofocus
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** What was typed and is not in the rule: whoever publishes may think that it is. */
function UnfinishedHint() {
  const count = useUnfinished().length;
  if (count === 0) return null;
  return (
    <Alert color="var(--sh-condition)" variant="light" title="Unfinished JSON is not published">
      {count === 1 ? 'One action has' : `${count} actions have`} JSON that cannot be read yet. What
      is published are the last parameters that could be; the problems lead there.
    </Alert>
  );
}

/** What runs here may still be beyond the platform; that is no reason not to publish. */
function PlatformHint({ onClose }: { readonly onClose: () => void }) {
  const isBeyond = useAnalysis(({ problems }) =>
    problems.some(({ severity, target }) => severity === 'error' && target === 'platform'),
  );
  if (!isBeyond) return null;
  return (
    <Text size="sm" c="dimmed">
      It runs here, but the imaging platform (Ambra) cannot take it over as it is.{' '}
      <ToProblems onClose={onClose}>See what it cannot do</ToProblems>
    </Text>
  );
}

function sideOf({ live, enabled }: RuleAnswer): string {
  if (live === null) return 'nothing runs yet';
  return enabled ? `what runs now, version ${live}` : `version ${live}, which is off`;
}

function intro({ live, enabled }: RuleAnswer, isSame: boolean): string {
  if (live === null) return 'From now on, each event that fits leads to these calls.';
  if (isSame && enabled)
    return `Nothing differs from version ${live}, which runs now, so there is nothing to publish.`;
  if (isSame) return `Nothing differs from version ${live}. The rule is off.`;
  if (enabled) return `This is how the draft differs from version ${live}, which runs now.`;
  return `This is how the draft differs from version ${live}. The rule is off.`;
}
