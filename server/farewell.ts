import type { System } from './system.ts';

/** What is said while calls under way keep the process from ending at once; null where none do. */
export function farewell({ gates, storage }: Pick<System, 'gates' | 'storage'>): string | null {
  const connections = storage.documents.connections.all();
  const calls = connections.reduce((sum, { id }) => sum + gates.state(id).active, 0);
  if (calls === 0) return null;
  const what = calls === 1 ? '1 call' : `${calls} calls`;
  return `Finishing ${what} (at most 10 s)… Press Ctrl+C again to stop at once.`;
}
