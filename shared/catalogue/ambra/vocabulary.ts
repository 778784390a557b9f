import type { CommandWords, Vocabulary } from '../../catalogue.ts';
import { commandNames } from './commandNames.ts';
import { events } from './events.ts';
import { commandLabel } from './humanise.ts';
import { kindOf } from './kinds.ts';
import { objects } from './objects.ts';
import { commonWording, otherWording } from './wording.ts';

const wordings = new Map([...commonWording, ...otherWording].map((each) => [each.path, each]));
const place = new Map(commonWording.map((each, index) => [each.path, index]));

function inWords(path: string): CommandWords {
  const [group = ''] = path.split('/');
  const wording = wordings.get(path);
  return {
    path,
    group,
    label: wording?.label ?? commandLabel(path),
    ...(wording === undefined ? {} : { hint: wording.hint }),
    synonyms: wording?.synonyms ?? [],
    common: place.has(path),
  };
}

function byPlaceThenPath(one: CommandWords, other: CommandWords): number {
  const places = (place.get(one.path) ?? Infinity) - (place.get(other.path) ?? Infinity);
  if (!Number.isNaN(places) && places !== 0) return places;
  return one.path < other.path ? -1 : 1;
}

/** The catalogue but for the parameters of commands, which come from `ambra.ts`. */
export const vocabulary: Vocabulary = {
  id: 'ambra',
  events,
  objects,
  commands: commandNames.map(([path]) => inWords(path)).sort(byPlaceThenPath),
  kindOf,
  everyEventCarries: ['user'],
  anyEventMayCarry: ['link_usage', 'user_account'],
};

const obvious = new Map(commandNames.map(([path, given]) => [path, given]));

/** What a new call of the command is filled in with, as far as there is such a field: `[['uuid', 'study.uuid']]`. */
export function obviousParameters(path: string): (readonly [name: string, value: string])[] {
  return (obvious.get(path)?.split(' ') ?? []).map((each) => {
    const [name = '', value = ''] = each.split('=');
    return [name, value];
  });
}
