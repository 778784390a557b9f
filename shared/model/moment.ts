let last = { at: NaN, iso: '' };

/**
 * The moment, milliseconds since 1970, as ISO 8601 in UTC. One event asks for it four times within a millisecond or two,
 * and writing it costs a microsecond: the last one is remembered. Throws a RangeError where it is no moment.
 */
export function isoOf(at: number): string {
  if (at !== last.at) last = { at, iso: new Date(at).toISOString() };
  return last.iso;
}
