import type { SandboxClock } from './clock.ts';

export interface StreamState {
  readonly running: boolean;
  readonly everySeconds: number;
}

/** Studies that keep coming in, one every so many seconds; the next one waits until the last one has been told. */
export interface Stream {
  readonly start: (everySeconds: number) => StreamState;
  readonly stop: () => StreamState;
  readonly state: () => StreamState;
}

export function createStream(clock: SandboxClock, arrive: () => Promise<unknown>): Stream {
  let everySeconds = 20;
  let callOff: (() => void) | undefined;
  // What was under way when the stream was stopped or started anew must not arm it again.
  let round = 0;

  function arm(own: number): void {
    const next = new Date(clock.now().getTime() + everySeconds * 1000);
    callOff = clock.wake(next, () => {
      const again = () => {
        if (own === round) arm(own);
      };
      void arrive().then(again, again);
    });
  }

  function stop(): void {
    round += 1;
    callOff?.();
    callOff = undefined;
  }

  const state = () => ({ running: callOff !== undefined, everySeconds });
  return {
    start(every) {
      stop();
      everySeconds = every;
      arm(round);
      return state();
    },
    stop() {
      stop();
      return state();
    },
    state,
  };
}
