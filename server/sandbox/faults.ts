import { z } from 'zod';

export const faultModes = [
  'ok',
  'slow',
  'failing',
  'flaky',
  'pending',
  'not_ready',
  'hang',
] as const;

/** How sending to one destination goes wrong; `*` is every command. */
export const faultSchema = z.strictObject({
  destination: z.string().min(1),
  mode: z.enum(faultModes),
  /** With slow. */
  delayMs: z.number().int().min(0).max(600_000).default(5000),
  /** What failing and flaky answer; 412 comes with `errorType`. */
  status: z.number().int().min(400).max(599).default(500),
  errorType: z.string().optional(),
  /** With flaky: of so many calls the first one fails, and so on. */
  every: z.number().int().min(2).max(100).default(2),
  /** After so many calls everything is as it should be again. */
  times: z.number().int().positive().optional(),
});
export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

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

export function createFaults(): Faults {
  const standing = new Map<string, Standing>();

  function take(destination: string): Misfortune | undefined {
    const found = standing.get(destination);
    if (!found) return undefined;
    found.calls += 1;
    if (found.calls === found.fault.times) standing.delete(destination);
    return misfortune(found.fault, found.calls);
  }

  return {
    set(fault) {
      if (fault.mode === 'ok') standing.delete(fault.destination);
      else standing.set(fault.destination, { fault, calls: 0 });
    },
    all: () => [...standing.values()].map(({ fault }) => fault),
    clear() {
      standing.clear();
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
