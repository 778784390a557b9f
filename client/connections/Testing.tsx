import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { useTestConnection } from '../api/connections.ts';
import { TestResultNote } from './TestResultNote.tsx';
import type { Dialog } from './useDialogs.ts';
import { useTested } from './useTested.ts';

/** Asks the address whether it answers and lets us in, and says what to do if not. */
export function Testing({
  connection: { id, name, revision },
  identities,
  onOpen,
}: {
  readonly connection: ConnectionAnswer;
  readonly identities: readonly IdentityAnswer[];
  readonly onOpen: (dialog: Dialog) => void;
}) {
  const test = useTestConnection();
  const [isOfNow, mark] = useTested(revision);
  const [user, ...others] = identities;
  return (
    <div className="connections-test">
      <Button
        variant="light"
        size="xs"
        leftSection={<IconPlugConnected size={16} aria-hidden />}
        loading={test.isPending}
        aria-label={`Test connection ${name}`}
        onClick={() => {
          mark();
          test.mutate({ id });
        }}
      >
        Test connection
      </Button>
      <div role="status" className="connections-test-result">
        {test.isPending && <span className="visually-hidden">Asking…</span>}
        {isOfNow && !test.isPending && (
          <TestResultNote
            result={test.data}
            error={test.error}
            connection={id}
            identity={others.length === 0 ? user?.id : undefined}
            onOpen={onOpen}
          />
        )}
      </div>
    </div>
  );
}
