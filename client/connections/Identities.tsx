import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core';
import { IconPencil, IconPlugConnected, IconPlus, IconTrash, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { useDeleteIdentity, useTestIdentity } from '../api/connections.ts';
import { say } from '../ui/notify.ts';
import { Deleting } from './Deleting.tsx';
import type { Dialog } from './useDialogs.ts';

/** The users as whom calls over a connection can run. */
export function Identities({
  connection: { id, name },
  identities,
  onOpen,
}: {
  readonly connection: ConnectionAnswer;
  readonly identities: readonly IdentityAnswer[];
  readonly onOpen: (dialog: Dialog) => void;
}) {
  return (
    <section className="connections-users" aria-label={`Users of ${name}`}>
      <div className="connections-users-head">
        <h3>Calls can run as</h3>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          aria-label={`Add a user to ${name}`}
          onClick={() => {
            onOpen({ kind: 'user', connection: id, identity: null });
          }}
        >
          Add a user
        </Button>
      </div>
      {identities.length === 0 ? (
        <p className="connections-nobody">
          Nobody yet. A rule’s calls need a user on the platform who may do what they ask for.
        </p>
      ) : (
        <ul>
          {identities.map((identity) => (
            <Identity key={identity.id} identity={identity} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Identity({
  identity: { id, name, userId, connection },
  onOpen,
}: {
  readonly identity: IdentityAnswer;
  readonly onOpen: (dialog: Dialog) => void;
}) {
  const test = useTestIdentity();
  const remove = useDeleteIdentity();
  const [asking, ask] = useState(false);
  return (
    <li className="connections-user">
      <IconUser size={18} aria-hidden />
      <div className="connections-user-name">
        <strong>{name}</strong>
        <code>{userId}</code>
        <span role="status" data-bad={test.data?.kind === 'failed' || test.isError || undefined}>
          {test.isPending ? 'Signing in…' : (test.data?.message ?? test.error?.message ?? '')}
        </span>
      </div>
      <Tooltip label="Try to sign in">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Test ${name}`}
          aria-busy={test.isPending}
          onClick={() => {
            if (!test.isPending) test.mutate(id);
          }}
        >
          {test.isPending ? <Loader size={16} /> : <IconPlugConnected size={17} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Edit ${name}`}
        onClick={() => {
          onOpen({ kind: 'user', connection, identity: id });
        }}
      >
        <IconPencil size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Delete ${name}`}
        onClick={() => {
          ask(true);
        }}
      >
        <IconTrash size={17} aria-hidden />
      </ActionIcon>
      <Deleting
        opened={asking}
        title={`Delete the login of “${name}”?`}
        confirm="Delete login"
        error={remove.error}
        busy={remove.isPending}
        onConfirm={() => {
          remove.mutate(id, {
            onSuccess: () => {
              say(`Calls can no longer run as ${name}.`);
            },
          });
        }}
        onClose={() => {
          remove.reset();
          ask(false);
        }}
      >
        On the platform the user stays. Calls can no longer run as {name} until the login is entered
        again.
      </Deleting>
    </li>
  );
}
