import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { usePauseConnection } from '../api/connections.ts';
import { runningQuery } from '../api/rules.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { complain, say } from '../ui/notify.ts';
import { sayUsers } from './pauseWords.ts';

/** Holds back what would go over a connection, and lets it go on; only the former is asked about. */
export function Pausing({
  connection: { id, name, paused },
}: {
  readonly connection: ConnectionAnswer;
}) {
  const pause = usePauseConnection();
  const [asking, ask] = useState(false);
  // Once it is paused, by whomever, there is nothing left to ask.
  if (asking && paused) ask(false);

  async function flip(): Promise<void> {
    try {
      await pause.mutateAsync({ id, paused: !paused });
      say(
        paused
          ? `${name} sends again, beginning with what waits.`
          : `${name} sends nothing until you resume it. What comes up meanwhile waits.`,
      );
    } catch (error) {
      ask(false);
      complain(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <>
      <Button
        variant={paused ? 'filled' : 'default'}
        size="xs"
        loading={pause.isPending && !pause.variables.paused}
        leftSection={
          paused ? (
            <IconPlayerPlay size={16} aria-hidden />
          ) : (
            <IconPlayerPause size={16} aria-hidden />
          )
        }
        aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
        onClick={() => {
          if (paused) void flip();
          else ask(true);
        }}
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
      <Confirm
        opened={asking}
        title={`Pause “${name}”?`}
        confirm="Pause connection"
        busy={pause.isPending}
        onConfirm={() => void flip()}
        onClose={() => {
          ask(false);
        }}
      >
        Calls over it wait until somebody resumes it; nothing is lost. <Users connection={id} />
      </Confirm>
    </>
  );
}

/** Whom it concerns, as soon as that is known. */
function Users({ connection }: { readonly connection: string }) {
  const { data } = useQuery(runningQuery);
  return data && sayUsers(connection, data);
}
