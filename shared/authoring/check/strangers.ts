import { findParameter, type CatalogueCommand } from '../../catalogue.ts';
import { closest, lengthened } from '../../catalogue/closest.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Json } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../problems.ts';
import { fieldName, setting } from './fixes.ts';

/** Parameters that the command does not have, each with the one that was probably meant; `needed` are those it lacks. */
export function strangers(
  { id: node, parameters }: ActionNode,
  command: CatalogueCommand,
  needed: readonly string[],
): Problem[] {
  // Some take any name at all; those that take a family of names take no others besides.
  const hasFamilies = command.parameters.some(({ pattern }) => pattern);
  if (command.openEnded && !hasFamilies) return [];
  // Sessions are ours to begin, and never an author's to fill in.
  const free = command.parameters
    .filter(({ name, type }) => type !== 'session' && !Object.hasOwn(parameters, name))
    .map(({ name }) => name);
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (findParameter(command, name)) return [];
    const suggestion = meantBy(name, free, needed);
    const field = fieldName(['parameters', name]);
    const fix =
      suggestion === undefined
        ? setting(`Remove “${name}”`, node, ['parameters', name])
        : renaming(node, name, suggestion, value);
    return [
      problem('action.unknown_parameter', [name, command.path, suggestion], { node, field, fix }),
    ];
  });
}

/** One that is written alike comes first, then what the call cannot be made without. */
function meantBy(
  name: string,
  free: readonly string[],
  needed: readonly string[],
): string | undefined {
  const alike = free.find((other) => bare(other) === bare(name));
  return alike ?? nearest(name, needed) ?? partOf(name, needed) ?? nearest(name, free);
}

function nearest(name: string, names: readonly string[]): string | undefined {
  return (
    closest(name, names) ??
    names.find((other) => other === `${name}_id` || other === `${name}_uid`) ??
    lengthened(name, names)
  );
}

/** `study_uuid` of `uuid`, and `uid` of `study_uid`. */
function partOf(name: string, needed: readonly string[]): string | undefined {
  const word = name.toLowerCase();
  return needed.find((other) => word.endsWith(`_${other}`) || other.endsWith(`_${word}`));
}

/** `destinationId` and `destinationid` are `destination_id`. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

function renaming(node: string, from: string, to: string, value: Json): Problem['fix'] {
  const edits = [
    setting('', node, ['parameters', from]).edit,
    setting('', node, ['parameters', to], value).edit,
  ];
  return { label: `Rename it to “${to}”`, edit: { do: 'all', edits } };
}
