import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { AskToLeave } from './AskToLeave.tsx';
import { IdentityForm } from './IdentityForm.tsx';
import { useLeaving } from './useLeaving.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks for a user as whom calls can run: who it is on the platform, and the login. */
export function IdentityDialog({
  opened,
  connection,
  identity,
  onClose,
}: {
  readonly opened: boolean;
  readonly connection: ConnectionAnswer;
  /** Null adds one. */
  readonly identity: IdentityAnswer | null;
  readonly onClose: () => void;
}) {
  const leaving = useLeaving(onClose);
  return (
    <>
      <Dialog
        opened={opened}
        onClose={leaving.leave}
        title={identity ? `User “${identity.name}”` : `New user of “${connection.name}”`}
        size={500}
      >
        <IdentityForm
          key={identity?.id ?? connection.id}
          connection={connection}
          identity={identity}
          leaving={leaving}
        />
      </Dialog>
      <AskToLeave leaving={leaving}>
        {identity ? 'The user stays as it was saved last.' : 'The user is not added.'}
      </AskToLeave>
    </>
  );
}
