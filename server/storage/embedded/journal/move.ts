import { query, type Database } from './database.ts';
import type { Which } from './messages.ts';

type Target = 'held' | 'cancelled' | 'waiting';

/**
 * Moves what waits (or is held), and notes the wish on what is being sent: that try ends as it ends, but does not wait
 * for another one.
 */
export function prepareMove(database: Database) {
  const byRule = prepareMoveSome(database, 'rule = ?');
  const byId = prepareMoveSome(database, 'id IN (SELECT value FROM json_each(?))');
  return (which: Which, to: Target, now: number, reason: string): number =>
    'rule' in which
      ? byRule(which.rule, to, now, reason)
      : byId(JSON.stringify(which.deliveries), to, now, reason);
}

function prepareMoveSome(database: Database, which: string) {
  const move = database.prepare(
    `UPDATE deliveries SET state = ?, updated_at = ?, reason = ?
     WHERE state IN (SELECT value FROM json_each(?)) AND ${which}`,
  );
  const wish = database.prepare(
    `UPDATE deliveries SET after_attempt = ?, reason = ? WHERE state = 'sending' AND ${which}`,
  );
  const unwish = database.prepare(
    `UPDATE deliveries SET after_attempt = NULL, reason = NULL
     WHERE state = 'sending' AND after_attempt IS NOT NULL AND ${which}`,
  );
  return (names: string, to: Target, now: number, reason: string): number => {
    const from = JSON.stringify(movableTo[to]);
    const moved = move.run(to, now, reason, from, names).changes;
    const wished = to === 'waiting' ? unwish.run(names) : wish.run(to, reason, names);
    return moved + wished.changes;
  };
}

const movableTo: Record<Target, readonly string[]> = {
  held: ['waiting'],
  cancelled: ['waiting', 'held'],
  waiting: ['held'],
};

/** Gives a claim up; false where there was none. */
export function prepareRelease(database: Database) {
  const release = database.prepare('DELETE FROM claims WHERE key = ? AND subject = ?');
  return (key: string, subject: string): boolean => release.run(key, subject).changes === 1;
}

/** Forgets up to `limit` deliveries that were finished before the moment, oldest first, with their attempts. */
export function preparePurgeDeliveries(database: Database) {
  const finished = query<{ key: number }>(
    database,
    `SELECT key FROM deliveries
     WHERE state IN ('succeeded', 'failed', 'cancelled', 'skipped') AND created_at < ? AND updated_at < ?
     ORDER BY created_at LIMIT ?`,
  );
  const attempts = database.prepare(
    'DELETE FROM attempts WHERE delivery_key IN (SELECT value FROM json_each(?))',
  );
  const deliveries = database.prepare(
    'DELETE FROM deliveries WHERE key IN (SELECT value FROM json_each(?))',
  );
  return (before: number, limit: number): number => {
    const keys = JSON.stringify(finished.all(before, before, limit).map((row) => row.key));
    attempts.run(keys);
    return deliveries.run(keys).changes;
  };
}

/** Forgets up to `limit` events from before the moment that have no deliveries (any more). */
export function preparePurgeEvents(database: Database) {
  const events = database.prepare(
    `DELETE FROM events WHERE key IN (
       SELECT key FROM events e
       WHERE received_at < ? AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.event_key = e.key)
       ORDER BY received_at LIMIT ?)`,
  );
  return (before: number, limit: number): number => events.run(before, limit).changes;
}
