import { findCommand } from '../../catalogue.ts';
import { ambra } from '../../catalogue/ambra.ts';
import { closest, lengthened } from '../../catalogue/closest.ts';
import type { JsonObject } from '../../model/json.ts';

/** What the platform takes of a webhook and what it gives back, as its reference lists it. */
const known: readonly string[] = [
  ...(findCommand(ambra, 'webhook/add')?.parameters ?? []).map(({ name }) => name),
  ...(findCommand(ambra, 'webhook/get')?.returns ?? []),
];

/** A key of a hash that means nothing to us, and the one that was probably meant. */
export interface UnknownKey {
  readonly key: string;
  readonly suggestion: string | undefined;
}

/** Keys that the platform’s reference does not list: a misspelt filter would let everything through. */
export function unknownKeysIn(hash: JsonObject): UnknownKey[] {
  const free = known.filter((name) => !Object.hasOwn(hash, name));
  return Object.keys(hash)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, suggestion: closest(key, free) ?? extended(key, free) }));
}

/** `filter` and `filters` of `filter_field`. */
function extended(key: string, free: readonly string[]): string | undefined {
  return lengthened(key, free) ?? lengthened(key.replace(/s$/, ''), free);
}
