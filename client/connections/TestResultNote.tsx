import { Alert, Button } from '@mantine/core';
import type { TestResult } from '../../shared/model/answers/connections.ts';

/** How a test came out, in words, and the way to where it can be mended. */
export function TestResultNote({
  result,
  error,
  onMend,
}: {
  readonly result: TestResult | undefined;
  readonly error: Error | null;
  /** Opens the form at the field to blame; undefined where no form would help. */
  readonly onMend?: ((field: string) => void) | undefined;
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
  return (
    <Alert className="connections-outcome" title="It does not work">
      {message}
      {field !== undefined && onMend && (
        <div>
          <Button
            variant="default"
            size="xs"
            mt="sm"
            onClick={() => {
              onMend(field);
            }}
          >
            Change it
          </Button>
        </div>
      )}
    </Alert>
  );
}
