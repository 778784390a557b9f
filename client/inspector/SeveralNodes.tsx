import { Button, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { GraphNode } from '../../shared/model/graph.ts';
import { useDraft } from '../draft/Workbench.tsx';
import { countKinds } from './countKinds.ts';
import { useDeleting } from './useDeleting.ts';

/** What can be done with several nodes at once. */
export function SeveralNodes({ ids }: { readonly ids: readonly string[] }) {
  const nodes = useDraft((state) => state.document.graph.nodes);
  const chosen = useMemo(() => nodes.filter(({ id }) => ids.includes(id)), [nodes, ids]);
  const remove = useDeleting();
  return (
    <Stack gap="md">
      <h2 className="inspector-title">{chosen.length} steps selected</h2>
      <Counts nodes={chosen} />
      <Text size="sm" c="dimmed">
        Drag one of them to move them all. Copy and paste work between rules too. Choose a single
        step to see its settings.
      </Text>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => {
          remove(chosen.map(({ id }) => id));
        }}
      >
        Delete {chosen.length} steps
      </Button>
    </Stack>
  );
}

/** How many nodes of each kind there are. */
export function Counts({ nodes }: { readonly nodes: readonly GraphNode[] }) {
  return (
    <dl className="inspector-counts">
      {countKinds(nodes).map(({ kind, words, count }) => (
        <div key={kind}>
          <dt>{words}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
