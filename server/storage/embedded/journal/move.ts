import type { Books } from './books.ts';
import { command, query, type Database } from './database.ts';
import type { Which } from './messages.ts';
import { hourOf, type Counted, type Tally } from './tally.ts';

type Target = 'held' | 'cancelled' | 'waiting' | 'due';

/**
 * Moves what waits (or is held), and notes the wish on what is being sent: that try ends as it ends, but does not wait
 * for another one.
 */
export function prepareMove(database: Database, { tally }: Books) {
  const byRule = prepareMoveSome(database, tally, 'rule = ?');
  const byId = prepareMoveSome(database, tally, 'id IN (SELECT value FROM json_each(?))');
  return (which: Which, to: Target, now: number, reason: string): number =>
    'rule' in which
      ? byRule(which.rule, to, now, reason)
      : byId(JSON.stringify(which.deliveries), to, now, reason);
}

function prepareMoveSome(database: Database, tally: Tally, which: string) {
  const some = `state IN (SELECT value FROM json_each(?)) AND ${which}`;
  const count = query<Counted>(
    database,
    `SELECT rule, state, ${hourOf('created_at')} AS hour, count(*) AS n FROM deliveries WHERE ${some} GROUP BY 1, 2, 3`,
  );
  const move = command(
    database,
    `UPDATE deliveries SET state = ?, due_at = min(due_at, ?), updated_at = ?, reason = ? WHERE ${some}`,
  );
  const wish = command(
    database,
    `UPDATE deliveries SET after_attempt = ?, reason = ? WHERE state = 'sending' AND ${which}`,
  );
  const unwish = command(
    database,
    `UPDATE deliveries SET after_attempt = NULL, reason = NULL
     WHERE state = 'sending' AND after_attempt IS NOT NULL AND ${which}`,
  );
  const byHand = command(
    database,
    `INSERT OR IGNORE INTO tries_by_hand (delivery_key, number)
     SELECT key, attempts + 1 FROM deliveries WHERE (state = 'held' OR due_at > ?) AND ${some}`,
  );
  return (names: string, to: Target, now: number, reason: string): number => {
    const from = JSON.stringify(movableTo[to]);
    const state = to === 'due' ? 'waiting' : to;
    const due = to === 'due' ? now : Number.MAX_SAFE_INTEGER;
    for (const counted of count.all(from, names)) tally.moved(counted, state);
    if (to === 'due') byHand.run(now, from, names);
    const moved = move.run(state, due, now, reason, from, names).changes;
    const wished = state === 'waiting' ? unwish.run(names) : wish.run(state, reason, names);
    return moved + wished.changes;
  };
}

const movableTo: Record<Target, readonly string[]> = {
  held: ['waiting'],
  cancelled: ['waiting', 'held'],
  waiting: ['held'],
  due: ['waiting', 'held'],
};

/** Gives a claim up; false where there was none. */
export function prepareRelease(database: Database) {
  const release = command(database, 'DELETE FROM claims WHERE key = ? AND subject = ?');
  return (key: string, subject: string): boolean => release.run(key, subject).changes === 1;
}
