/**
 * The 439 commands of the Ambra v3 API: those that people use most first, then by path.
 * Source: Ambra v3 Services public reference; names, flags and enumerations are facts, every sentence is ours.
 */
import type { CatalogueCommand } from '../../catalogue.ts';
import { deliveryRows } from './commands/delivery.ts';
import { imagingRows } from './commands/imaging.ts';
import { peopleRows } from './commands/people.ts';
import type { CommandRow } from './commands/row.ts';
import { workRows } from './commands/work.ts';
import { commandLabel } from './humanise.ts';
import { readParameters } from './parameters.ts';
import { commonWording, otherWording } from './wording.ts';

const wordings = new Map([...commonWording, ...otherWording].map((each) => [each.path, each]));
const place = new Map(commonWording.map((each, index) => [each.path, index]));

/** The groups and commands whose parameters were compared with the reference by hand. */
const checkedGroups = new Set(['study', 'message', 'webhook', 'link']);
const checkedPaths = new Set(['session/login', 'tag/add', 'destination/list']);

const openPaths = new Set(['webhook/email', 'webhook/run']);

function command(row: CommandRow): CatalogueCommand {
  const [path, parameterText, returns, errors, permission = '', supports = ''] = row;
  const { parameters, oneOf } = readParameters(path, parameterText);
  const [group = ''] = path.split('/');
  const wording = wordings.get(path);
  return {
    path,
    group,
    label: wording?.label ?? commandLabel(path),
    ...(wording === undefined ? {} : { hint: wording.hint }),
    synonyms: wording?.synonyms ?? [],
    common: place.has(path),
    checked: checkedGroups.has(group) || checkedPaths.has(path),
    openEnded: openPaths.has(path) || parameters.some((parameter) => parameter.pattern === true),
    parameters,
    oneOf,
    returns: list(returns),
    ...(permission === '' ? {} : { permission }),
    errors: list(errors),
    supports: list(supports),
  };
}

function list(column: string): string[] {
  return column === '' ? [] : column.split(' ');
}

function byPlaceThenPath(one: CatalogueCommand, other: CatalogueCommand): number {
  const places = (place.get(one.path) ?? Infinity) - (place.get(other.path) ?? Infinity);
  if (!Number.isNaN(places) && places !== 0) return places;
  return one.path < other.path ? -1 : 1;
}

export const commands: readonly CatalogueCommand[] = [
  ...imagingRows,
  ...deliveryRows,
  ...peopleRows,
  ...workRows,
]
  .map(command)
  .sort(byPlaceThenPath);
