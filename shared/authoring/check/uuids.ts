import { findField, findParameter, type CatalogueCommand } from '../../catalogue.ts';
import type { CatalogueField, CatalogueParameter } from '../../catalogue.ts';
import { closest } from '../../catalogue/closest.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { isReference } from '../../model/reference.ts';
import { connectionOf } from '../compile/target.ts';
import { splitPath } from '../compile/rowTypes.ts';
import { problem } from '../problems.ts';
import { placedInserts } from '../references.ts';
import { bracesIn } from './braces.ts';
import { fieldName, setting } from './fixes.ts';
import { bareField } from './references.ts';
import { misspelt } from './texts.ts';
import type { NamedThing, View } from './view.ts';

/** What stands where a uuid belongs: one that nothing has, a name, an example left standing, a field of another kind. */
export function uuidProblems(view: View, action: ActionNode, command: CatalogueCommand): Problem[] {
  return Object.entries(action.parameters).flatMap(([name, value]) => {
    const parameter = findParameter(command, name);
    const isText = typeof value === 'string' || typeof value === 'number';
    if (!parameter || !isText || value === '') return [];
    if (parameter.type !== 'uuid' && !parameter.names) return [];
    const given = { action, name, parameter, text: String(value) };
    if (isReference(given.text)) return wrongField(view, given);
    const isAskedElsewhere =
      placedInserts(given.text).length + bracesIn(given.text).length > 0 ||
      misspelt(view, given.text) !== undefined;
    return isAskedElsewhere ? [] : fixedText(view, given, command.checked);
  });
}

interface Given {
  readonly action: ActionNode;
  readonly name: string;
  readonly parameter: CatalogueParameter;
  readonly text: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * That it is no uuid is said only where the type was compared with the reference or a list is offered; elsewhere it is
 * guessed from the parameter's name.
 */
function fixedText(view: View, given: Given, isChecked: boolean): Problem[] {
  const { action, name, parameter, text } = given;
  const place = placeOf(given);
  const known = listed(view, given);
  if (known) return known.names.some(isCalled(text)) ? [] : [strange(given, known)];
  if (parameter.type !== 'uuid') return [];
  const bare = parameter.names ? undefined : bareField(view, action.id, text.trim());
  if (bare?.field.type === 'uuid') {
    const fix = setting(`Use ${bare.path}`, action.id, ['parameters', name], bare.path);
    return [problem('reference.text', [text, bare.path], { ...place, fix })];
  }
  if (!(isChecked || parameter.names) || uuid.test(text.trim())) return [];
  return [problem('action.not_a_uuid', [name, text, parameter.names], place)];
}

interface Listed {
  readonly connection: string;
  readonly names: readonly NamedThing[];
}

/** The names that the parameter may have. An empty list tells nothing: who asked may not have been allowed to see any. */
function listed({ context }: View, { action, parameter }: Given): Listed | undefined {
  const resolved = connectionOf(action, context.connections);
  if (!parameter.names || resolved.kind !== 'found') return undefined;
  const { id } = resolved.connection;
  const names = context.namesOf?.(id, parameter.names) ?? [];
  const connection = context.connections.find((one) => one.id === id)?.name ?? id;
  return names.length === 0 ? undefined : { connection, names };
}

function isCalled(text: string): (thing: NamedThing) => boolean {
  return (thing) => thing.uuid.toLowerCase() === text.toLowerCase();
}

function strange(given: Given, { connection, names }: Listed): Problem {
  const { action, name, parameter, text } = given;
  const kind = parameter.names ?? '';
  const wanted = text.trim().toLowerCase();
  const called = names.filter((thing) => thing.name.toLowerCase() === wanted);
  // Where two have the name, neither is meant more than the other.
  const [only, another] = called;
  const meant = only ? (another ? undefined : only) : nearest(names, text.trim());
  const fix = meant && setting(`Use “${meant.name}”`, action.id, ['parameters', name], meant.uuid);
  const place = { ...placeOf(given), fix };
  const said = { suggestion: meant?.name, isName: only !== undefined };
  return problem('action.unknown_name', [text, kind, connection, said], place);
}

/** By a uuid with a slip, else by a name like it. A uuid that only ends alike is somebody else's. */
function nearest(names: readonly NamedThing[], text: string): NamedThing | undefined {
  const slipped = names.filter((thing) => isSlip(text.toLowerCase(), thing.uuid.toLowerCase()));
  if (slipped.length > 0 || uuid.test(text)) return slipped.length === 1 ? slipped[0] : undefined;
  const found = closest(
    text,
    names.map((thing) => thing.name),
  );
  const things = names.filter((thing) => thing.name === found);
  return things.length === 1 ? things[0] : undefined;
}

const mostSlips = 2;

/** Whether two signs at most are wrong, or one or two in a row too many or missing. */
function isSlip(one: string, other: string): boolean {
  const most = Math.max(one.length, other.length);
  const alike = (offset: (index: number) => number): number => {
    let count = 0;
    while (count < most && one.at(offset(count)) === other.at(offset(count))) count += 1;
    return count;
  };
  if (one.length !== other.length) {
    const kept = alike((index) => index) + alike((index) => -1 - index);
    return Math.abs(one.length - other.length) <= mostSlips && most - kept <= mostSlips;
  }
  return [...one].filter((sign, index) => sign !== other[index]).length <= mostSlips;
}

/** A patient's name can never be a uuid. Fields of families hold what their author put in. */
function wrongField(view: View, given: Given): Problem[] {
  const { action, name, parameter, text } = given;
  const { catalogue } = view.context;
  const { object, field: bare } = splitPath(text);
  const field = findField(catalogue, object, bare);
  if (parameter.type !== 'uuid' || !field || field.pattern) return [];
  if (field.type === 'uuid') return otherKind(given, object, bare);
  const own = parameter.names === undefined || parameter.names === object ? ['uuid'] : [];
  // `phi_namespace_name` stands beside `phi_namespace`.
  const candidates = bare.endsWith('_name') ? [bare.replace(/_name$/, ''), ...own] : own;
  const meant = candidates.find((one) => findField(catalogue, object, one)?.type === 'uuid');
  const suggestion = meant && `${object}.${meant}`;
  const fix =
    suggestion === undefined
      ? undefined
      : setting(`Use ${suggestion}`, action.id, ['parameters', name], suggestion);
  const args = [name, text, words[field.type], suggestion] as const;
  return [problem('reference.not_a_uuid', [...args], { ...placeOf(given), fix })];
}

/** Objects whose own uuid may stand for something else as well. */
const ambiguous: ReadonlySet<string> = new Set(['user_account', 'site']);

/** The uuid of the study is none of a destination. Other fields may hold a uuid of any kind. */
function otherKind(given: Given, object: string, field: string): Problem[] {
  const { name, parameter, text } = given;
  const kind = parameter.names;
  if (kind === undefined || kind === object || field !== 'uuid' || ambiguous.has(object)) return [];
  const thing = object.replaceAll('_', ' ');
  return [problem('reference.other_kind', [name, kind, text, thing], placeOf(given))];
}

const words: Readonly<Record<CatalogueField['type'], string>> = {
  text: 'text',
  number: 'a number',
  date: 'a date',
  datetime: 'a point in time',
  flag: 'yes or no',
  uuid: 'a uuid',
  email: 'an e-mail address',
  json: 'JSON',
};

function placeOf({ action, name }: Given): { node: string; field: string } {
  return { node: action.id, field: fieldName(['parameters', name]) };
}
