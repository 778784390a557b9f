/** What a palette or a picker can search: events, commands and anything else with a label. */
export interface Searchable {
  readonly label: string;
  /** The platform's own name; a command calls it `path`. */
  readonly name?: string;
  readonly path?: string;
  readonly synonyms?: readonly string[];
  readonly hint?: string;
  /** Among those that people use most. */
  readonly common?: boolean;
}

/**
 * The items in which every word of the text occurs, best first: in the label before the platform's name, before the
 * synonyms, before the hint; the beginning of a word before its middle, which does not count in a hint at all: “somebody”
 * in prose is no body. A word that is a whole synonym counts like one in the label, because that is what people call the
 * thing; a whole label or name comes first, and before it a name to the letter: STUDY_SYNC is an event, study/sync a
 * command. A label that adds nothing but a verb (“Send message”) comes before one that says more, and what people use most
 * before the rest. Equals stay in the order given, and no text means all items.
 */
export function search<Item extends Searchable>(
  items: readonly Item[],
  text: string,
): readonly Item[] {
  const wanted = words(text);
  if (wanted.length === 0) return items;
  const exact = text.trim().toLowerCase();
  const isExact = ({ name, path }: Item) => (name ?? path)?.toLowerCase() === exact;
  return items
    .map((item) => ({
      item,
      score: scoreOf(readable(item), wanted) + (isExact(item) ? whole : 0),
    }))
    .filter(({ score }) => score > 0)
    .map(({ item, score }) => ({ item, score: score + (item.common ? often : 0) }))
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

interface Readable {
  readonly name: string;
  /** The label without its first word, where that is a verb; in “Filter: share”, made from a path, it is a family. */
  readonly told: string;
  readonly synonyms: ReadonlySet<string>;
  /** The words of label, name, synonyms and hint, in the order of `beginning` and `middle`. */
  readonly places: readonly (readonly string[])[];
}

const beginning = [8, 6, 5, 3];
const middle = [2.5, 2, 1.5, 0];
const wholeSynonym = 8;
const whole = 100;
const withVerb = 4;
const often = 4.5;

function scoreOf({ name, told, synonyms, places }: Readable, wanted: readonly string[]): number {
  const text = wanted.join(' ');
  let score = name === text || places[0]?.join(' ') === text ? whole : 0;
  if (told === text) score += withVerb;
  for (const word of wanted) {
    const weight = Math.max(synonyms.has(word) ? wholeSynonym : 0, weightOf(places, word));
    if (weight === 0) return 0;
    score += weight;
  }
  return score;
}

function weightOf(places: readonly (readonly string[])[], word: string): number {
  const begins = places.findIndex((place) => place.some((each) => each.startsWith(word)));
  if (begins >= 0) return beginning[begins] ?? 0;
  // The middle of a word says little about one or two letters: “ai” is in “email” and “fails”.
  if (word.length < 3) return 0;
  const within = places.findIndex((place) => place.some((each) => each.includes(word)));
  return middle[within] ?? 0;
}

const readables = new WeakMap<Searchable, Readable>();

function readable(item: Searchable): Readable {
  const known = readables.get(item);
  if (known !== undefined) return known;
  const name = words(item.name ?? item.path ?? '');
  const synonyms = (item.synonyms ?? []).map(words);
  const made: Readable = {
    name: name.join(' '),
    told: item.label.includes(':') ? '' : words(item.label).slice(1).join(' '),
    synonyms: new Set(synonyms.map((each) => each.join(' '))),
    places: [words(item.label), name, synonyms.flat(), words(item.hint ?? '')],
  };
  readables.set(item, made);
  return made;
}

/** Lower case and without accents, so that “résumé” and “resume” are the same. */
function words(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
