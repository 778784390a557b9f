import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { unnamedLabel } from '../../shared/authoring/labels.ts';
import { vocabulary } from '../../shared/catalogue/ambra/vocabulary.ts';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';
import type { ChangeRow } from './changeRows.ts';
import type { Changes } from './useChanges.ts';

/** Offers another name for what is still called by what a call does no more: its rule, or the action. */
export function RenameOffer({ changes }: { readonly changes: Changes }) {
  const { draft } = useWorkbench();
  const nodes = useDraft(({ document }) => document.graph.nodes);
  const [taken, setTaken] = useState<string | null>(null);
  const rows = changes.kind === 'known' ? changes.rows : [];
  // Several calls may have outlived the one name of their rule.
  const ofRule = rows.find(({ outdated }) => outdated?.kind === 'rule');
  const take = (said: string): void => {
    draft.endGesture();
    setTaken(said);
    // The button goes; what comes next is the note.
    document.querySelector<HTMLElement>('.publish-note textarea')?.focus();
  };
  const offer = ({ uuid, name, outdated }: ChangeRow) => {
    if (outdated?.kind === 'rule') {
      const { instead } = outdated;
      return (
        <Offer
          key={uuid}
          label={`Call the rule “${instead}”`}
          onTake={() => {
            draft.rename(instead);
            take(`The rule is called “${instead}” now.`);
          }}
        />
      );
    }
    const action = nodes.find(({ id }) => id === outdated?.node);
    if (action?.kind !== 'action') return null;
    const label = unnamedLabel(action, vocabulary);
    return (
      <Offer
        key={uuid}
        label={`Rename “${name}” to “${label}”`}
        onTake={() => {
          draft.apply({ do: 'setField', node: action.id, path: ['name'] });
          take(`The call is named “${label}” now.`);
        }}
      />
    );
  };
  return (
    <>
      {rows.filter((row) => row === ofRule || row.outdated?.kind === 'call').map(offer)}
      {taken !== null && (
        <Text size="sm" role="status">
          {taken}
        </Text>
      )}
    </>
  );
}

function Offer({ label, onTake }: { readonly label: string; readonly onTake: () => void }) {
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={onTake}>
        {label}
      </Button>
    </div>
  );
}
