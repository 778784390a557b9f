import type { System } from '../../system.ts';

/** What a connection's calls wait for besides their time, in a sentence; null where nothing holds them up. */
export function heldUpBy(
  { storage, gates }: Pick<System, 'storage' | 'gates'>,
  connectionId: string,
): string | null {
  const connection = storage.documents.connections.get(connectionId);
  if (!connection) return null;
  if (connection.paused) {
    return `The connection ${connection.name} is paused. Resume it, and what waits is sent.`;
  }
  const { circuit, opensAgainAt } = gates.state(connectionId);
  if (circuit !== 'open') return null;
  const until = opensAgainAt === undefined ? '' : ` until ${new Date(opensAgainAt).toISOString()}`;
  return `Calls over ${connection.name} failed so often in a row that they rest${until}.`;
}
