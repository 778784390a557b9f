import { Button, Popover } from '@mantine/core';
import { IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { Published as Answer, RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { late } from '../ui/late.tsx';
import { drop } from '../ui/notify.ts';
import { useEver } from '../ui/useEver.ts';
import type { Diff } from './ChangeList.tsx';
import { HeaderButton } from './HeaderButton.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { Published, titleOf } from './Published.tsx';
import './publish.css';
import './dialog.css';
import { RuleName } from './RuleName.tsx';
import { SaveNote } from './SaveNote.tsx';
import { Standing } from './Standing.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { useAutosave } from './useAutosave.ts';
import { restoredNote } from './useRestore.tsx';
import { useRuleCommands } from './useRuleCommands.tsx';

const over = { told: 'over' } as const;
const PublishDialog = late(async () => (await import('./PublishDialog.tsx')).PublishDialog, over);
const HistoryDrawer = late(async () => (await import('./HistoryDrawer.tsx')).HistoryDrawer, over);
const Conflict = late(async () => (await import('./Conflict.tsx')).Conflict, over);
const Gone = late(async () => (await import('./Gone.tsx')).Gone, over);

/** Fetches what the header opens before it is asked for. */
export function warmHeader(): void {
  for (const part of [PublishDialog, HistoryDrawer, Conflict, Gone]) part.warm();
}

/** Name, state of saving, undo and redo, history, the switch and Publish. */
export function EditorHeader({
  rule,
  diff,
  onOff,
  onDelete,
}: {
  /** As the server has it now. */
  readonly rule: RuleAnswer;
  /** Two texts side by side. */
  readonly diff: Diff;
  /** The rule's switch. */
  readonly onOff: ReactNode;
  /** Asks, then deletes the rule. */
  readonly onDelete: () => void;
}) {
  const { desk, analysis } = useWorkbench();
  const autosave = useAutosave(rule);
  const [open, setOpen] = useState<'publish' | 'compare' | 'history' | null>(null);
  const publishButton = useRef<HTMLButtonElement>(null);
  const [published, setPublished] = useState<Answer | null>(null);
  const ask = useCallback(
    (what: 'publish' | 'compare') => {
      // What was changed a moment ago decides whether there is something to mend first.
      analysis.now();
      setOpen(what);
    },
    [analysis],
  );
  const publish = useCallback(() => {
    ask('publish');
  }, [ask]);
  const isPublishAsked = useEver(open === 'publish' || open === 'compare');
  const isHistoryAsked = useEver(open === 'history');
  const isConflictAsked = useEver(useStore(autosave.state, ({ kind }) => kind === 'conflict'));
  const isGone = useStore(autosave.state, ({ kind }) => kind === 'gone');
  const look = useCallback(() => {
    setOpen('history');
  }, []);
  useRuleCommands(publish, look);
  const dialog = {
    rule,
    autosave,
    diff,
    onClose: () => {
      setOpen(null);
    },
  };
  return (
    <section className="editor-header publish-header" aria-label="Rule">
      <nav aria-label="Breadcrumb" className="publish-way">
        <Link href="/rules">Rules</Link>
        <IconChevronRight size={16} aria-hidden />
      </nav>
      <RuleName />
      <Standing
        rule={rule}
        onCompare={() => {
          ask('compare');
        }}
      />
      <div className="publish-tools">
        <SaveNote autosave={autosave} />
        <UndoRedo />
        <HeaderButton icon={IconHistory} label="History" onClick={look} />
        <MoreMenu rule={rule} autosave={autosave} onDelete={onDelete} />
        {onOff}
        <Popover
          opened={published !== null}
          onChange={(opened) => {
            if (!opened) setPublished(null);
          }}
          position="bottom-end"
          // The tabs of the panel stay in reach.
          offset={{ mainAxis: 8, crossAxis: -72 }}
          width={360}
          shadow="lg"
          radius="lg"
          withArrow
          withRoles={false}
        >
          <Popover.Target>
            <Button
              ref={publishButton}
              className="publish-button"
              // It calls for attention where there is something to publish.
              variant={rule.live !== null && !rule.changed ? 'default' : 'filled'}
              onClick={publish}
            >
              Publish
            </Button>
          </Popover.Target>
          <Popover.Dropdown role="group" aria-label="Published">
            {published && (
              <Published
                answer={published}
                onClose={() => {
                  setPublished(null);
                }}
              />
            )}
          </Popover.Dropdown>
        </Popover>
      </div>
      {isPublishAsked && (
        <PublishDialog
          {...dialog}
          asked={open === 'history' ? null : open}
          onLeft={() => {
            // What opened it may be gone by now, and the button in it that was pressed is.
            const { activeElement, body } = document;
            if (activeElement === null || activeElement === body) publishButton.current?.focus();
          }}
          onPublished={(answer) => {
            setOpen(null);
            drop(restoredNote);
            setPublished(answer);
            desk.announce(`${titleOf(answer.rule, answer.unchanged)}.`);
          }}
        />
      )}
      {isHistoryAsked && <HistoryDrawer {...dialog} opened={open === 'history'} />}
      {isConflictAsked && <Conflict autosave={autosave} diff={diff} />}
      {isGone && <Gone autosave={autosave} />}
    </section>
  );
}
