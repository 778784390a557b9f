import type { Books } from './books.ts';
import { command, query, type Database } from './database.ts';
import { hourOf, momentHour, type Counted } from './tally.ts';

/** Forgets up to `limit` deliveries that were finished before the moment, oldest first, with their attempts. */
export function preparePurgeDeliveries(database: Database, { tally }: Books) {
  const finished = query<Omit<Counted, 'n'> & { readonly key: number }>(
    database,
    `SELECT key, rule, state, ${hourOf('created_at')} AS hour FROM deliveries
     WHERE state IN ('succeeded', 'failed', 'cancelled', 'skipped') AND created_at < ? AND updated_at < ?
     ORDER BY created_at LIMIT ?`,
  );
  const tries = ['attempts', 'tries_by_hand'].map((table) =>
    command(
      database,
      `DELETE FROM ${table} WHERE delivery_key IN (SELECT value FROM json_each(?))`,
    ),
  );
  const deliveries = command(
    database,
    'DELETE FROM deliveries WHERE key IN (SELECT value FROM json_each(?))',
  );
  const emptyHours = command(database, 'DELETE FROM deliveries_by_hour WHERE hour < ? AND n = 0');
  return (before: number, limit: number): number => {
    const gone = finished.all(before, before, limit);
    const keys = JSON.stringify(gone.map((row) => row.key));
    for (const table of tries) table.run(keys);
    for (const row of gone) tally.deliveries({ ...row, n: -1 });
    // What is emptied now goes the next time.
    emptyHours.run(momentHour(before));
    return deliveries.run(keys).changes;
  };
}

/** Forgets up to `limit` events from before the moment that have no deliveries (any more). */
export function preparePurgeEvents(database: Database, { tally }: Books) {
  const events = query<{ hour: number }>(
    database,
    `DELETE FROM events WHERE key IN (
       SELECT key FROM events e
       WHERE received_at < ? AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.event_key = e.key)
       ORDER BY received_at LIMIT ?)
     RETURNING ${hourOf('received_at')} AS hour`,
  );
  const emptyHours = command(database, 'DELETE FROM events_by_hour WHERE hour < ? AND n = 0');
  return (before: number, limit: number): number => {
    const gone = events.all(before, limit);
    for (const { hour } of gone) tally.events(hour, -1);
    emptyHours.run(momentHour(before));
    return gone.length;
  };
}
