import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Confirm } from '../ui/Confirm.tsx';

/** Asks before something is deleted, and says why where the server would not do it. */
export function Deleting({
  error,
  children,
  ...asking
}: {
  readonly opened: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Confirm {...asking} danger>
      {children}
      {error && (
        <Alert color="red" variant="light" role="alert" mt="md" title="It was not deleted">
          {error.message}
        </Alert>
      )}
    </Confirm>
  );
}
