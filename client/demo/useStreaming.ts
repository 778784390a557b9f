import { useCallback, useState } from 'react';
import { useArrival, useStream } from '../api/demo.ts';
import type { StreamState } from '../../shared/model/hospital.ts';
import { complain } from '../ui/notify.ts';

export interface Streaming {
  readonly isRunning: boolean;
  readonly everySeconds: number;
  readonly start: () => void;
  readonly stop: () => void;
  /** For the next start, or at once where it runs. */
  readonly setEvery: (seconds: number) => void;
  /** The demo begins anew: back to the usual interval. */
  readonly forget: () => void;
}

const usual = 10;

/** Studies that keep arriving. */
export function useStreaming({ running, everySeconds }: StreamState): Streaming {
  const { mutate } = useStream();
  const { mutate: arrive } = useArrival();
  const [wanted, setWanted] = useState(usual);
  const every = running ? everySeconds : wanted;

  const set = useCallback(
    (isToRun: boolean, seconds: number, then?: () => void) => {
      mutate(
        { running: isToRun, everySeconds: seconds },
        {
          ...(then && { onSuccess: then }),
          onError: ({ message }) => {
            complain(message, 'The stream is as it was');
          },
        },
      );
    },
    [mutate],
  );
  const start = useCallback(() => {
    // The hospital's first one comes after the first interval, which would look as if nothing had happened.
    set(true, every, () => {
      arrive(undefined);
    });
  }, [set, arrive, every]);
  const stop = useCallback(() => {
    set(false, every);
    setWanted(every);
  }, [set, every]);
  const setEvery = useCallback(
    (seconds: number) => {
      setWanted(seconds);
      if (running) set(true, seconds);
    },
    [set, running],
  );
  const forget = useCallback(() => {
    setWanted(usual);
  }, []);
  return { isRunning: running, everySeconds: every, start, stop, setEvery, forget };
}
