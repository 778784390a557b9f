import type { ActionNode } from '../../model/graph.ts';
import type { Connection } from '../../model/connection.ts';
import { platformAlias } from '../../model/webhook.ts';

/** What compiling has to know of a connection. */
export type CompileConnection = Pick<Connection, 'id' | 'kind' | 'baseUrl'>;

export type ResolvedConnection =
  | { readonly kind: 'found'; readonly connection: CompileConnection }
  | { readonly kind: 'unknown'; readonly id: string }
  /** None is named, and there is not exactly one Ambra connection that could be meant. */
  | { readonly kind: 'none' }
  | { readonly kind: 'several' };

/** The connection that an action calls: the one it names, else the only Ambra connection. */
export function connectionOf(
  action: ActionNode,
  connections: readonly CompileConnection[],
): ResolvedConnection {
  if (action.connection !== undefined) {
    const connection = connections.find(({ id }) => id === action.connection);
    return connection ? { kind: 'found', connection } : { kind: 'unknown', id: action.connection };
  }
  const [only, another] = connections.filter(({ kind }) => kind === 'ambra');
  if (!only) return { kind: 'none' };
  return another ? { kind: 'several' } : { kind: 'found', connection: only };
}

/** The addresses that were imported and that no command of a connection gives; none once a command is chosen. */
export function keptUrls({ command, kept }: ActionNode): string[] {
  if (command !== undefined) return [];
  return Object.values(kept ?? {}).flatMap(({ url }) => url ?? []);
}

/** The address of a command: the platform's alias for an Ambra account, else below the base address. */
export function urlOf(connection: CompileConnection, command: string): string {
  const path = command.replace(/^\/+/, '');
  return (connection.kind === 'ambra' ? platformAlias : connection.baseUrl) + path;
}
