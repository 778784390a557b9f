import { isAbout } from '../../shared/authoring/inLabels.ts';
import { weightOf } from '../../shared/authoring/weight.ts';
import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Edit } from '../../shared/model/edit.ts';
import type { Json } from '../../shared/model/json.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { complain } from '../ui/notify.ts';
import { namesLeft } from './names.ts';
import type { Subject } from './subject.ts';
import { actionOf } from './suggest.ts';

export interface Fix {
  readonly label: string;
  readonly edit: Edit;
  /** The parameter that is still to be filled in afterwards. */
  readonly fill?: string;
}

/** How a problem of an action's parameters can be mended: as `check` proposes, by taking out or by adding a name. */
export function fixesOf(problem: Problem, subject: Subject): Fix[] {
  const proposed = problem.fix ? [problem.fix] : [];
  const [, ...rest] = (problem.field ?? '').split('.');
  const name = rest.join('.');
  const isIn = (fix: Fix): boolean => proposed.some(({ label }) => label === fix.label);
  if (problem.code === 'action.unknown_parameter') {
    const remove = setting(`Remove “${name}”`, subject, name);
    return isIn(remove) ? proposed : [...proposed, remove];
  }
  if (problem.code === 'action.missing_parameter') return [...proposed, adding(subject, name)];
  if (problem.code === 'action.missing_one_of')
    return [...proposed, ...needed(problem, subject).map((one) => adding(subject, one))];
  const isWrongName =
    problem.code === 'action.not_a_uuid' || problem.code === 'action.unknown_name';
  if (isWrongName && proposed.length === 0)
    return [{ ...setting(`Choose for “${name}”`, subject, name, ''), fill: name }];
  return proposed;
}

/** Carries a fix out; a refusal is told. */
export function applyFix({ edit }: Fix, { workbench }: Subject): boolean {
  const result = workbench.draft.apply(edit);
  if (result.kind === 'refused') complain(result.message);
  return result.kind === 'changed';
}

function adding(subject: Subject, name: string): Fix {
  const parameters = actionOf(subject.workbench, subject.node)?.parameters ?? {};
  const isThere = Object.hasOwn(parameters, name);
  return {
    ...setting(`${isThere ? 'Fill in' : 'Add'} “${name}”`, subject, name, ''),
    fill: name,
  };
}

function setting(label: string, { node }: Subject, name: string, value?: string): Fix {
  const edit: Edit = {
    do: 'setField',
    node,
    path: ['parameters', name],
    ...(value !== undefined && { value }),
  };
  return { label, edit };
}

const mostNames = 12;

/** The names of which one is still wanted; one that stands there without a value is the one that somebody has chosen. */
function needed(problem: Problem, { workbench, node }: Subject): string[] {
  const action = actionOf(workbench, node);
  const command = findCommand(ambra, action?.command ?? '');
  if (!action || !command) return [];
  const { parameters } = action;
  const given = new Set(Object.keys(parameters));
  const rules = command.oneOf.filter((rule) => isAbout(problem, rule));
  const wanted = new Set(rules.flatMap(({ oneOf }) => oneOf.flat()));
  const empty = [...wanted].filter((name) => given.has(name) && isEmpty(parameters[name]));
  const left = namesLeft(command, given)
    .map(({ name }) => name)
    .filter((name) => wanted.has(name));
  return [...empty, ...left].slice(0, mostNames);
}

function isEmpty(value: Json | undefined): boolean {
  return value === '' || value === null;
}

/** What one click mends first, and last what stands in nobody's way here; the rest as it was found. */
export function mendableFirst(problems: readonly Problem[]): Problem[] {
  const place = (problem: Problem): number => {
    if (weightOf(problem) === 'elsewhere') return 2;
    return problem.fix ? 0 : 1;
  };
  return [...problems].sort((one, other) => place(one) - place(other));
}
