import type { Fault } from '../../shared/model/hospital.ts';

/** What is to happen to one call. */
export type Misfortune =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'answer'; readonly status: number; readonly errorType: string | undefined }
  /** It is carried out, and the caller never hears of it. */
  | { readonly kind: 'silence' };

export interface Faults {
  readonly set: (fault: Fault) => void;
  /** Those that are not ok. */
  readonly all: () => readonly Fault[];
  readonly clear: () => void;
  /** Counts the call. A fault of the destination comes before one of everything. */
  readonly next: (destination: string | undefined) => Misfortune;
}

interface Standing {
  readonly fault: Fault;
  calls: number;
}

/** `changed` is told whenever `all` gives other faults. */
export function createFaults(changed: () => void = () => undefined): Faults {
  const standing = new Map<string, Standing>();

  function take(destination: string): Misfortune | undefined {
    const found = standing.get(destination);
    if (!found) return undefined;
    found.calls += 1;
    if (found.calls === found.fault.times) {
      standing.delete(destination);
      changed();
    }
    return misfortune(found.fault, found.calls);
  }

  return {
    set(fault) {
      if (fault.mode === 'ok') standing.delete(fault.destination);
      else standing.set(fault.destination, { fault, calls: 0 });
      changed();
    },
    all: () => [...standing.values()].map(({ fault }) => fault),
    clear() {
      standing.clear();
      changed();
    },
    next: (destination) =>
      (destination === undefined ? undefined : take(destination)) ?? take('*') ?? { kind: 'none' },
  };
}

function misfortune(fault: Fault, call: number): Misfortune {
  const { status, errorType } = fault;
  switch (fault.mode) {
    case 'ok':
      return { kind: 'none' };
    case 'slow':
      return { kind: 'wait', milliseconds: fault.delayMs };
    case 'failing':
      return { kind: 'answer', status, errorType };
    case 'flaky':
      return (call - 1) % fault.every === 0
        ? { kind: 'answer', status, errorType }
        : { kind: 'none' };
    case 'pending':
      return { kind: 'answer', status: 412, errorType: 'PENDING' };
    case 'not_ready':
      return { kind: 'answer', status: 412, errorType: 'NOT_READY' };
    case 'hang':
      return { kind: 'silence' };
  }
}
