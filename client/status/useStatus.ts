import { useEffect, useState } from 'react';
import { fetchStatus, type Status, type StatusAnswer } from '../api/status.ts';

const POLL_MS = 3_000;

export type StatusView =
  | { kind: 'loading' }
  | { kind: 'locked' }
  | { kind: 'current'; status: Status }
  | { kind: 'lost'; reason: string; last: Status | null };

/**
 * Asks again some time after each answer, so that a slow server is never asked twice at once. A change of `visit` asks at
 * once.
 */
export function useStatus(visit: number): StatusView {
  const [view, setView] = useState<StatusView>({ kind: 'loading' });

  useEffect(() => {
    const stop = new AbortController();
    let timer: number | undefined;

    async function poll(): Promise<void> {
      const answer = await fetchStatus(stop.signal);
      if (stop.signal.aborted) return;
      setView((before) => viewOf(answer, before));
      timer = window.setTimeout(() => void poll(), POLL_MS);
    }

    void poll();
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [visit]);

  return view;
}

function viewOf(answer: StatusAnswer, before: StatusView): StatusView {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'current', status: answer.status };
    case 'locked':
      return { kind: 'locked' };
    case 'unanswered':
      return { kind: 'lost', reason: answer.reason, last: lastOf(before) };
  }
}

function lastOf(view: StatusView): Status | null {
  switch (view.kind) {
    case 'loading':
    case 'locked':
      return null;
    case 'current':
      return view.status;
    case 'lost':
      return view.last;
  }
}
