import type { Limits } from '../../shared/model/connection.ts';
import { createBucket, type Bucket } from './limits/bucket.ts';
import { createCircuit, type Circuit, type CircuitState } from './limits/circuit.ts';

/** `trouble`: no answer or a 5xx; `neutral`: the call tells nothing about the other side (it was never sent). */
export type Fared = 'ok' | 'trouble' | 'neutral';

export type Entry =
  /** `leave` has to be called once the call is over; calling it again does nothing. */
  | { readonly kind: 'go'; leave(result: Fared): void }
  /** As many calls are under way as the connection allows: try again when one of them has left. */
  | { readonly kind: 'full' }
  /** Try again at this moment (epoch milliseconds), no sooner. */
  | { readonly kind: 'later'; readonly at: number; readonly why: 'rate' | 'circuit' };

export interface GateState {
  /** Calls under way. */
  readonly active: number;
  readonly circuit: CircuitState;
  /** Epoch milliseconds at which an open circuit lets a call try again. */
  readonly opensAgainAt?: number;
}

/**
 * One gate per connection: so many calls at once, so many started per second, and a pause for a destination that is
 * down. Connections know nothing of each other, so a slow one never holds up the rest (DESIGN, decision 19).
 */
export interface Gates {
  enter(connectionId: string, limits: Limits): Entry;
  state(connectionId: string): GateState;
}

interface Gate {
  active: number;
  readonly bucket: Bucket;
  readonly circuit: Circuit;
}

/** `clock` gives epoch milliseconds. Limits are read at each `enter`: a change holds from the next call on. */
export function createGates(clock: () => number): Gates {
  const gates = new Map<string, Gate>();

  function gateOf(connectionId: string): Gate {
    let gate = gates.get(connectionId);
    if (!gate) {
      gate = { active: 0, bucket: createBucket(), circuit: createCircuit() };
      gates.set(connectionId, gate);
    }
    return gate;
  }

  return {
    enter(connectionId, limits) {
      const gate = gateOf(connectionId);
      const now = clock();
      const closedUntil = gate.circuit.closedUntil(now);
      if (closedUntil !== null) return { kind: 'later', at: closedUntil, why: 'circuit' };
      if (gate.active >= limits.concurrency) return { kind: 'full' };
      const at = gate.bucket.take(now, limits.perSecond);
      if (at !== null) return { kind: 'later', at, why: 'rate' };
      return go(gate);
    },
    state(connectionId) {
      const gate = gates.get(connectionId);
      if (!gate) return { active: 0, circuit: 'closed' };
      return { active: gate.active, ...gate.circuit.state(clock()) };
    },
  };

  function go(gate: Gate): Entry {
    gate.active += 1;
    const report = gate.circuit.enter();
    let left = false;
    return {
      kind: 'go',
      leave(result) {
        if (left) return;
        left = true;
        gate.active -= 1;
        report(result, clock());
      },
    };
  }
}
