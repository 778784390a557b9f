import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { tryAgainAt, unguarded } from './unguarded.ts';
import { useCompiled } from './useCompiled.ts';

/** Offers to have calls tried again whose failure would otherwise be the end of it: most people mean that, and few look. */
export function RetryOffer() {
  const { draft } = useWorkbench();
  const { webhooks } = useCompiled();
  // It stays to be taken back.
  const [actions] = useState(() => unguarded(webhooks));
  const isTaken = useDraft(({ document }) =>
    document.graph.nodes.every(
      (node) => node.kind !== 'action' || !actions.includes(node.id) || node.retry === true,
    ),
  );
  if (actions.length === 0) return null;
  const [one, many] = ['Try the call again if it fails', 'Try calls again if they fail'];
  return (
    <Switch
      label={actions.length === 1 ? one : many}
      description={
        isTaken
          ? 'After 1 minute, 10 minutes and 1 hour.'
          : 'Otherwise the first failure is the end of it. It would be tried after 1 minute, 10 minutes and 1 hour.'
      }
      checked={isTaken}
      onChange={({ currentTarget }) => {
        draft.apply(tryAgainAt(actions, currentTarget.checked));
      }}
    />
  );
}
