/** What a list shows while news come in, and how many items it does not show yet. */
export interface Settled<Item> {
  readonly rows: readonly Item[];
  readonly newer: number;
}

/**
 * The next state of a list, newest first, for a reader who is shown `shown` while the server has `fresh`. As long as they
 * are reading nothing moves under their eyes: rows change in place, older ones are added at the end, newer ones are only
 * counted. What the fresh list has lost in the meantime stays until they look up.
 */
export function settle<Item>(
  shown: readonly Item[],
  fresh: readonly Item[],
  reading: boolean,
  idOf: (item: Item) => string | number,
): Settled<Item> {
  if (!reading || shown.length === 0) return { rows: fresh, newer: 0 };
  const known = new Set(shown.map(idOf));
  const byId = new Map(fresh.map((item) => [idOf(item), item]));
  const lastKnown = fresh.findLastIndex((item) => known.has(idOf(item)));
  if (lastKnown < 0) return { rows: shown, newer: fresh.length };
  const kept = shown.map((item) => byId.get(idOf(item)) ?? item);
  const older = fresh.slice(lastKnown + 1);
  const newer = fresh.slice(0, lastKnown).filter((item) => !known.has(idOf(item)));
  return { rows: [...kept, ...older], newer: newer.length };
}

/** The same items in the same order, each the very same. */
export function isSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
