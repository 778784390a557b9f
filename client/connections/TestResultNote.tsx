import { Alert, Button } from '@mantine/core';
import type { TestResult } from '../../shared/model/answers/connections.ts';
import { mendingOf } from './mending.ts';
import type { Dialog } from './useDialogs.ts';

/** How a test came out, in words, and the way to where it can be mended. */
export function TestResultNote({
  result,
  error,
  connection,
  identity,
  onOpen,
}: {
  readonly result: TestResult | undefined;
  readonly error: Error | null;
  readonly connection: string;
  /** The user whose login was tried, if it can only have been one. */
  readonly identity: string | undefined;
  readonly onOpen: (dialog: Dialog) => void;
}) {
  if (error) {
    return (
      <Alert className="connections-outcome" title="It could not be tested">
        {error.message}
      </Alert>
    );
  }
  if (!result) return null;
  if (result.kind === 'ok') {
    return (
      <Alert className="connections-outcome" data-good title="It works">
        {result.message}
      </Alert>
    );
  }
  const { message, field } = result;
  const mending = field === undefined ? undefined : mendingOf(field, connection, identity);
  return (
    <Alert className="connections-outcome" title="It does not work">
      {message}
      {mending && (
        <div>
          <Button
            variant="default"
            size="xs"
            mt="sm"
            onClick={() => {
              onOpen(mending);
            }}
          >
            Change it
          </Button>
        </div>
      )}
    </Alert>
  );
}
