/**
 * The 439 commands of the Ambra v3 API with their parameters, in the order of the vocabulary.
 * Source: Ambra v3 Services public reference; names, flags and enumerations are facts, every sentence is ours.
 */
import type { CatalogueCommand, CommandWords } from '../../catalogue.ts';
import { deliveryRows } from './commands/delivery.ts';
import { imagingRows } from './commands/imaging.ts';
import { peopleRows } from './commands/people.ts';
import { workRows } from './commands/work.ts';
import { readParameters } from './parameters.ts';
import { vocabulary } from './vocabulary.ts';

/** The groups and commands whose parameters were compared with the reference by hand. */
const checkedGroups = new Set(['study', 'message', 'webhook', 'link']);
const checkedPaths = new Set(['session/login', 'tag/add', 'destination/list']);

const openPaths = new Set(['webhook/email', 'webhook/run']);

const rows = new Map(
  [...imagingRows, ...deliveryRows, ...peopleRows, ...workRows].map((row) => [row[0], row]),
);

function command(words: CommandWords): CatalogueCommand {
  const { path, group } = words;
  const row = rows.get(path);
  if (row === undefined) throw new Error(`${path} is named, but has no record.`);
  const [, parameterText, returns, errors, permission = '', supports = ''] = row;
  const { parameters, oneOf } = readParameters(path, parameterText);
  return {
    ...words,
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

export const commands: readonly CatalogueCommand[] = vocabulary.commands.map(command);
