import { platformAlias, type Webhook } from '../../model/webhook.ts';
import { urlOf, type CompileConnection } from '../compile/target.ts';

/** The known connections, and one for each other that the webhooks name. */
export function connectionsOf(
  webhooks: readonly Webhook[],
  known: readonly CompileConnection[],
): CompileConnection[] {
  const connections = new Map(known.map((connection) => [connection.id, connection]));
  for (const { connection: id, url } of webhooks) {
    if (!connections.has(id)) connections.set(id, imagined(id, url));
  }
  return [...connections.values()];
}

function imagined(id: string, url: string): CompileConnection {
  const [host] = /^https?:\/\/[^/?#]+\//i.exec(url) ?? [];
  return url.startsWith(platformAlias) || host === undefined
    ? { id, kind: 'ambra', baseUrl: platformAlias }
    : { id, kind: 'http', baseUrl: host };
}

/** The command with which a connection gives exactly this address, if there is one. */
export function commandOf(
  connections: readonly CompileConnection[],
  { connection: id, url }: Webhook,
): string | undefined {
  const connection = connections.find((other) => other.id === id);
  if (!connection) return undefined;
  const command = url.slice(urlOf(connection, '').length);
  const exact = command !== '' && command.length <= 500 && urlOf(connection, command) === url;
  return exact ? command : undefined;
}
