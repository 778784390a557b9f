import { query, type Database } from './database.ts';
import { deliveryColumns, type DeliveryRow, type EventRow } from './rows.ts';

export interface Except {
  readonly connections: readonly string[];
  readonly deliveries: readonly string[];
}

export type DueRow = DeliveryRow & Pick<EventRow, 'source' | 'time' | 'target' | 'causes' | 'data'>;

/**
 * What is due, connection by connection and then merged by due time: a connection that is left out costs nothing,
 * however much waits for it.
 */
export function prepareDue(database: Database) {
  const connections = prepareConnections(database);
  const places = query<{ key: number; due_at: number }>(
    database,
    `SELECT key, due_at FROM deliveries
     WHERE state = 'waiting' AND connection = ? AND due_at <= ? AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY due_at, key LIMIT ?`,
  );
  const rows = query<DueRow>(
    database,
    `SELECT ${deliveryColumns}, e.source, e.time, e.target, e.causes, e.data
     FROM json_each(?) j CROSS JOIN deliveries d ON d.key = j.value CROSS JOIN webhooks w ON w.key = d.webhook_key
       CROSS JOIN events e ON e.key = d.event_key
     ORDER BY d.due_at, d.key`,
  );
  return (now: number, limit: number, except: Except): DueRow[] => {
    const skip = new Set(except.connections);
    const skipped = JSON.stringify(except.deliveries);
    const found = connections()
      .filter((connection) => !skip.has(connection))
      .flatMap((connection) => places.all(connection, now, skipped, limit))
      .sort((a, b) => a.due_at - b.due_at || a.key - b.key)
      .slice(0, limit);
    return rows.all(JSON.stringify(found.map((place) => place.key)));
  };
}

/** When the next waiting delivery is due after `now`. */
export function prepareNextDue(database: Database) {
  const connections = prepareConnections(database);
  const next = query<{ due_at: number | null }>(
    database,
    `SELECT min(due_at) AS due_at FROM deliveries WHERE state = 'waiting' AND connection = ? AND due_at > ?`,
  );
  return (now: number): number | null => {
    const moments = connections().flatMap((connection) => next.get(connection, now)?.due_at ?? []);
    return moments.length === 0 ? null : Math.min(...moments);
  };
}

/** Connections with waiting deliveries, by jumping from one to the next along the index. */
function prepareConnections(database: Database): () => string[] {
  const names = query<{ name: string }>(
    database,
    `WITH RECURSIVE names (name) AS (
       SELECT min(connection) FROM deliveries WHERE state = 'waiting'
       UNION ALL
       SELECT (SELECT min(connection) FROM deliveries WHERE state = 'waiting' AND connection > name)
       FROM names WHERE name IS NOT NULL
     ) SELECT name FROM names WHERE name IS NOT NULL`,
  );
  return () => names.all().map((row) => row.name);
}

/** How many deliveries wait or are under way. */
export function prepareBacklog(database: Database): () => number {
  const count = query<{ n: number }>(
    database,
    `SELECT coalesce(sum(n), 0) AS n FROM deliveries_in_all WHERE state IN ('waiting', 'sending')`,
  );
  return () => count.get()?.n ?? 0;
}
