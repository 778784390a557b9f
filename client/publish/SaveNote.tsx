import { Button, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudPause,
  IconCloudUp,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useUnfinished } from './unfinished.ts';
import type { Autosave, SaveState } from './autosave.ts';

/** Whether the draft is saved. */
export function SaveNote({ autosave }: { readonly autosave: Autosave }) {
  const state = useStore(autosave.state);
  const isInPart = useUnfinished().length > 0 && state.kind === 'saved';
  const { icon: Icon, text } = isInPart ? inPart : notes[state.kind];
  const isFailed = state.kind === 'failed';
  return (
    <div className="publish-save" data-state={state.kind}>
      <Tooltip
        label={isFailed ? state.message : isInPart ? inPart.hint : hints[state.kind]}
        multiline
        maw={300}
      >
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

const inPart = {
  icon: IconCloudPause,
  text: 'Saved in part',
  hint: 'Your draft is saved. JSON that cannot be read yet is not part of it: this browser tab keeps it until it is finished.',
} as const;

const hints = {
  saved: 'Your draft is saved. What runs changes when you publish.',
  saving: 'Your draft is being saved.',
  conflict: 'The rule was changed elsewhere. Choose what becomes of both.',
  gone: 'The rule was deleted elsewhere.',
} as const;
