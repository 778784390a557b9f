import { findParameter, type CatalogueCommand, type OneOfParameters } from '../catalogue.ts';
import type { Problem } from '../model/problem.ts';
import { listOf } from './words.ts';

/**
 * A problem of an action's parameters in the labels of the form, for people who never see the platform's names. Everything
 * else stays as it is worded.
 */
export function inLabels(problem: Problem, command: CatalogueCommand | undefined): Problem {
  const message = command && messageOf(problem, command);
  return message === undefined ? problem : { ...problem, message };
}

function messageOf(problem: Problem, command: CatalogueCommand): string | undefined {
  const [place, ...rest] = (problem.field ?? '').split('.');
  if (place !== 'parameters') return undefined;
  if (problem.code === 'action.missing_parameter') return fillIn(command, [rest.join('.')]);
  const rule = command.oneOf.find((one) => isAbout(problem, one));
  if (problem.code === 'action.missing_one_of' && rule)
    return `Choose one of these: ${listOf(
      peopleFirst(rule).oneOf.map((set) =>
        set.map((name) => labelOf(command, name)).join(' with '),
      ),
      'or',
    )}.`;
  return undefined;
}

/** The same choice as people are offered it: whom they mean most often stands before what the platform lists first. */
export function peopleFirst(rule: OneOfParameters): OneOfParameters {
  const isAlone = (wanted: string) => (set: readonly string[]) =>
    set.length === 1 && set[0] === wanted;
  const first = ['group_id', 'user_id'].flatMap((name) => rule.oneOf.filter(isAlone(name)));
  return { ...rule, oneOf: [...first, ...rule.oneOf.filter((set) => !first.includes(set))] };
}

/** What to do about parameters without a value: `Choose a destination.`, `Fill in “Text”.` */
export function fillIn(command: CatalogueCommand, names: readonly string[]): string {
  const [only, another] = names;
  const kind =
    only === undefined || another !== undefined ? undefined : findParameter(command, only)?.names;
  if (kind !== undefined) return `Choose ${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}.`;
  const labels = names.map((name) => `“${labelOf(command, name)}”`);
  return `Fill in ${listOf(labels, 'and')}.`;
}

function labelOf(command: CatalogueCommand, name: string): string {
  return findParameter(command, name)?.label ?? name;
}

/**
 * Whether what is said of the parameters as a whole is about this choice among them: what is missing names all of it, what
 * is too much names two ways or more.
 */
export function isAbout({ code, message }: Problem, { oneOf }: OneOfParameters): boolean {
  const names = (name: string): boolean =>
    new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`).test(message);
  const ways = oneOf.filter((set) => set.every(names));
  if (code === 'action.missing_one_of') return ways.length === oneOf.length;
  return code === 'action.several_of' && ways.length > 1;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
