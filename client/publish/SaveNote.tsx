import { Button, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Autosave, SaveState } from './autosave.ts';

/** Whether the draft is saved. */
export function SaveNote({ autosave }: { readonly autosave: Autosave }) {
  const state = useStore(autosave.state);
  const { icon: Icon, text } = notes[state.kind];
  const isFailed = state.kind === 'failed';
  return (
    <div className="publish-save" data-state={state.kind}>
      <Tooltip label={isFailed ? state.message : hints[state.kind]} multiline maw={300}>
        <div className="publish-save-note" role="status">
          <Icon size={18} aria-hidden />
          <span className="publish-save-text">{text}</span>
        </div>
      </Tooltip>
      {isFailed && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label="Retry saving"
          onClick={() => void autosave.flush()}
        >
          Retry
        </Button>
      )}
    </div>
  );
}

const notes = {
  saved: { icon: IconCloudCheck, text: 'Saved' },
  saving: { icon: IconCloudUp, text: 'Saving…' },
  failed: { icon: IconAlertTriangle, text: 'Could not save' },
  conflict: { icon: IconAlertTriangle, text: 'Not saved' },
  gone: { icon: IconAlertTriangle, text: 'Not saved' },
} as const satisfies Record<SaveState['kind'], unknown>;

const hints = {
  saved: 'Your draft is saved. What runs changes when you publish.',
  saving: 'Your draft is being saved.',
  conflict: 'The rule was changed elsewhere. Choose what becomes of both.',
  gone: 'The rule was deleted elsewhere.',
} as const;
