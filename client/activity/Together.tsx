import { Button } from '@mantine/core';
import { IconRepeat, IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deliveriesQuery, type DeliveryFilter } from '../api/journal.ts';
import { mostTogether, sayHastened, useSendNow } from '../api/together.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { complain, say } from '../ui/notify.ts';
import { RunAllAgain } from './RunAllAgain.tsx';

/** Above a list of calls that failed, or that wait: what can be done for all of them. */
export function Together({ filter }: { readonly filter: DeliveryFilter }) {
  const [state, another] = filter.state ?? [];
  if (another !== undefined) return null;
  if (state === 'failed') return <Failed filter={filter} />;
  return state === 'waiting' ? <Waiting filter={filter} /> : null;
}

function Failed({ filter }: { readonly filter: DeliveryFilter }) {
  const { data } = useInfiniteQuery(
    deliveriesQuery({ ...filter, repeated: 'false' }, mostTogether),
  );
  const [opened, setOpened] = useState(false);
  const ids = (data?.pages[0]?.items ?? []).map(({ id }) => id);
  const count = ids.length;
  return (
    <p className="activity-together">
      {data !== undefined && (
        <>
          <span role="status">
            {count === 0
              ? 'All of these have been run again since.'
              : `${sayCount(count, 'call')} here ${count === 1 ? 'has' : 'have'} not been run again since.`}
          </span>
          {count > 0 && (
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconRepeat size={16} aria-hidden />}
              onClick={() => {
                setOpened(true);
              }}
            >
              {count === 1 ? 'Run it again' : 'Run them again'}
            </Button>
          )}
        </>
      )}
      <RunAllAgain
        ids={ids}
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
      />
    </p>
  );
}

function Waiting({ filter }: { readonly filter: DeliveryFilter }) {
  const { data } = useInfiniteQuery(deliveriesQuery(filter, mostTogether));
  // Those that waited when it was asked: what goes out by itself meanwhile is told.
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState(false);
  const sending = useSendNow();
  const waiting = (data?.pages[0]?.items ?? []).filter(({ attempts }) => attempts > 0);
  const count = waiting.length;
  const send = (): void => {
    sending
      .mutateAsync(asked)
      .then((came) => {
        say(sayHastened(came));
      })
      .catch((error: unknown) => {
        complain(error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        setOpened(false);
      });
  };
  return (
    <p className="activity-together">
      {data !== undefined && (
        <span role="status">
          {count === 0
            ? 'None of these has failed so far.'
            : `${sayCount(count, 'call')} here ${count === 1 ? 'has' : 'have'} failed and ${count === 1 ? 'waits' : 'wait'} for the next try.`}
        </span>
      )}
      {count > 0 && (
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => {
            setAsked(waiting.map(({ id }) => id));
            setOpened(true);
          }}
        >
          {sendWords(count)}
        </Button>
      )}
      <Confirm
        opened={opened}
        title={asked.length === 1 ? 'Send this call now?' : `Send ${asked.length} calls now?`}
        confirm={sendWords(asked.length)}
        cancel={asked.length === 1 ? 'Leave it' : 'Leave them'}
        busy={sending.isPending}
        onConfirm={send}
        onClose={() => {
          setOpened(false);
        }}
      >
        It counts as a try: what fails again waits for the one after it, as far as the rule allows
        another.
      </Confirm>
    </p>
  );
}

function sendWords(count: number): string {
  return count === 1 ? 'Send it now' : 'Send them now';
}

function sayCount(count: number, what: string): string {
  const more = count === mostTogether ? ' or more' : '';
  return `${count}${more} ${what}${count === 1 ? '' : 's'}`;
}
