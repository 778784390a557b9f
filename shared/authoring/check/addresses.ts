import { findCommand } from '../../catalogue.ts';
import type { Edit } from '../../model/edit.ts';
import type { ActionNode } from '../../model/graph.ts';
import { platformAlias } from '../../model/webhook.ts';
import type { Problem } from '../../model/problem.ts';
import { isWholeAddress, restBelow, staysBelow } from '../compile/below.ts';
import { connectionOf } from '../compile/target.ts';
import { problem } from '../problems.ts';
import { setting } from './fixes.ts';
import type { View } from './view.ts';

/** A command that leads away from its connection, where no call is made (DESIGN, decision 20). */
export function outsideProblems(view: View, action: ActionNode, command: string): Problem[] {
  const resolved = connectionOf(action, view.context.connections);
  // Compiling takes the slashes at the start away.
  if (resolved.kind !== 'found' || staysBelow(command.replace(/^\/+/, ''))) return [];
  const isAddress = isWholeAddress(command);
  const { baseUrl } = resolved.connection;
  const fix = isAddress ? asPath(view, action, command.trim()) : undefined;
  const place = { node: action.id, field: 'command', fix };
  return [problem('action.command_outside', [command, baseUrl, isAddress], place)];
}

/** The same address as a path, of this connection or of the one that it belongs to. */
function asPath({ context }: View, action: ActionNode, url: string): Problem['fix'] {
  const { id: node } = action;
  const resolved = connectionOf(action, context.connections);
  if (resolved.kind !== 'found') return undefined;
  const { baseUrl, kind } = resolved.connection;
  const own =
    (kind === 'ambra' ? restBelow(url, platformAlias) : undefined) ?? restBelow(url, baseUrl);
  if (own) return setting(`Use ${own}`, node, ['command'], own);
  const home = context.connections.find((other) => restBelow(url, other.baseUrl));
  const rest = home && restBelow(url, home.baseUrl);
  if (!rest) return undefined;
  const edits: Edit[] = [
    setting('', node, ['connection'], home.id).edit,
    setting('', node, ['command'], rest).edit,
  ];
  return { label: `Use ${rest} of “${home.name ?? home.id}”`, edit: { do: 'all', edits } };
}

/** An imported address that the connection does not lead to: the platform may call it, we do not. */
export function foreignUrls(
  { context }: View,
  action: ActionNode,
  urls: readonly string[],
): Problem[] {
  const resolved = connectionOf(action, context.connections);
  if (resolved.kind !== 'found') return [];
  const { baseUrl } = resolved.connection;
  const foreign = urls.find((url) =>
    [platformAlias, baseUrl].every((start) => restBelow(url, start) === undefined),
  );
  if (foreign === undefined) return [];
  const place = { node: action.id, field: 'command' };
  const home = context.connections.find((other) => restBelow(foreign, other.baseUrl) !== undefined);
  if (home) {
    const { id, name = id } = home;
    const fix = setting(`Choose “${name}”`, action.id, ['connection'], id);
    return [problem('action.foreign_url', [foreign, baseUrl, name], { ...place, fix })];
  }
  const path = foreign.replace(/^https?:\/\/[^/]*/, '').replace(/^\/*(api\/v3\/)?/, '');
  const fix = findCommand(context.catalogue, path)
    ? setting(`Use ${path} of the connection`, action.id, ['command'], path)
    : undefined;
  return [problem('action.foreign_url', [foreign, baseUrl], { ...place, fix })];
}
