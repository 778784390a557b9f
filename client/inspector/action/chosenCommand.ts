import { findCommand, type Catalogue } from '../../../shared/catalogue.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';
import type { JsonObject } from '../../../shared/model/json.ts';

export interface Around {
  readonly catalogue: Catalogue;
  /** The fields that can be read at the action. */
  readonly readable: ReadonlySet<string>;
  /** The users whose logins there are for the action's connection. */
  readonly users: readonly string[];
}

/**
 * The action with another command. What was filled in stays. What nearly everybody means is filled in: the event's own
 * study for a command about a study, and the only user there is for one that runs as a user.
 */
export function withCommand(action: ActionNode, path: string, around: Around): ActionNode {
  const command = findCommand(around.catalogue, path);
  const next: ActionNode = { ...action, command: path };
  if (!command) return next;
  const alternatives = command.oneOf.flatMap(({ oneOf }) =>
    oneOf.flatMap(([only, more]) => (more === undefined ? (only ?? []) : [])),
  );
  const study = command.parameters.find(
    ({ name, required }) =>
      isStudy(command.group, name) &&
      (required || (name === 'uuid' && alternatives.includes(name))),
  );
  const parameters: JsonObject =
    study && !Object.hasOwn(action.parameters, study.name) && around.readable.has('study.uuid')
      ? { [study.name]: 'study.uuid', ...action.parameters }
      : action.parameters;
  const takesUser = command.parameters.some(({ type }) => type === 'session');
  const [only, another] = around.users;
  const runAs = action.runAs ?? (takesUser && another === undefined ? only : undefined);
  return { ...next, parameters, ...(runAs !== undefined && { runAs }) };
}

function isStudy(group: string, name: string): boolean {
  return (group === 'study' && name === 'uuid') || name === 'study_id';
}
