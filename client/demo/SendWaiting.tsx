import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { deliveriesQuery } from '../api/journal.ts';
import { sayHastened, useSendNow } from '../api/together.ts';
import { complain, say } from '../ui/notify.ts';

/** More at once would be no demo any more. */
const most = 50;

/** Offers to make now the calls that wait for their next try: where the cause is mended, nobody wants to wait for it. */
export function SendWaiting() {
  const { data } = useInfiniteQuery(deliveriesQuery({ state: ['waiting'] }, most));
  const sending = useSendNow();
  const waiting = (data?.pages[0]?.items ?? []).filter(({ attempts }) => attempts > 0);
  const count = waiting.length;
  if (count === 0) return null;
  return (
    <p className="demo-trouble-waiting" role="status">
      {count === 1 ? 'One call waits' : `${count} calls wait`} for the next try.
      <Button
        size="compact-sm"
        leftSection={<IconSend size={16} aria-hidden />}
        loading={sending.isPending}
        onClick={() => {
          sending
            .mutateAsync(waiting.map(({ id }) => id))
            .then((came) => {
              say(sayHastened(came));
            })
            .catch((error: unknown) => {
              complain(error instanceof Error ? error.message : String(error));
            });
        }}
      >
        {count === 1 ? 'Send it now' : 'Send them now'}
      </Button>
    </p>
  );
}
