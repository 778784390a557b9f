import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';
import type { Changes } from './useChanges.ts';

/** Offers the name of a call for its rule, where the rule is still called by what the call did before. */
export function RenameOffer({ changes }: { readonly changes: Changes }) {
  const { draft } = useWorkbench();
  const [taken, setTaken] = useState<string | null>(null);
  const row = changes.kind === 'known' && changes.rows.find(({ outdatesRule }) => outdatesRule);
  if (taken !== null)
    return (
      <Text size="sm" role="status">
        The rule is called “{taken}” now.
      </Text>
    );
  if (!row) return null;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          draft.rename(row.name);
          draft.endGesture();
          setTaken(row.name);
          // The button goes; what comes next is the note.
          document.querySelector<HTMLElement>('.publish-note textarea')?.focus();
        }}
      >
        Call the rule “{row.name}”
      </Button>
    </div>
  );
}
