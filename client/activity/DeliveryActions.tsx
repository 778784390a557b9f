import { Button } from '@mantine/core';
import { IconBan, IconHandStop, IconPlayerPlay, IconRepeat, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { spanOf } from '../../shared/authoring/words.ts';
import { retrySchedule } from '../../shared/dispatch/retry.ts';
import type { Story } from '../../shared/model/answers/journal.ts';
import type { DeliveryState } from '../../shared/model/delivery.ts';
import { storyQuery, useMoveDelivery, type Move } from '../api/journal.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { complain } from '../ui/notify.ts';
import { exactTime } from '../ui/time.ts';
import { RunAgain } from './RunAgain.tsx';
import { useTellNextTry } from './useTellNextTry.ts';
import { inOwnTime } from './words.ts';

const moves: Readonly<Record<DeliveryState, readonly Move[]>> = {
  waiting: ['now', 'hold', 'cancel'],
  sending: ['hold', 'cancel'],
  held: ['release', 'now', 'cancel'],
  succeeded: [],
  failed: [],
  cancelled: [],
  skipped: [],
};

const asked = {
  hold: {
    button: 'Hold',
    icon: IconHandStop,
    title: 'Hold this call back?',
    text: 'It stays where it is until somebody releases it.',
    confirm: 'Hold it back',
  },
  release: {
    button: 'Release',
    icon: IconPlayerPlay,
    title: 'Release this call?',
    text: 'It waits for its next try again, as it did before it was held.',
    confirm: 'Release it',
  },
  now: {
    button: 'Send now',
    icon: IconSend,
    title: 'Send this call now?',
    text: 'It does not wait for its time any more.',
    confirm: 'Send it now',
  },
  cancel: {
    button: 'Cancel delivery',
    icon: IconBan,
    title: 'Cancel this delivery?',
    text: 'It does not go out any more. You can run it again later.',
    confirm: 'Cancel the delivery',
  },
} as const;

/** What comes of a try before its time: it is one of those that the rule allows. */
function sayHastened({ delivery: { attempts }, webhook: { retry }, heldUpBy }: Story): string {
  const { text } = asked.now;
  if (heldUpBy !== null)
    return `${text} But it cannot go out yet. ${inOwnTime(heldUpBy, exactTime)}`;
  const pause = retry ? retrySchedule[attempts] : undefined;
  const then =
    pause === undefined ? 'there is no further one' : `the next comes ${spanOf(pause)} later`;
  return `${text} It counts as try ${attempts + 1}: if it fails, ${then}.`;
}

/** What can be done with a delivery as it stands; a call that is under way is let finish first. */
export function DeliveryActions({ story }: { readonly story: Story }) {
  const { id, state, attempts, repeat } = story.delivery;
  const [asking, ask] = useState<Move | null>(null);
  const [running, setRunning] = useState(false);
  const [last, setLast] = useState<Move>('hold');
  const client = useQueryClient();
  const move = useMoveDelivery();
  const nextTry = useTellNextTry(story);
  const words = asked[asking ?? last];
  // A call that went out by itself meanwhile is not asked about any more.
  const [askedAt, setAskedAt] = useState(attempts);
  if (asking !== null && askedAt !== attempts) ask(null);
  const possible = moves[state];
  const confirm = () => {
    if (asking === null) return;
    if (asking === 'now') nextTry.await();
    move.mutate(
      { id, move: asking },
      {
        onError: (error) => {
          nextTry.forget();
          complain(error.message);
        },
        onSettled: () => {
          ask(null);
          void client.invalidateQueries({ queryKey: storyQuery(id).queryKey });
        },
      },
    );
  };
  return (
    <>
      {possible.length === 0 && (
        <Button
          variant={state === 'failed' && repeat === null ? 'filled' : 'default'}
          leftSection={<IconRepeat size={17} aria-hidden />}
          onClick={() => {
            setRunning(true);
          }}
        >
          Run again
        </Button>
      )}
      {possible.map((one) => {
        const { button, icon: Icon } = asked[one];
        return (
          <Button
            key={one}
            variant={one === 'release' ? 'filled' : 'default'}
            leftSection={<Icon size={17} aria-hidden />}
            onClick={() => {
              setLast(one);
              setAskedAt(attempts);
              ask(one);
            }}
          >
            {button}
          </Button>
        );
      })}
      <Confirm
        opened={asking !== null}
        title={words.title}
        confirm={words.confirm}
        cancel="Leave it"
        danger={(asking ?? last) === 'cancel'}
        busy={move.isPending}
        onConfirm={confirm}
        onClose={() => {
          ask(null);
        }}
      >
        {(asking ?? last) === 'now'
          ? sayHastened(story)
          : state === 'sending'
            ? `The call is under way and is let finish; this holds for the tries after it. ${words.text}`
            : words.text}
      </Confirm>
      <RunAgain
        id={id}
        opened={running}
        onClose={() => {
          setRunning(false);
        }}
      />
    </>
  );
}
