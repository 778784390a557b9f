import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { AskToLeave } from './AskToLeave.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import { useLeaving } from './useLeaving.ts';
import { SideDialog } from '../ui/Dialog.tsx';

/** The form of a connection beside the page; asks before what was typed is thrown away. */
export function ConnectionDrawer({
  opened,
  connection,
  at,
  onClose,
}: {
  readonly opened: boolean;
  /** Null makes a new one. */
  readonly connection: ConnectionAnswer | null;
  /** The field to begin with. */
  readonly at?: string | undefined;
  readonly onClose: () => void;
}) {
  const leaving = useLeaving(onClose);
  return (
    <>
      <SideDialog
        opened={opened}
        onClose={leaving.leave}
        className="connections-drawer"
        size={540}
        title={connection ? `Edit “${connection.name}”` : 'New connection'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ConnectionForm
          key={connection?.id ?? 'new'}
          connection={connection}
          at={at}
          leaving={leaving}
        />
      </SideDialog>
      <AskToLeave leaving={leaving}>
        {connection ? 'The connection stays as it was saved last.' : 'The connection is not added.'}
      </AskToLeave>
    </>
  );
}
