import { peopleFirst } from '../../../shared/authoring/inLabels.ts';
import {
  findParameter,
  type CatalogueCommand,
  type CatalogueParameter,
  type OneOfParameters,
} from '../../../shared/catalogue.ts';
import type { JsonObject } from '../../../shared/model/json.ts';

/** A parameter under the name that it has in this call; of a family (`customfield-…`) there may be several. */
export interface Named {
  readonly name: string;
  readonly parameter: CatalogueParameter;
}

/** Parameters of which one set of names is to be given. */
export interface Choice {
  readonly rule: OneOfParameters;
  readonly sets: readonly (readonly Named[])[];
  /** The place of the set that is given; null where none is. */
  readonly given: number | null;
}

export interface Arranged {
  readonly choices: readonly Choice[];
  readonly required: readonly Named[];
  /** Given, or about to be. */
  readonly optional: readonly Named[];
  /** Names that the command does not know. */
  readonly strangers: readonly string[];
  /** What can be added. */
  readonly free: readonly CatalogueParameter[];
}

/**
 * The parameters of a call in the order of the form. `added` are the names of optional ones that somebody is about to fill
 * in. Alternatives that are given besides the one chosen stand with the optional ones, so that nothing is hidden.
 */
export function arrange(
  command: CatalogueCommand,
  parameters: JsonObject,
  added: readonly string[],
): Arranged {
  const usual = command.parameters.filter(({ type }) => type !== 'session');
  const choices = command.oneOf
    .filter(
      ({ deprecated, oneOf }) =>
        !deprecated || oneOf.flat().some((name) => isGiven(parameters, name)),
    )
    .map((rule) => choiceOf(command, peopleFirst(rule), parameters));
  const inChoices = new Set(choices.flatMap(({ rule }) => rule.oneOf.flat()));
  const shownInChoices = new Set(
    choices.flatMap(({ sets, given }) => (sets[given ?? -1] ?? []).map(({ name }) => name)),
  );
  const required = usual.filter(
    ({ name, required, pattern }) => required && !pattern && !inChoices.has(name),
  );
  const requiredNames = new Set(required.map(({ name }) => name));
  const present = [...new Set([...Object.keys(parameters), ...added])].filter(
    (name) => !requiredNames.has(name) && !shownInChoices.has(name),
  );
  const optional = present.flatMap((name) => named(command, name));
  const shown = new Set([...present, ...requiredNames]);
  return {
    choices,
    required: required.map((parameter) => ({ name: parameter.name, parameter })),
    optional,
    strangers: present.filter((name) => !findKnown(command, name)),
    free: usual.filter(
      ({ name, pattern }) => pattern === true || !(shown.has(name) || inChoices.has(name)),
    ),
  };
}

function choiceOf(
  command: CatalogueCommand,
  rule: OneOfParameters,
  parameters: JsonObject,
): Choice {
  const counts = rule.oneOf.map((set) => set.filter((name) => isGiven(parameters, name)).length);
  const complete = rule.oneOf.map((set, at) => (counts[at] === set.length ? set.length : 0));
  const best = bestOf(complete) ?? bestOf(counts);
  return {
    rule,
    sets: rule.oneOf.map((set) => set.flatMap((name) => named(command, name))),
    given: best,
  };
}

/** The place of the first highest number; null where all are nothing. */
function bestOf(counts: readonly number[]): number | null {
  const most = Math.max(0, ...counts);
  return most === 0 ? null : counts.indexOf(most);
}

function named(command: CatalogueCommand, name: string): Named[] {
  const parameter = findKnown(command, name);
  return parameter ? [{ name, parameter }] : [];
}

function findKnown(command: CatalogueCommand, name: string): CatalogueParameter | undefined {
  return findParameter(command, name);
}

function isGiven(parameters: JsonObject, name: string): boolean {
  return Object.hasOwn(parameters, name);
}
