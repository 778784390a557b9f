import type { Choice } from './choice.ts';

/** What is offered by a click, and for what: with another subject it is offered anew. */
export interface Suggested {
  readonly subject: string;
  readonly choices: readonly Choice[];
}

/** More than these are a list to open, not buttons to glance at. */
const most = 6;
const longestText = 30;
const longestCode = 4;

/**
 * The values worth a button each: all of a short list, else those that occur most often. `seen` are the values that occur,
 * the most frequent first.
 */
export function likely(choices: readonly Choice[], seen: readonly string[] = []): Choice[] {
  const fitting = choices.filter((choice) => chipText(choice).length <= longestText);
  if (choices.length <= most) return fitting;
  const rank = new Map(seen.map((value, place) => [value.toLowerCase(), place]));
  const placeOf = ({ value }: Choice): number => rank.get(value.toLowerCase()) ?? Infinity;
  return fitting
    .filter((choice) => placeOf(choice) < Infinity)
    .sort((one, other) => placeOf(one) - placeOf(other))
    .slice(0, most);
}

/** What people know a value by: a short code such as CT, else its label. */
export function chipText({ value, label }: Choice): string {
  return value.length <= longestCode ? value : label;
}
