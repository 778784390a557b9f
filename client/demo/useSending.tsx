import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useArrival } from '../api/demo.ts';
import { complain } from '../ui/notify.ts';
import { Arrived } from './Arrived.tsx';
import { arrivalOf, type Wish } from './studies.ts';

export interface Sending {
  readonly send: (wish: Wish) => void;
  readonly isPending: boolean;
  /** What was sent last, to be sent again by one click. */
  readonly last: Wish | null;
  /** The event of the latest study that was sent. */
  readonly event: string | null;
  readonly forget: () => void;
}

/** Long enough to follow a call that is tried again; under the pointer or the focus it stays. */
const shownMs = 15_000;

/** Lets a study arrive and tells what becomes of it. */
export function useSending(): Sending {
  const { mutate, isPending } = useArrival();
  const [last, setLast] = useState<Wish | null>(null);
  const [event, setEvent] = useState<string | null>(null);
  const shown = useRef<string | null>(null);

  const tell = useCallback((id: string) => {
    // Only the latest is told of: a pile of them would stand in the way of what they are about.
    if (shown.current !== null) notifications.hide(shown.current);
    shown.current = `arrival ${id}`;
    const close = () => notifications.hide(`arrival ${id}`);
    notifications.show({
      id: shown.current,
      message: <Arrived id={id} close={close} />,
      autoClose: shownMs,
      className: 'demo-notice',
    });
    setEvent(id);
  }, []);

  // It would stand before what somebody has gone to look at.
  const [place] = useLocation();
  useEffect(() => {
    if (shown.current !== null) notifications.hide(shown.current);
  }, [place]);

  const send = useCallback(
    (wish: Wish) => {
      setLast(wish);
      mutate(arrivalOf(wish), {
        onSuccess: ({ id }) => {
          tell(id);
        },
        onError: ({ message }) => {
          complain(message, 'The study could not be sent');
        },
      });
    },
    [mutate, tell],
  );

  const forget = useCallback(() => {
    if (shown.current !== null) notifications.hide(shown.current);
    setLast(null);
    setEvent(null);
  }, []);
  return { send, isPending, last, event, forget };
}
