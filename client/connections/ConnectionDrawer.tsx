import { Drawer } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';

/** The form of a connection beside the page; asks before what was typed is thrown away. */
export function ConnectionDrawer({
  opened,
  connection,
  onClose,
}: {
  readonly opened: boolean;
  /** Null makes a new one. */
  readonly connection: ConnectionAnswer | null;
  readonly onClose: () => void;
}) {
  // Read at the moment of leaving: what was typed last counts, however quickly Escape follows.
  const isDirty = useRef(false);
  const [asking, ask] = useState(false);
  const dirty = useCallback((next: boolean) => {
    isDirty.current = next;
  }, []);
  const leave = (): void => {
    if (isDirty.current) ask(true);
    else onClose();
  };
  const discard = (): void => {
    ask(false);
    isDirty.current = false;
    onClose();
  };
  return (
    <>
      <Drawer
        opened={opened}
        onClose={leave}
        position="right"
        className="connections-drawer"
        size={520}
        title={connection ? `Edit “${connection.name}”` : 'New connection'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ConnectionForm
          key={connection?.id ?? 'new'}
          connection={connection}
          onDirty={dirty}
          onCancel={leave}
          onSaved={discard}
        />
      </Drawer>
      <Confirm
        opened={asking}
        title="Throw away what you have changed?"
        confirm="Throw away"
        cancel="Go on editing"
        danger
        onConfirm={discard}
        onClose={() => {
          ask(false);
        }}
      >
        The connection stays as it was saved last.
      </Confirm>
    </>
  );
}
