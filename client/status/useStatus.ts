import { useEffect, useState } from 'react';
import { fetchStatus, type Status } from '../api/status.ts';

const POLL_MS = 3_000;

export type StatusView =
  | { kind: 'loading' }
  | { kind: 'current'; status: Status }
  | { kind: 'lost'; reason: string; last: Status | null };

/** Asks again some time after each answer, so that a slow server is never asked twice at once. */
export function useStatus(): StatusView {
  const [view, setView] = useState<StatusView>({ kind: 'loading' });

  useEffect(() => {
    const stop = new AbortController();
    let timer: number | undefined;

    async function poll(): Promise<void> {
      const answer = await fetchStatus(stop.signal);
      if (stop.signal.aborted) return;
      setView((before) =>
        answer.kind === 'answered'
          ? { kind: 'current', status: answer.status }
          : { kind: 'lost', reason: answer.reason, last: lastOf(before) },
      );
      timer = window.setTimeout(() => void poll(), POLL_MS);
    }

    void poll();
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, []);

  return view;
}

function lastOf(view: StatusView): Status | null {
  switch (view.kind) {
    case 'loading':
      return null;
    case 'current':
      return view.status;
    case 'lost':
      return view.last;
  }
}
