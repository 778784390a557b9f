import type { Clock } from '../../server/clock.ts';

export interface TestClock extends Clock {
  /** Moves on, and calls what wanted to be woken on the way, in the order of its time. */
  advance(milliseconds: number): void;
  /** When the next call is due; null when nobody waits. */
  nextWake(): Date | null;
}

/** A clock that stands still until it is told to move. `start` is an ISO instant. */
export function createClock(start = '2026-03-02T09:00:00Z'): TestClock {
  let instant = new Date(start).getTime();
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${start}`);
  const sleepers = new Set<{ at: number; call: () => void }>();
  const next = (until: number) =>
    [...sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => new Date(instant),
    wake(at, call) {
      const sleeper = { at: at.getTime(), call };
      if (sleeper.at <= instant) {
        const soon = setImmediate(call);
        return () => {
          clearImmediate(soon);
        };
      }
      sleepers.add(sleeper);
      return () => void sleepers.delete(sleeper);
    },
    advance(milliseconds) {
      const end = instant + milliseconds;
      for (let sleeper = next(end); sleeper; sleeper = next(end)) {
        sleepers.delete(sleeper);
        instant = Math.max(instant, sleeper.at);
        sleeper.call();
      }
      instant = end;
    },
    nextWake: () => {
      const first = next(Infinity);
      return first ? new Date(first.at) : null;
    },
  };
}
