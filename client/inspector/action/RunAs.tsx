import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { ActionNode } from '../../../shared/model/graph.ts';
import { useSurroundings } from '../../draft/Workbench.tsx';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import type { Target } from './target.ts';

/** As which user the call is made, among those whose logins there are. */
export function RunAs({ node, target }: { readonly node: ActionNode; readonly target: Target }) {
  const { set } = useEditing();
  const identities = useSurroundings((around) => around.identities);
  const own = identities.filter(({ connection }) => connection === target.connection);
  const isUnknown = node.runAs !== undefined && !own.some(({ userId }) => userId === node.runAs);
  const notes = useNotes('runAs', {
    hint:
      own.length === 0 ? (
        <>
          There is no login for this connection yet.{' '}
          <Anchor component={Link} href="/connections" inherit>
            Add one under Connections
          </Anchor>
          .
        </>
      ) : undefined,
  });
  if (!target.isAmbra && node.runAs === undefined) return null;
  if (own.length === 0 && !isUnknown) {
    return (
      <div {...notes.wrapperProps}>
        <Text size="sm" fw={500}>
          Run as
        </Text>
        <Text component="div" size="sm" c="dimmed" tabIndex={-1}>
          {notes.description}
          {notes.error}
        </Text>
      </div>
    );
  }
  return (
    <Picker
      {...notes}
      label="Run as"
      clearLabel="Run as nobody"
      placeholder="Nobody chosen"
      nothing="There is no such login."
      choices={own.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={node.runAs ?? null}
      {...(isUnknown && { shown: `${node.runAs ?? ''} (no login)` })}
      onChoose={(userId) => {
        set(['runAs'], userId);
      }}
      onClear={() => {
        set(['runAs'], undefined);
      }}
    />
  );
}
