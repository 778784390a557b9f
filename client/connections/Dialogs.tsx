import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { connectionsQuery, identitiesQuery } from '../api/connections.ts';
import { complain } from '../ui/notify.ts';
import { ConnectionDrawer } from './ConnectionDrawer.tsx';
import { IdentityDialog } from './IdentityDialog.tsx';
import type { Dialog, OpenDialog } from './useDialogs.ts';

type Target =
  | {
      readonly kind: 'connection';
      readonly connection: ConnectionAnswer | null;
      readonly at: string | undefined;
    }
  | {
      readonly kind: 'user';
      readonly connection: ConnectionAnswer;
      readonly identity: IdentityAnswer | null;
    };

/** What is open over the page. The dialogs themselves stay, so that closing them gives the focus back. */
export function Dialogs({
  dialog,
  onOpen,
}: {
  readonly dialog: Dialog | null;
  readonly onOpen: OpenDialog;
}) {
  const connections = useQuery(connectionsQuery).data;
  const identities = useQuery(identitiesQuery).data;
  const isKnown = connections !== undefined && identities !== undefined;
  const target = targetOf(dialog, connections ?? [], identities ?? []);
  const form = useLast(target?.kind === 'connection' ? target : null);
  const user = useLast(target?.kind === 'user' ? target : null);
  const close = (): void => {
    onOpen(null);
  };
  const isGone = isKnown && dialog !== null && target === null;
  useEffect(() => {
    if (!isGone) return;
    complain('It may have been deleted.', 'What was to be opened is not here');
    onOpen(null);
  });
  return (
    <>
      <ConnectionDrawer
        opened={target?.kind === 'connection'}
        connection={form?.connection ?? null}
        at={form?.at}
        onClose={close}
      />
      {user && (
        <IdentityDialog
          opened={target?.kind === 'user'}
          connection={user.connection}
          identity={user.identity}
          onClose={close}
        />
      )}
    </>
  );
}

function targetOf(
  dialog: Dialog | null,
  connections: readonly ConnectionAnswer[],
  identities: readonly IdentityAnswer[],
): Target | null {
  if (dialog === null) return null;
  if (dialog.kind === 'new') return { kind: 'connection', connection: null, at: undefined };
  const connection = connections.find(({ id }) => id === dialog.connection);
  if (!connection) return null;
  if (dialog.kind === 'edit') return { kind: 'connection', connection, at: dialog.at };
  if (dialog.identity === null) return { kind: 'user', connection, identity: null };
  const identity = identities.find(({ id }) => id === dialog.identity);
  return identity ? { kind: 'user', connection, identity } : null;
}

/** What has just been closed stays drawn while it leaves. */
function useLast<Shown extends object>(now: Shown | null): Shown | null {
  const [last, setLast] = useState(now);
  if (now !== null && (last === null || differs(now, last))) setLast(now);
  return now ?? last;
}

function differs(a: object, b: object): boolean {
  return Object.values(a).some((value, at) => value !== Object.values(b)[at]);
}
