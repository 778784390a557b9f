import { findCommand, findParameter, type CatalogueCommand } from '../../catalogue.ts';
import { closest } from '../../catalogue/closest.ts';
import { knownObjects } from '../../model/event.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Json } from '../../model/json.ts';
import type { Problem } from '../../model/problem.ts';
import { insertsIn, isReference } from '../../model/reference.ts';
import { problem } from '../problems.ts';
import { isWholeHash, placedInserts, textsIn, type PlacedText } from '../references.ts';
import { listOf } from '../words.ts';
import { fieldName, setting } from './fixes.ts';
import { readProblems, suggestionFor } from './references.ts';
import { isAmbra, type View } from './view.ts';

/** The parameters of a call: which there are, which are missing, and what their values refer to. */
export function parameterProblems(view: View, action: ActionNode): Problem[] {
  const command = isAmbra(view, action)
    ? findCommand(view.context.catalogue, action.command ?? '')
    : undefined;
  const ofCommand =
    command && !isWholeHash(action.parameters)
      ? [
          ...missing(action, command),
          ...groups(action, command),
          ...strangers(action, command),
          ...unusual(action, command),
          ...notUuids(view, action, command),
        ]
      : [];
  return [...ofCommand, ...choices(action), ...references(view, action)];
}

function missing({ id: node, parameters }: ActionNode, command: CatalogueCommand): Problem[] {
  return command.parameters
    .filter(
      ({ name, required, type, pattern }) =>
        required && type !== 'session' && !pattern && !has(parameters, name),
    )
    .map(({ name }) => {
      const fix = studyItself(node, command, name);
      return problem('action.missing_parameter', [name, command.path, command.checked], {
        node,
        field: fieldName(['parameters', name]),
        ...(fix && { fix }),
      });
    });
}

/** A command about a study is nearly always about the study that the event is about. */
function studyItself(node: string, command: CatalogueCommand, name: string): Problem['fix'] {
  const isStudy = (command.group === 'study' && name === 'uuid') || name === 'study_id';
  return isStudy
    ? setting('Take the study’s own', node, ['parameters', name], 'study.uuid')
    : undefined;
}

/** A set of names counts where all of it is given; one that lies within another that is given does not count. */
function groups({ id: node, parameters }: ActionNode, command: CatalogueCommand): Problem[] {
  return command.oneOf.flatMap(({ oneOf, required }) => {
    const complete = oneOf.filter((set) => set.every((name) => has(parameters, name)));
    const given = complete.filter(
      (set) =>
        !complete.some((other) => other !== set && set.every((name) => other.includes(name))),
    );
    if (given.length === 0 && required) {
      const words = listOf(
        oneOf.map((set) => listOf(set, 'and')),
        'or',
      );
      return [
        problem('action.missing_one_of', [words, command.path, command.checked], {
          node,
          field: 'parameters',
        }),
      ];
    }
    if (given.length < 2) return [];
    const words = listOf(
      given.map((set) => set.join(' with ')),
      'and',
    );
    return [problem('action.several_of', [words, command.path], { node, field: 'parameters' })];
  });
}

function strangers({ id: node, parameters }: ActionNode, command: CatalogueCommand): Problem[] {
  // Some take any name at all; those that take a family of names take no others besides.
  const hasFamilies = command.parameters.some(({ pattern }) => pattern);
  if (command.openEnded && !hasFamilies) return [];
  const free = command.parameters
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(parameters, name));
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (findParameter(command, name)) return [];
    const suggestion =
      closest(name, free) ??
      free.find((other) => other === `${name}_id` || other === `${name}_uid`);
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

function renaming(node: string, from: string, to: string, value: Json): Problem['fix'] {
  const edits = [
    setting('', node, ['parameters', from]).edit,
    setting('', node, ['parameters', to], value).edit,
  ];
  return { label: `Rename it to “${to}”`, edit: { do: 'all', edits } };
}

