import type { StreamState } from '../../shared/model/hospital.ts';
import type { SandboxClock } from './clock.ts';

/** Studies that keep coming in, one every so many seconds; the next one waits until the last one has been told. */
export interface Stream {
  readonly start: (everySeconds: number) => StreamState;
  readonly stop: () => StreamState;
  readonly state: () => StreamState;
}

/** `changed` is told whenever it starts or stops. */
export function createStream(
  clock: SandboxClock,
  arrive: () => Promise<unknown>,
  changed: () => void,
): Stream {
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
      changed();
      return state();
    },
    stop() {
      const { running } = state();
      stop();
      if (running) changed();
      return state();
    },
    state,
  };
}
