import { findCommand } from '../../catalogue.ts';
import { closest } from '../../catalogue/closest.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { connectionOf } from '../compile/target.ts';
import { problem } from '../problems.ts';
import { setting } from './fixes.ts';
import { isAmbra, type CheckIdentity, type View } from './view.ts';

/** As whom an action runs: for commands that take a session somebody, and here somebody whose login we have. */
export function userProblems(view: View, action: ActionNode): Problem[] {
  return action.runAs === undefined
    ? missing(view, action)
    : withoutLogin(view, action, action.runAs);
}

function missing(view: View, action: ActionNode): Problem[] {
  const command = findCommand(view.context.catalogue, action.command ?? '');
  const takesSession = command?.parameters.some(({ type }) => type === 'session');
  // An upload's own key stands for a session.
  const brings = ['sid', 'integration_key'].some((name) => Object.hasOwn(action.parameters, name));
  if (!command || !takesSession || !isAmbra(view, action) || brings) return [];
  const logins = loginsFor(view, action);
  const fix = logins?.length === 1 ? runningAs(action, logins[0]) : undefined;
  const runs = runsWithout(view, action, command.checked);
  const args = [command.path, runs, logins?.length !== 0] as const;
  return [problem('action.no_user', [...args], { node: action.id, field: 'runAs', fix })];
}

/**
 * Whether the call can succeed here without a user. The platform adds a session only for a run-as user and refuses who
 * has none; a connection may have a sign-in of its own.
 */
function runsWithout(
  { context }: View,
  action: ActionNode,
  isChecked: boolean,
): 'here' | 'perhaps' | 'never' {
  const resolved = connectionOf(action, context.connections);
  const signsIn = resolved.kind === 'found' ? context.signsIn?.(resolved.connection.id) : undefined;
  if (signsIn === undefined) return 'perhaps';
  if (signsIn) return 'here';
  return isChecked ? 'never' : 'perhaps';
}

function withoutLogin(view: View, action: ActionNode, runAs: string): Problem[] {
  const logins = loginsFor(view, action);
  if (!logins || logins.some(({ userId }) => userId === runAs)) return [];
  const meant = logins.find(isCalled(runAs)) ?? likely(logins, runAs);
  const [only, another] = logins;
  const fix = runningAs(action, meant ?? (another ? undefined : only));
  const names = logins.map(nameOf);
  return [problem('action.no_identity', [names], { node: action.id, field: 'runAs', fix })];
}

function isCalled(written: string): (login: CheckIdentity) => boolean {
  return ({ name }) => name?.toLowerCase() === written.trim().toLowerCase();
}

function likely(logins: readonly CheckIdentity[], written: string): CheckIdentity | undefined {
  const texts = logins.flatMap(({ name, userId }) => [
    userId,
    ...(name === undefined ? [] : [name]),
  ]);
  const text = closest(written.trim(), texts);
  return text === undefined
    ? undefined
    : logins.find(({ name, userId }) => userId === text || name === text);
}

/** The logins for the action's connection; undefined where it is not known which there are. */
function loginsFor({ context }: View, action: ActionNode): readonly CheckIdentity[] | undefined {
  const resolved = connectionOf(action, context.connections);
  if (resolved.kind !== 'found') return undefined;
  return context.identities?.filter(({ connection }) => connection === resolved.connection.id);
}

function runningAs(action: ActionNode, login: CheckIdentity | undefined): Problem['fix'] {
  return login && setting(`Run as ${nameOf(login)}`, action.id, ['runAs'], login.userId);
}

function nameOf({ name, userId }: CheckIdentity): string {
  return `“${name ?? userId}”`;
}
