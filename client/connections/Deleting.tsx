import { Alert, Anchor } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { useDeleteConnection, useDeleteIdentity } from '../api/connections.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { say } from '../ui/notify.ts';
import { focusHeading } from './focus.ts';
import { rulesInTheWay } from './rulesInTheWay.ts';

/** What somebody is about to delete. */
export type Doomed =
  | { readonly kind: 'connection'; readonly connection: ConnectionAnswer }
  | { readonly kind: 'identity'; readonly identity: IdentityAnswer };

/** Asks before something is deleted, and says why where the server would not do it. */
export function Deleting({
  doomed,
  onClose,
}: {
  readonly doomed: Doomed | null;
  readonly onClose: () => void;
}) {
  const [last, setLast] = useState(doomed);
  const connection = useDeleteConnection();
  const identity = useDeleteIdentity();
  if (doomed !== null && doomed !== last) setLast(doomed);
  if (last === null) return null;
  const { title, confirm, told, consequences } = wordsOf(last);
  const error = connection.error ?? identity.error;

  async function remove(what: Doomed): Promise<void> {
    try {
      if (what.kind === 'connection') await connection.mutateAsync(what.connection.id);
      else await identity.mutateAsync(what.identity.id);
    } catch {
      return;
    }
    onClose();
    say(told);
    focusHeading();
  }

  return (
    <Confirm
      opened={doomed !== null}
      title={title}
      confirm={confirm}
      danger
      busy={connection.isPending || identity.isPending}
      onConfirm={() => void remove(last)}
      onClose={() => {
        connection.reset();
        identity.reset();
        onClose();
      }}
    >
      {consequences}
      {error && (
        <Alert className="connections-outcome" role="alert" mt="md" title="It was not deleted">
          {error.message}
          <Rules error={error} />
        </Alert>
      )}
    </Confirm>
  );
}

function Rules({ error }: { readonly error: Error }) {
  const rules = rulesInTheWay(error);
  if (rules.length === 0) return null;
  return (
    <ul className="connections-rules" aria-label="Rules that need it">
      {rules.map(({ id, name }) => (
        <li key={id}>
          <Anchor component={Link} href={`/rules/${id}`} inherit>
            Open “{name}”
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

function wordsOf(doomed: Doomed) {
  switch (doomed.kind) {
    case 'connection': {
      const { name } = doomed.connection;
      return {
        title: `Delete “${name}”?`,
        confirm: 'Delete connection',
        told: `“${name}” was deleted.`,
        consequences:
          'Its users and their logins are deleted with it. Rules that were drawn for it stay, and have to be given another connection before they can be published again.',
      };
    }
    case 'identity': {
      const { name } = doomed.identity;
      return {
        title: `Delete the login of “${name}”?`,
        confirm: 'Delete login',
        told: `Calls can no longer run as ${name}.`,
        consequences: `On the platform the user stays. Calls can no longer run as ${name} until the login is entered again.`,
      };
    }
  }
}
