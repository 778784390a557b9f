import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useReplay, type Replay } from '../api/journal.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ByWhich } from './ByWhich.tsx';
import { isOver } from './isOver.ts';

/** Asks by which version to run the call again, and leads to the new delivery. */
export function RunAgain({
  id,
  opened,
  onClose,
}: {
  readonly id: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const [by, setBy] = useState<Replay['with']>('live');
  const replay = useReplay();
  const close = () => {
    onClose();
    replay.reset();
  };
  return (
    <Dialog opened={opened} onClose={close} title="Run this call again?">
      {replay.data ? (
        <Stack>
          <Group gap="xs" wrap="nowrap" role="status">
            <IconCircleCheck size={22} color="var(--sh-good)" aria-hidden />
            <Text>It goes out as a new delivery, linked to this one.</Text>
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Stay here
            </Button>
            <Button
              component={Link}
              href={`/activity/deliveries/${replay.data.id}`}
              data-autofocus
              onClick={close}
            >
              Open the new delivery
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text>
            The call is made for the same event, although it may be meant to happen only once. What
            hangs on its success or failure happens again as well.
          </Text>
          <ByWhich value={by} onChange={setBy} />
          {replay.error && (
            <Alert color="red" icon={<IconAlertTriangle size={18} />}>
              {by === 'live' && isOver(replay.error)
                ? 'Its rule is switched off or was published without this call. Choose “With what ran then” to send it all the same.'
                : replay.error.message}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Leave it
            </Button>
            <Button
              loading={replay.isPending}
              onClick={() => {
                replay.mutate({ id, with: by });
              }}
            >
              Run again
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
