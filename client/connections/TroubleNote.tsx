import { Alert, Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Trouble } from './trouble.ts';

/** Says above a form why it was not saved, and offers the two ways out of a conflict. */
export function TroubleNote<Theirs>({
  trouble,
  busy,
  onTake,
  onOverrule,
}: {
  readonly trouble: Trouble<Theirs>;
  readonly busy: boolean;
  readonly onTake: (theirs: Theirs) => void;
  readonly onOverrule: (theirs: Theirs) => void;
}) {
  const note = useRef<HTMLDivElement>(null);
  const { title, text, theirs } = trouble;
  // The button that was pressed may be a screen further down.
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble]);
  return (
    <Alert ref={note} className="connections-outcome" role="alert" title={title}>
      {text}
      {theirs !== null && (
        <Group mt="sm" gap="sm">
          <Button
            size="xs"
            loading={busy}
            onClick={() => {
              onOverrule(theirs);
            }}
          >
            Save mine over it
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              onTake(theirs);
            }}
          >
            Take theirs
          </Button>
        </Group>
      )}
    </Alert>
  );
}
