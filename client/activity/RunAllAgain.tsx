import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../shared/authoring/words.ts';
import type { Replay } from '../api/journal.ts';
import { mostTogether, useRunAgain } from '../api/together.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { say } from '../ui/notify.ts';
import { ByWhich } from './ByWhich.tsx';
import { sayRunAgain } from './runAgainWords.ts';

/** Asks by which version to run failed calls again, and tells what came of it. */
export function RunAllAgain({
  ids,
  opened,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const [by, setBy] = useState<Replay['with']>('live');
  // Those that have been run again go from the list meanwhile.
  const [begun, setBegun] = useState<{ readonly made: number; readonly of: number } | null>(null);
  const { data: came, error, isPending, mutateAsync, reset } = useRunAgain();
  const count = begun?.of ?? ids.length;
  const close = (): void => {
    onClose();
    if (!isPending) forget();
  };
  const forget = (): void => {
    reset();
    setBegun(null);
  };
  const run = (): void => {
    const of = ids.length;
    setBegun({ made: 0, of });
    const tell = (made: number): void => {
      setBegun({ made, of });
    };
    mutateAsync({ ids, with: by, tell }).then(
      (came) => {
        // What could not be run again is still to be decided here.
        if (came.refused.length > 0) return;
        say(sayRunAgain(came));
        onClose();
        forget();
      },
      // It is told in the dialog, where those that are left can be run again.
      () => {
        setBegun(null);
      },
    );
  };
  return (
    <Dialog opened={opened} onClose={close} title={`Run ${counted(count, 'call')} again?`}>
      <Stack>
        {came ? (
          <Text role="status">{sayRunAgain(came)}</Text>
        ) : isPending && begun ? (
          <Stack gap={6}>
            <Text role="status">Each goes out as a new delivery…</Text>
            <Progress value={(100 * begun.made) / begun.of} aria-label="How far it is" />
          </Stack>
        ) : (
          <>
            <Text>
              Each is made for the same event as before, although it may be meant to happen only
              once. What hangs on its success or failure happens again as well.
              {count === mostTogether &&
                ` These are the newest ${mostTogether}; run the others after them.`}
            </Text>
            <ByWhich value={by} onChange={setBy} />
          </>
        )}
        {error && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />}>
            {error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant={came ? 'filled' : 'default'} onClick={close} data-autofocus>
            {came || isPending ? 'Close' : count === 1 ? 'Leave it' : 'Leave them'}
          </Button>
          {!came && (
            <Button loading={isPending} disabled={count === 0} onClick={run}>
              Run again
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
