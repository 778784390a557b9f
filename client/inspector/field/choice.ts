import { search, type Searchable } from '../../../shared/catalogue/search.ts';

/** Something to choose from a list: searched by label, name (the platform's own) and synonyms. */
export interface Choice extends Searchable {
  readonly value: string;
  /** As it is shown once it is chosen, where that is not its label. */
  readonly chosen?: string;
  /** A heading; choices of one group stand together. */
  readonly group?: string;
  /** Small, below the label, after the name. */
  readonly detail?: string;
  /** Small, at the end of the line. */
  readonly aside?: string;
  /** The choice only begins a name: choosing it writes this, and the rest is typed. */
  readonly family?: string;
}

export interface Offer {
  /** Under their headings, in the order of the list; found ones the best first and without headings. */
  readonly groups: readonly {
    readonly heading: string | null;
    readonly choices: readonly Choice[];
  }[];
  /** How many there are that are not shown. */
  readonly more: number;
}

/** What a list offers for what has been typed; null where nothing has. */
export function offer(
  choices: readonly Choice[],
  text: string | null,
  most: number,
  current?: string | null,
): Offer {
  const wanted = text?.trim() ?? '';
  const found = wanted === '' ? choices : search(choices, wanted);
  const shown = wanted === '' ? aroundCurrent(found, most, current) : found.slice(0, most);
  const more = found.length - shown.length;
  if (wanted !== '')
    return { groups: shown.length > 0 ? [{ heading: null, choices: shown }] : [], more };
  const groups = new Map<string | null, Choice[]>();
  for (const choice of shown) {
    const heading = choice.group ?? null;
    const known = groups.get(heading);
    if (known) known.push(choice);
    else groups.set(heading, [choice]);
  }
  return { groups: [...groups].map(([heading, own]) => ({ heading, choices: own })), more };
}

/** What is chosen now is among those shown, however far down it stands. */
function aroundCurrent(
  choices: readonly Choice[],
  most: number,
  current: string | null | undefined,
): readonly Choice[] {
  const first = choices.slice(0, most);
  if (current == null || choices.length <= most || first.some(({ value }) => value === current))
    return first;
  const own = choices.find(({ value }) => value === current);
  return own ? [...first.slice(0, -1), own] : first;
}

/** The choice that somebody has typed out in full. */
export function exactly(choices: readonly Choice[], text: string): Choice | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const is = (other: string | undefined): boolean => other?.toLowerCase() === wanted;
  return (
    choices.find(({ value, family }) => family === undefined && is(value)) ??
    choices.find(({ label, family }) => family === undefined && is(label))
  );
}
