import { mostInterruptions } from '../../../../shared/dispatch/retry.ts';
import type { Accepted } from '../../../storage.ts';
import { prepareAcceptedBefore, type Accept } from './accept.ts';
import { query, type Database } from './database.ts';
import type { SettlementMessage } from './messages.ts';
import type { Outcome } from './rows.ts';

// While an attempt is under way it lives in its delivery's row (`attempts`, `started_at`); its own row is written once,
// with the outcome. A call that succeeds at once so costs two writes fewer.

const recordAttempt = `INSERT INTO attempts (delivery_key, number, started_at, ended_at, outcome)
  SELECT key, ?2, coalesce(started_at, ?3), ?3, ?4 FROM deliveries WHERE id = ?1
  ON CONFLICT (delivery_key, number) DO NOTHING`;

/** Begins an attempt of a delivery that waits; false where it no longer does. */
export function prepareBegin(database: Database) {
  const begin = database.prepare(
    `UPDATE deliveries SET state = 'sending', attempts = ?, started_at = ?, updated_at = ?, reason = NULL
     WHERE id = ? AND state = 'waiting'`,
  );
  return (delivery: string, attempt: number, now: number): boolean =>
    begin.run(attempt, now, now, delivery).changes === 1;
}

/** Takes back an attempt that was not sent. */
export function prepareHandBack(database: Database) {
  const handBack = database.prepare(
    `UPDATE deliveries SET state = coalesce(after_attempt, 'waiting'), attempts = attempts - 1, started_at = NULL,
       after_attempt = NULL
     WHERE id = ? AND state = 'sending' AND attempts = ?`,
  );
  return (delivery: string, attempt: number): boolean =>
    handBack.run(delivery, attempt).changes === 1;
}

/** Writes how an attempt ended, where that leaves its delivery, and the chain event. */
export function prepareSettle(database: Database, accept: Accept) {
  const end = database.prepare(
    `UPDATE deliveries SET due_at = ?3, updated_at = ?4, uncertain = uncertain OR ?5,
       state = CASE WHEN ?6 = 'waiting' THEN coalesce(after_attempt, 'waiting') ELSE ?6 END,
       reason = CASE WHEN ?6 = 'waiting' AND after_attempt IS NOT NULL THEN reason ELSE ?7 END,
       after_attempt = NULL
     WHERE id = ?1 AND state = 'sending' AND attempts = ?2`,
  );
  const record = database.prepare(recordAttempt);
  const find = query<{ key: number }>(database, 'SELECT key FROM deliveries WHERE id = ?');
  const acceptedBefore = prepareAcceptedBefore(database);

  return (settlement: SettlementMessage): Accepted | null => {
    const { delivery, attempt, endedAt, outcome, chain } = settlement;
    const { uncertain, state, dueAt, reason } = settlement;
    const ended = end.run(delivery, attempt, dueAt, endedAt, uncertain ? 1 : 0, state, reason);
    record.run(delivery, attempt, endedAt, outcome);
    // Where the delivery is not in this attempt, it was settled before, and the first time stands.
    const current = ended.changes === 1;
    if (current && !chain) return null;
    const found = find.get(delivery);
    if (!found) throw new Error(`There is no delivery ${delivery} to settle.`);
    if (!chain) return null;
    if (current) return accept(chain, found.key);
    const before = acceptedBefore(chain.source, chain.id, chain.fingerprint);
    return before.kind === 'repeat' ? before : null;
  };
}

const interrupted: Outcome = {
  request: null,
  answer: { kind: 'interrupted' },
  verdict: {
    kind: 'try_again',
    why: 'Studyhook stopped before the answer came; the call may have arrived.',
  },
};

const heldBack = `Studyhook stopped ${mostInterruptions + 1} times during this call. Look at it, then release it.`;

/** After a crash: every attempt that was under way is recorded as interrupted, and its delivery is due again. */
export function prepareRecover(database: Database) {
  const record = database.prepare(
    `INSERT INTO attempts (delivery_key, number, started_at, ended_at, outcome)
     SELECT key, attempts, coalesce(started_at, updated_at), ?, ? FROM deliveries WHERE state = 'sending'
     ON CONFLICT (delivery_key, number) DO NOTHING`,
  );
  const waitAgain = database.prepare(
    `UPDATE deliveries SET state = coalesce(after_attempt, 'waiting'), due_at = ?, updated_at = ?, uncertain = 1,
       reason = CASE WHEN after_attempt IS NULL THEN ? ELSE reason END, after_attempt = NULL
     WHERE state = 'sending'`,
  );
  // A call that ends the process each time would end it for ever: after a few times a person has to look at it.
  const holdBack = database.prepare(
    `UPDATE deliveries SET state = 'held', reason = ?
     WHERE state = 'waiting' AND due_at = ? AND uncertain = 1 AND key IN (
       SELECT delivery_key FROM attempts WHERE outcome = ? GROUP BY delivery_key HAVING count(*) > ?)`,
  );
  return (now: number): number => {
    const outcome = JSON.stringify(interrupted);
    record.run(now, outcome);
    const { changes } = waitAgain.run(now, now, interrupted.verdict.why);
    if (changes > 0) holdBack.run(heldBack, now, outcome, mostInterruptions);
    return changes;
  };
}
