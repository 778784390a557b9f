import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPencil, IconPlugConnected, IconPlus, IconTrash, IconUser } from '@tabler/icons-react';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { useTestIdentity } from '../api/connections.ts';
import type { Doomed } from './Deleting.tsx';
import { TestResultNote } from './TestResultNote.tsx';
import type { Dialog } from './useDialogs.ts';
import { useTested } from './useTested.ts';

interface Actions {
  readonly onOpen: (dialog: Dialog) => void;
  readonly onDelete: (doomed: Doomed) => void;
}

/** The users as whom calls over a connection can run. */
export function Identities({
  connection: { id, name },
  identities,
  ...actions
}: {
  readonly connection: ConnectionAnswer;
  readonly identities: readonly IdentityAnswer[];
} & Actions) {
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
            actions.onOpen({ kind: 'user', connection: id, identity: null });
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
            <Identity key={identity.id} identity={identity} {...actions} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Identity({ identity, onOpen, onDelete }: { readonly identity: IdentityAnswer } & Actions) {
  const { id, name, userId, connection, revision } = identity;
  const test = useTestIdentity();
  const [isOfNow, mark] = useTested(revision);
  const edit = (): void => {
    onOpen({ kind: 'user', connection, identity: id });
  };
  return (
    <li className="connections-user">
      <IconUser size={18} aria-hidden />
      <div className="connections-user-name">
        <strong>{name}</strong>
        <code>{userId}</code>
        <span className="connections-set">Login and password are set</span>
      </div>
      <div className="connections-tools">
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlugConnected size={16} aria-hidden />}
          loading={test.isPending}
          aria-label={`Test ${name}`}
          onClick={() => {
            mark();
            test.mutate(id);
          }}
        >
          Test
        </Button>
        <Tool does="Edit" icon={IconPencil} to={name} onClick={edit} />
        <Tool
          does="Delete"
          icon={IconTrash}
          to={name}
          onClick={() => {
            onDelete({ kind: 'identity', identity });
          }}
        />
      </div>
      <div role="status" className="connections-user-result">
        {isOfNow && !test.isPending && (
          <TestResultNote
            result={test.data}
            error={test.error}
            connection={connection}
            identity={id}
            onOpen={onOpen}
          />
        )}
      </div>
    </li>
  );
}

function Tool({
  does,
  icon: Icon,
  to,
  onClick,
}: {
  readonly does: string;
  readonly icon: typeof IconPencil;
  readonly to: string;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={does}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`${does} ${to}`}
        onClick={onClick}
      >
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
