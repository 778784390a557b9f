import { Button, Skeleton, Title } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { connectionsQuery, identitiesQuery } from '../api/connections.ts';
import { Empty, Failed } from '../ui/PageState.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import './connections.css';
import './forms.css';
import { Deleting, type Doomed } from './Deleting.tsx';
import { Dialogs } from './Dialogs.tsx';
import { useDialogs, type OpenDialog } from './useDialogs.ts';

/** Nobody tells when a destination begins or ceases to answer: it is looked at this often. */
const lookMs = 5_000;

/** Where calls go, and as whom. */
export function ConnectionsPage() {
  const connections = useQuery(connectionsQuery);
  const [dialog, open] = useDialogs();
  const [doomed, doom] = useState<Doomed | null>(null);
  const add = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        open({ kind: 'new' });
      }}
    >
      New connection
    </Button>
  );
  return (
    <div className="connections">
      <header className="connections-head">
        <div>
          <Title order={1} size="h2" tabIndex={-1}>
            Connections
          </Title>
          <p>Where calls go, and as whom. Passwords and tokens are sealed and never shown again.</p>
        </div>
        {connections.data?.length !== 0 && add}
      </header>
      <List onOpen={open} onDelete={doom} add={add} />
      <Dialogs dialog={dialog} onOpen={open} />
      <Deleting
        doomed={doomed}
        onClose={() => {
          doom(null);
        }}
      />
    </div>
  );
}

function List({
  onOpen,
  onDelete,
  add,
}: {
  readonly onOpen: OpenDialog;
  readonly onDelete: (doomed: Doomed) => void;
  readonly add: ReactNode;
}) {
  const connections = useQuery({ ...connectionsQuery, refetchInterval: lookMs });
  const identities = useQuery(identitiesQuery);
  const error = connections.error ?? identities.error;
  if (connections.data === undefined || identities.data === undefined) {
    if (!error) return <Skeletons />;
    return (
      <Failed
        title="The connections could not be loaded"
        error={error}
        retry={() => {
          void connections.refetch();
          void identities.refetch();
        }}
      />
    );
  }
  if (connections.data.length === 0) {
    return (
      <Empty
        icon={<IconPlugConnected size={28} aria-hidden />}
        title="No connection yet"
        action={add}
      >
        Rules call your imaging platform over a connection: its address, and the users as whom calls
        run.
      </Empty>
    );
  }
  return (
    <ul className="connections-list" aria-label="Connections">
      {connections.data.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          identities={identities.data.filter((one) => one.connection === connection.id)}
          onOpen={onOpen}
          onDelete={onDelete}
        />
      ))}
    </ul>
  );
}

function Skeletons() {
  return (
    <div role="status" aria-label="Loading the connections…" className="connections-list">
      <Skeleton height={350} radius="lg" />
    </div>
  );
}
