import type { Fault, FaultMode } from '../../shared/model/hospital.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/** What a demo giver can choose; the hospital knows more. */
export const commonModes = ['ok', 'slow', 'flaky', 'failing'] as const satisfies FaultMode[];

export const modeNames: Readonly<Record<FaultMode, string>> = {
  ok: 'Normal',
  slow: 'Slow',
  flaky: 'Flaky',
  failing: 'Failing',
  pending: 'Busy',
  not_ready: 'Not ready',
  hang: 'Silent',
};

const says: Readonly<Record<FaultMode, string>> = {
  ok: 'works',
  slow: 'is slow',
  flaky: 'is flaky',
  failing: 'fails',
  pending: 'is busy',
  not_ready: 'is not ready',
  hang: 'is silent',
};

/** Stands for every command, whatever its destination. */
export const everything = '*';

export function nameOfPlace(uuid: string, names: ReadonlyMap<string, string>): string {
  return uuid === everything ? 'Everything' : (names.get(uuid) ?? 'A destination');
}

/** “Reading station 1 fails”, “2 in trouble”; null where nothing goes wrong. */
export function sayTrouble(
  faults: readonly Fault[],
  names: ReadonlyMap<string, string>,
): string | null {
  const [first, ...others] = faults;
  if (!first) return null;
  if (others.length > 0) return `${faults.length} in trouble`;
  return `${nameOfPlace(first.destination, names)} ${says[first.mode]}`;
}

/** Each of them in a sentence, for who cannot see them all at once. */
export function sayEachTrouble(
  faults: readonly Fault[],
  names: ReadonlyMap<string, string>,
): string {
  return faults
    .map((fault) => `${nameOfPlace(fault.destination, names)} ${says[fault.mode]}`)
    .join(', ');
}

export interface Place {
  readonly uuid: string;
  readonly name: string;
  readonly mode: FaultMode;
  /** The names of the rules that send there. */
  readonly rules: readonly string[];
}

/** As much of a running webhook as tells where it sends, and for which rule. */
export interface Sender {
  readonly parameters: JsonObject;
  readonly origin: { readonly rule: string };
}

/** Where things can go wrong, and whom it would concern: first what is in use, as there one sees something happen. */
export function placesOf(
  destinations: readonly { readonly uuid: string; readonly name: string }[],
  faults: readonly Fault[],
  running: readonly Sender[],
  rules: readonly { readonly id: string; readonly name: string }[],
): Place[] {
  const modes = new Map(faults.map(({ destination, mode }) => [destination, mode]));
  const places = destinations.map(({ uuid, name }): Place => {
    const senders = running.filter(({ parameters }) => JSON.stringify(parameters).includes(uuid));
    const ids = new Set(senders.map(({ origin }) => origin.rule));
    return {
      uuid,
      name,
      mode: modes.get(uuid) ?? 'ok',
      rules: rules.filter(({ id }) => ids.has(id)).map((rule) => rule.name),
    };
  });
  const all = modes.get(everything);
  return [
    ...(all ? [{ uuid: everything, name: 'Everything', mode: all, rules: [] }] : []),
    ...places.filter((place) => place.rules.length > 0),
    ...places.filter((place) => place.rules.length === 0),
  ];
}