function unusual({ id: node, parameters }: ActionNode, command: CatalogueCommand): Problem[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const field = fieldName(['parameters', name]);
    if (value === '') return [problem('action.empty_parameter', [name], { node, field })];
    const usual = findParameter(command, name)?.values;
    const isPlain = typeof value === 'number' || (typeof value === 'string' && !isDynamic(value));
    if (!usual || !isPlain || usual.includes(String(value))) return [];
    const suggestion = closest(String(value), usual);
    const fix =
      suggestion === undefined
        ? undefined
        : setting(`Use ${suggestion}`, node, ['parameters', name], suggestion);
    return [problem('action.unusual_value', [name, listOf(usual, 'or')], { node, field, fix })];
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A fixed text where a uuid belongs: an example left standing, or a name typed in place of the choice. Only where the
 * type was compared with the reference or a list is offered; elsewhere it is guessed from the parameter's name.
 */
function notUuids(view: View, action: ActionNode, command: CatalogueCommand): Problem[] {
  const { id: node, parameters } = action;
  return Object.entries(parameters).flatMap(([name, value]) => {
    const known = findParameter(command, name);
    if (known?.type !== 'uuid' || !(command.checked || known.names)) return [];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    if (text === '' || isDynamic(text) || uuid.test(text.trim())) return [];
    // What was meant as a field is asked about as one.
    if (lookalike(view, action, { text, path: [name] }).length > 0) return [];
    const field = fieldName(['parameters', name]);
    return [problem('action.not_a_uuid', [name, text, known.names], { node, field })];
  });
}

function isDynamic(text: string): boolean {
  return isReference(text) || insertsIn(text).length > 0;
}

function choices({ id: node, onMissing, parameters }: ActionNode): Problem[] {
  return Object.keys(onMissing ?? {})
    .filter((name) => name !== '*' && !Object.hasOwn(parameters, name))
    .map((name) =>
      problem('action.missing_choice_unused', [name], {
        node,
        field: fieldName(['onMissing', name]),
        fix: setting('Remove the choice', node, ['onMissing', name]),
      }),
    );
}

function references(view: View, action: ActionNode): Problem[] {
  return textsIn(action.parameters).flatMap((placed) => {
    if (isReference(placed.text)) return readAt(view, action, placed, placed.text, undefined);
    const inserts = placedInserts(placed.text);
    if (inserts.length === 0) return lookalike(view, action, placed);
    return inserts.flatMap(({ field, position }) => readAt(view, action, placed, field, position));
  });
}

function readAt(
  view: View,
  { id: node, onMissing }: ActionNode,
  { text, path }: PlacedText,
  reference: string,
  position: number | undefined,
): Problem[] {
  const at = ['parameters', ...path];
  const found = readProblems(view, {
    node,
    path: reference,
    field: fieldName(at),
    ...(position === undefined ? {} : { position }),
    replace: (to) => setting(`Use ${to}`, node, at, text.replace(reference, to)),
  });
  // Who said what happens without a value knows that there may be none.
  const isExpected = (onMissing?.[String(path[0])] ?? onMissing?.['*'] ?? 'stop') !== 'stop';
  return isExpected ? found.filter(({ code }) => code !== 'reference.sometimes_carried') : found;
}

/** `stdy.uuid`, `Study.uuid` and ` study.uuid ` are sent as they stand; hardly anyone means that. */
function lookalike(view: View, { id: node }: ActionNode, { text, path }: PlacedText): Problem[] {
  const parts = /^\s*(\w+)\s*\.\s*([\w.-]+)\s*$/.exec(text);
  const [, object = '', field = ''] = parts ?? [];
  const meant = parts ? closest(object, knownObjects) : undefined;
  if (meant === undefined) return [];
  const wanted = `${meant}.${field}`;
  const suggestion = suggestionFor(wanted.toLowerCase(), view.context.catalogue);
  if (suggestion === undefined || !suggestion.startsWith(`${meant}.`)) return [];
  const at = ['parameters', ...path];
  const fix = setting(`Use ${suggestion}`, node, at, suggestion);
  return [problem('reference.text', [text, suggestion], { node, field: fieldName(at), fix })];
}

/** Given, and more than an empty text. */
function has(parameters: ActionNode['parameters'], name: string): boolean {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value !== undefined && value !== null && value !== '';
}
