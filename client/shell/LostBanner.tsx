import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { connectNow, liveStore } from '../api/live.ts';

/** A restart of the server is over before this. */
const patienceMs = 2_000;

/** Says that the server is gone, what can be done meanwhile, and when it is asked again; goes when it is back. */
export function LostBanner() {
  const live = useStore(liveStore);
  const now = useSeconds(live.kind === 'lost');
  const isShown = live.kind === 'lost' && now - live.since >= patienceMs;
  const [wasShown, setWasShown] = useState(false);
  if (isShown && !wasShown) setWasShown(true);
  return (
    <>
      {isShown && (
        <div className="shell-lost">
          <IconPlugConnectedX size={20} aria-hidden />
          <p>
            <strong>Studyhook does not answer.</strong> You can go on looking around and drawing on
            this page; what you change is saved once the connection is back.
          </p>
          <span className="shell-lost-when">{when(live.nextTry - now)}</span>
          <Button size="compact-sm" variant="default" onClick={connectNow}>
            Try now
          </Button>
        </div>
      )}
      <div className="visually-hidden" role="status">
        {isShown && 'Studyhook does not answer. It is tried again by itself.'}
        {!isShown && wasShown && live.kind === 'connected' && 'Connected again.'}
      </div>
    </>
  );
}

function when(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again…';
}

function useSeconds(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning]);
  return now;
}
