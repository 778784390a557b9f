import { ActionIcon, Badge, Button, Group, TextInput, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconHistory,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import './publish.css';
import { SaveNote, type Diff } from './SaveNote.tsx';
import { useAutosave } from './useAutosave.ts';

/** Name, state of saving, undo and redo, history, the switch and Publish. */
export function EditorHeader({
  rule,
  diff,
  onOff,
}: {
  /** As the server has it now. */
  readonly rule: RuleAnswer;
  /** Two texts side by side. */
  readonly diff: Diff;
  /** The rule's switch. */
  readonly onOff: ReactNode;
}) {
  const autosave = useAutosave(rule);
  const [open, setOpen] = useState<'publish' | 'history' | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <div className="editor-header publish-header">
      <Tooltip label="All rules">
        <ActionIcon
          component={Link}
          href="/rules"
          variant="subtle"
          size="lg"
          aria-label="All rules"
        >
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <RuleName />
      <Standing rule={rule} />
      <div className="publish-gap" />
      <SaveNote autosave={autosave} diff={diff} />
      <UndoRedo />
      <Tooltip label="History">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label="History"
          onClick={() => {
            setOpen('history');
          }}
        >
          <IconHistory size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {rule.live !== null && onOff}
      <Button
        onClick={() => {
          setOpen('publish');
        }}
      >
        Publish
      </Button>
      {open === 'publish' && (
        <PublishDialog rule={rule} autosave={autosave} diff={diff} onClose={close} />
      )}
      {open === 'history' && (
        <HistoryDrawer rule={rule} autosave={autosave} diff={diff} onClose={close} />
      )}
    </div>
  );
}

function RuleName() {
  const { draft } = useWorkbench();
  const name = useDraft(({ document }) => document.name);
  // A rule has a name: an empty field is only on the way to one.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      className="publish-name"
      aria-label="Name of the rule"
      variant="unstyled"
      maxLength={200}
      value={typed ?? name}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped(value);
        if (value.trim() !== '') draft.rename(value.trim());
      }}
      onBlur={() => {
        setTyped(null);
        draft.endGesture();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

/** What runs, and whether the draft says something else. */
function Standing({ rule }: { readonly rule: RuleAnswer }) {
  if (rule.live === null) return <Badge variant="default">Not published</Badge>;
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant="light" {...(!rule.enabled && { color: 'gray' })}>
        {rule.enabled ? `Live: version ${rule.live}` : `Off: version ${rule.live}`}
      </Badge>
      {rule.changed && (
        <Tooltip label="The draft says something else than what runs. Publish to bring it to life.">
          <Badge variant="light" color="orange" tabIndex={0}>
            Draft differs
          </Badge>
        </Tooltip>
      )}
    </Group>
  );
}

function UndoRedo() {
  const { draft, desk } = useWorkbench();
  const canUndo = useDraft(({ past }) => past.length > 0);
  const canRedo = useDraft(({ future }) => future.length > 0);
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label="Undo (Ctrl+Z)">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label="Undo"
          aria-disabled={!canUndo}
          {...(!canUndo && { 'data-disabled': true })}
          onClick={() => {
            draft.undo();
            desk.announce('Undone.');
          }}
        >
          <IconArrowBackUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo (Ctrl+Shift+Z)">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label="Redo"
          aria-disabled={!canRedo}
          {...(!canRedo && { 'data-disabled': true })}
          onClick={() => {
            draft.redo();
            desk.announce('Done again.');
          }}
        >
          <IconArrowForwardUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
