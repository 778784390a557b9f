/**
 * A circuit breaker in three states.
 *
 * closed    -- 8 troubles in a row --> open
 * open      -- its pause is over ----> half_open
 * half_open -- the one trial is ok --> closed (and the pause is short again)
 *           -- the trial has trouble -> open, for twice as long
 *           -- the trial tells nothing -> half_open, another may try
 *
 * A call counts only in the state in which it began: what was under way when the circuit opened neither closes it nor
 * prolongs the pause.
 */
export type CircuitState = 'closed' | 'open' | 'half_open';

export interface Circuit {
  /** When to ask again (epoch ms) if no call may go now; null if one may. */
  closedUntil(now: number): number | null;
  /** A call goes; tell how it fared. */
  enter(): (result: 'ok' | 'trouble' | 'neutral', now: number) => void;
  state(now: number): { circuit: CircuitState; opensAgainAt?: number };
}

const troublesToOpen = 8;
const firstPause = 15_000;
const longestPause = 120_000;
/** How soon to ask again while the trial is under way. */
const whileTrying = 1000;

export function createCircuit(): Circuit {
  let troubles = 0;
  let pause = firstPause;
  /** Null while closed. */
  let openUntil: number | null = null;
  let trying = false;
  /** Counts changes of state. */
  let era = 0;

  function open(now: number): void {
    era += 1;
    openUntil = now + pause;
    pause = Math.min(longestPause, pause * 2);
    trying = false;
  }

  function close(): void {
    era += 1;
    openUntil = null;
    trying = false;
    troubles = 0;
    pause = firstPause;
  }

  function judge(result: 'ok' | 'trouble' | 'neutral', now: number): void {
    const trial = openUntil !== null;
    switch (result) {
      case 'ok':
        if (trial) close();
        troubles = 0;
        return;
      case 'trouble':
        troubles += 1;
        if (trial || troubles >= troublesToOpen) open(now);
        return;
      case 'neutral':
        trying = false;
        return;
    }
  }

  return {
    closedUntil(now) {
      if (openUntil === null) return null;
      if (now < openUntil) return openUntil;
      return trying ? now + whileTrying : null;
    },
    enter() {
      if (openUntil !== null) trying = true;
      const begunIn = era;
      return (result, now) => {
        if (begunIn === era) judge(result, now);
      };
    },
    state(now) {
      if (openUntil === null) return { circuit: 'closed' };
      if (now < openUntil) return { circuit: 'open', opensAgainAt: openUntil };
      return { circuit: 'half_open' };
    },
  };
}
