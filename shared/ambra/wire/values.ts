import type { Json, JsonObject } from '../../model/json.ts';

/** A flag as the platform writes it (1 or 0, at times as text or not at all); null where it is none. */
export function readFlag(value: Json | undefined): boolean | null {
  if (value === undefined || value === null || value === '' || value === 0 || value === '0')
    return false;
  if (value === 1 || value === '1' || value === true) return true;
  return value === false ? false : null;
}

/** A whole number that may be text; undefined where nothing is there, null where it is no such number. */
export function readCount(value: Json | undefined): number | undefined | null {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A text; undefined where nothing is there. */
export function readText(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Equal as JSON; the order of keys says nothing. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  return stable(left) === stable(right);
}

function stable(value: Json | undefined): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner as JsonObject);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Reads JSON; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
