import { createStore, type StoreApi } from 'zustand/vanilla';

/** The places of a form that show problems themselves, counted because two may claim the same. */
export type Claims = StoreApi<ReadonlyMap<string, number>>;

export function createClaims(): Claims {
  return createStore<ReadonlyMap<string, number>>(() => new Map());
}

/** Claims a place; returns how to give it back. */
export function claim(claims: Claims, field: string): () => void {
  change(claims, field, 1);
  return () => {
    change(claims, field, -1);
  };
}

function change(claims: Claims, field: string, by: number): void {
  const next = new Map(claims.getState());
  const count = (next.get(field) ?? 0) + by;
  if (count > 0) next.set(field, count);
  else next.delete(field);
  claims.setState(next, true);
}

/** The place that is to show what is said of `field`: itself, else the nearest that it lies within; null where none is. */
export function ownerOf(field: string | undefined, places: Iterable<string>): string | null {
  if (field === undefined) return null;
  let owner: string | null = null;
  for (const place of places) {
    const holds = field === place || field.startsWith(`${place}.`);
    if (holds && place.length > (owner?.length ?? -1)) owner = place;
  }
  return owner;
}
