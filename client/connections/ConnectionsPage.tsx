import { Button, Skeleton, Title } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { connectionsQuery, identitiesQuery } from '../api/connections.ts';
import { Empty, Failed } from '../ui/PageState.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { ConnectionDrawer } from './ConnectionDrawer.tsx';
import './connections.css';
import { IdentityDialog } from './IdentityDialog.tsx';
import { useDialogs, type Dialog } from './useDialogs.ts';

/** Where calls go, and as whom. */
export function ConnectionsPage() {
  const connections = useQuery(connectionsQuery);
  const [dialog, open] = useDialogs();
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
          <Title order={1} size="h2">
            Connections
          </Title>
          <p>Where calls go, and as whom. Passwords and tokens are sealed and never shown again.</p>
        </div>
        {connections.data?.length !== 0 && add}
      </header>
      <List onOpen={open} add={add} />
      <Dialogs dialog={dialog} onOpen={open} />
    </div>
  );
}

function List({
  onOpen,
  add,
}: {
  readonly onOpen: (dialog: Dialog) => void;
  readonly add: ReactNode;
}) {
  const connections = useQuery(connectionsQuery);
  const identities = useQuery(identitiesQuery).data ?? [];
  if (connections.data === undefined) {
    if (!connections.error) return <Skeletons />;
    return (
      <Failed
        title="The connections could not be loaded"
        error={connections.error}
        retry={() => void connections.refetch()}
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
          identities={identities.filter((one) => one.connection === connection.id)}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

/** What is open over the page; what has just been closed stays drawn while it leaves. */
function Dialogs({
  dialog,
  onOpen,
}: {
  readonly dialog: Dialog | null;
  readonly onOpen: (dialog: Dialog | null) => void;
}) {
  const connections = useQuery(connectionsQuery).data ?? [];
  const identities = useQuery(identitiesQuery).data ?? [];
  const [last, setLast] = useState<Dialog | null>(null);
  const shown = dialog ?? last;
  if (dialog !== null && JSON.stringify(dialog) !== JSON.stringify(last)) setLast(dialog);
  if (!shown) return null;
  const close = (): void => {
    onOpen(null);
  };
  const isOpen = dialog !== null;
  if (shown.kind === 'new')
    return <ConnectionDrawer opened={isOpen} connection={null} onClose={close} />;
  const connection = connections.find(({ id }) => id === shown.connection);
  if (!connection) return null;
  if (shown.kind === 'edit')
    return <ConnectionDrawer opened={isOpen} connection={connection} onClose={close} />;
  const identity = identities.find(({ id }) => id === shown.identity) ?? null;
  if (shown.identity !== null && !identity) return null;
  return (
    <IdentityDialog opened={isOpen} connection={connection} identity={identity} onClose={close} />
  );
}

function Skeletons() {
  return (
    <div role="status" aria-label="Loading the connections…">
      <Skeleton height={260} radius="md" />
    </div>
  );
}
