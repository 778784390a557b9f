import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { deliveriesQuery, useMoveDelivery } from '../api/journal.ts';
import { ApiError } from '../api/request.ts';
import { complain, say } from '../ui/notify.ts';
import { sayHastened } from './trouble.ts';

/** More at once would be no demo any more. */
const most = 50;

/** A call that went out by itself meanwhile cannot be sent any more, and need not be. */
function hasGoneOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409;
}

/** Offers to make now the calls that wait for their next try: where the cause is mended, nobody wants to wait for it. */
export function SendWaiting() {
  const { data } = useInfiniteQuery(deliveriesQuery({ state: ['waiting'] }, most));
  const move = useMoveDelivery();
  const waiting = (data?.pages[0]?.items ?? []).filter(({ attempts }) => attempts > 0);
  const count = waiting.length;
  if (count === 0) return null;
  const send = async (): Promise<void> => {
    let made = 0;
    for (const { id } of waiting) {
      try {
        await move.mutateAsync({ id, move: 'now' });
        made += 1;
      } catch (error) {
        if (!hasGoneOut(error)) throw error;
      }
    }
    say(sayHastened(made, count));
  };
  return (
    <p className="demo-trouble-waiting" role="status">
      {count === 1 ? 'One call waits' : `${count} calls wait`} for the next try.
      <Button
        size="compact-sm"
        leftSection={<IconSend size={16} aria-hidden />}
        loading={move.isPending}
        onClick={() => {
          send().catch((error: unknown) => {
            complain(error instanceof Error ? error.message : String(error));
          });
        }}
      >
        {count === 1 ? 'Send it now' : 'Send them now'}
      </Button>
    </p>
  );
}
