import { closest } from '../../catalogue/closest.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { connectionOf } from '../compile/target.ts';
import { problem } from '../problems.ts';
import { listOf } from '../words.ts';
import { setting } from './fixes.ts';
import { nodesOfKind, type CheckConnection, type View } from './view.ts';

/** Where an action calls: a connection that there is, and the one that is meant. */
export function connectionProblems(view: View, action: ActionNode): Problem[] {
  const place = { node: action.id, field: 'connection' };
  const resolved = connectionOf(action, view.context.connections);
  switch (resolved.kind) {
    case 'found':
      return [];
    case 'none':
      return [problem('action.no_connection', [], place)];
    case 'several': {
      const candidates = ambraConnections(view);
      const names = listOf(candidates.map(quoted), 'and');
      const fix = using(action, likeliest(view, action, candidates));
      return [problem('action.several_connections', [names], { ...place, fix })];
    }
    case 'unknown': {
      const fix = nearest(view, action, resolved.id);
      return [problem('action.unknown_connection', [resolved.id], { ...place, fix })];
    }
  }
}

/** The one that has the action's user, else the one that the rule's other actions call. */
function likeliest(
  { context, flow }: View,
  action: ActionNode,
  candidates: readonly CheckConnection[],
): CheckConnection | undefined {
  const ofUser = candidates.filter(({ id }) =>
    context.identities?.some(
      ({ connection, userId }) => connection === id && userId === action.runAs,
    ),
  );
  const elsewhere = nodesOfKind({ flow }, 'action').map(({ connection }) => connection);
  const used = candidates.find(({ id }) => elsewhere.includes(id));
  return (ofUser.length === 1 ? ofUser[0] : undefined) ?? used ?? candidates[0];
}

function nearest(view: View, action: ActionNode, written: string): Problem['fix'] {
  const { connections } = view.context;
  const id =
    closest(
      written,
      connections.map((one) => one.id),
    ) ?? connections.find(({ name }) => name?.toLowerCase() === written.toLowerCase())?.id;
  if (id !== undefined) {
    return using(
      action,
      connections.find((one) => one.id === id),
    );
  }
  const [only, another] = ambraConnections(view);
  return only && !another
    ? setting('Use the Ambra connection', action.id, ['connection'])
    : undefined;
}

function using(action: ActionNode, connection: CheckConnection | undefined): Problem['fix'] {
  return (
    connection && setting(`Use ${quoted(connection)}`, action.id, ['connection'], connection.id)
  );
}

function ambraConnections({ context }: View): readonly CheckConnection[] {
  return context.connections.filter(({ kind }) => kind === 'ambra');
}

function quoted({ id, name }: CheckConnection): string {
  return `“${name ?? id}”`;
}
