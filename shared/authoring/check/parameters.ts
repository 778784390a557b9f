import { findCommand, findParameter, type CatalogueCommand } from '../../catalogue.ts';
import { closest } from '../../catalogue/closest.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { insertsIn, isReference } from '../../model/reference.ts';
import { problem } from '../problems.ts';
import { isWholeHash } from '../references.ts';
import { listOf } from '../words.ts';
import { fieldName, setting } from './fixes.ts';
import { strangers } from './strangers.ts';
import { textProblems } from './texts.ts';
import { uuidProblems } from './uuids.ts';
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
          ...strangers(action, command, neededOf(action, command)),
          ...unusual(action, command),
          ...uuidProblems(view, action, command),
        ]
      : [];
  return [...ofCommand, ...choices(action), ...textProblems(view, action)];
}

function missing(action: ActionNode, command: CatalogueCommand): Problem[] {
  return lackedBy(action, command).map((name) => {
    const { id: node } = action;
    const fix = studyItself(node, command, name);
    return problem('action.missing_parameter', [name, command.path, command.checked], {
      node,
      field: fieldName(['parameters', name]),
      ...(fix && { fix }),
    });
  });
}

/** What every such call needs and this one has not. */
function lackedBy({ parameters }: ActionNode, command: CatalogueCommand): string[] {
  return command.parameters
    .filter(
      ({ name, required, type, pattern }) =>
        required && type !== 'session' && !pattern && !has(parameters, name),
    )
    .map(({ name }) => name);
}

/** That, and what would make one of the sets of names complete of which one has to be. */
function neededOf(action: ActionNode, command: CatalogueCommand): string[] {
  const { parameters } = action;
  const sets = command.oneOf
    .filter(({ required }) => required)
    .filter(({ oneOf }) => !oneOf.some((set) => set.every((name) => has(parameters, name))))
    .flatMap(({ oneOf }) => oneOf.flat());
  return [...lackedBy(action, command), ...sets.filter((name) => !has(parameters, name))];
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

function unusual(action: ActionNode, command: CatalogueCommand): Problem[] {
  const { id: node, parameters } = action;
  const needed = neededOf(action, command);
  return Object.entries(parameters).flatMap(([name, value]) => {
    const field = fieldName(['parameters', name]);
    // What is needed has been asked for already, and cannot be left out.
    if (value === '')
      return needed.includes(name)
        ? []
        : [problem('action.empty_parameter', [name], { node, field })];
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

/** Given, and more than an empty text. */
function has(parameters: ActionNode['parameters'], name: string): boolean {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value !== undefined && value !== null && value !== '';
}
