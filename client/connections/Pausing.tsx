import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { usePauseConnection } from '../api/connections.ts';
import { complain, say } from '../ui/notify.ts';

/** Holds back what would go over a connection, and lets it go on. */
export function Pausing({
  connection: { id, name, paused },
}: {
  readonly connection: ConnectionAnswer;
}) {
  const pause = usePauseConnection();

  async function flip(): Promise<void> {
    try {
      await pause.mutateAsync({ id, paused: !paused });
      say(
        paused
          ? `${name} sends again, beginning with what waits.`
          : `${name} sends nothing until you resume it. What comes up meanwhile waits.`,
      );
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Button
      variant={paused ? 'filled' : 'default'}
      size="xs"
      loading={pause.isPending}
      leftSection={
        paused ? (
          <IconPlayerPlay size={16} aria-hidden />
        ) : (
          <IconPlayerPause size={16} aria-hidden />
        )
      }
      aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
      onClick={() => void flip()}
    >
      {paused ? 'Resume' : 'Pause'}
    </Button>
  );
}
