import { Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDraft } from '../draft/Workbench.tsx';
import { Ago } from '../ui/Ago.tsx';
import type { Autosave, SaveState } from './autosave.ts';

/** Whether the draft is saved; where somebody else was quicker, the choice what becomes of both. */
export function SaveNote({ autosave, diff }: { readonly autosave: Autosave; readonly diff: Diff }) {
  const state = useStore(autosave.state);
  switch (state.kind) {
    case 'saved':
      return <Note icon={<IconCloudCheck size={16} aria-hidden />} text="Draft saved" />;
    case 'saving':
      return <Note icon={<IconCloudUp size={16} aria-hidden />} text="Saving…" />;
    case 'failed':
      return (
        <Group gap="xs" wrap="nowrap" role="alert">
          <IconAlertTriangle size={16} color="var(--sh-bad)" aria-hidden />
          <Text size="sm" title={state.message}>
            Not saved yet
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void autosave.flush()}>
            Save now
          </Button>
        </Group>
      );
    case 'conflict':
      return <Conflict autosave={autosave} diff={diff} theirs={state.theirs} />;
  }
}

export type Diff = (before: string, after: string) => ReactNode;

function Note({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <Group gap={6} wrap="nowrap" c="dimmed" className="publish-save" role="status">
      {icon}
      <Text size="sm">{text}</Text>
    </Group>
  );
}

type Theirs = Extract<SaveState, { kind: 'conflict' }>['theirs'];

function Conflict({
  autosave,
  diff,
  theirs,
}: {
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly theirs: Theirs;
}) {
  const [comparing, setComparing] = useState(false);
  const mine = useDraft(({ document }) => document);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={comparing ? 'xl' : 'md'}
      title="This rule was changed elsewhere"
    >
      <Text>
        Somebody (perhaps you, in another tab) saved this rule <Ago at={theirs.updatedAt} />, while
        you were changing it here. Nothing is lost: choose which of the two goes on.
      </Text>
      {comparing && (
        <>
          <Text size="sm" c="dimmed" mt="md" mb="xs">
            Left what was saved elsewhere, right yours.
          </Text>
          {diff(
            JSON.stringify({ name: theirs.name, ...theirs.draft }, null, 2),
            JSON.stringify({ name: mine.name, ...mine.graph }, null, 2),
          )}
        </>
      )}
      <Group justify="flex-end" mt="lg">
        {!comparing && (
          <Button
            variant="subtle"
            onClick={() => {
              setComparing(true);
            }}
          >
            Compare
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            autosave.takeTheirs();
          }}
        >
          Take the other one
        </Button>
        <Button data-autofocus onClick={() => void autosave.keepMine()}>
          Keep mine
        </Button>
      </Group>
    </Modal>
  );
}
