import type { DeliveryState } from '../../../../shared/model/delivery.ts';
import { prepareAcceptedBefore, type Accept } from './accept.ts';
import type { Books } from './books.ts';
import { command, query, type Database } from './database.ts';
import type { IntakeAnswer, SettlementMessage } from './messages.ts';
import { hourOf } from './tally.ts';
import type { UnderWay } from './underWay.ts';

// While an attempt is under way it lives in its delivery's row (`attempts`, `started_at`); its own row is written once,
// with the outcome. A call that succeeds at once so costs two writes fewer.

/** Begins an attempt of a delivery that waits; false where it no longer does. */
export function prepareBegin(database: Database, { underWay, tally }: Books) {
  const begin = query<UnderWay>(
    database,
    `UPDATE deliveries SET state = 'sending', attempts = ?, started_at = ?, updated_at = ?, reason = NULL
     WHERE id = ? AND state = 'waiting'
     RETURNING key, rule, ${hourOf('created_at')} AS hour, started_at AS startedAt`,
  );
  return (delivery: string, attempt: number, now: number): boolean => {
    const begun = begin.get(attempt, now, now, delivery);
    if (!begun) return false;
    underWay.begun(delivery, begun);
    tally.moved({ ...begun, state: 'waiting', n: 1 }, 'sending');
    return true;
  };
}

/** Takes back an attempt that was not sent. */
export function prepareHandBack(database: Database, { underWay, tally }: Books) {
  const handBack = query<{ rule: string; hour: number; state: DeliveryState }>(
    database,
    `UPDATE deliveries SET state = coalesce(after_attempt, 'waiting'), attempts = attempts - 1, started_at = NULL,
       after_attempt = NULL
     WHERE id = ? AND state = 'sending' AND attempts = ?
     RETURNING rule, ${hourOf('created_at')} AS hour, state`,
  );
  return (delivery: string, attempt: number): boolean => {
    const back = handBack.get(delivery, attempt);
    if (!back) return false;
    underWay.ended(delivery);
    tally.moved({ ...back, state: 'sending', n: 1 }, back.state);
    return true;
  };
}

/** Writes how an attempt ended, where that leaves its delivery, and the chain event. */
export function prepareSettle(database: Database, books: Books, accept: Accept) {
  const { underWay, tally } = books;
  const end = command(
    database,
    `UPDATE deliveries SET due_at = ?3, updated_at = ?4, uncertain = uncertain OR ?5,
       state = CASE WHEN ?6 = 'waiting' THEN coalesce(after_attempt, 'waiting') ELSE ?6 END,
       reason = CASE WHEN ?6 = 'waiting' AND after_attempt IS NOT NULL THEN reason ELSE ?7 END,
       after_attempt = NULL
     WHERE key = ?1 AND state = 'sending' AND attempts = ?2`,
  );
  const record = command(
    database,
    `INSERT INTO attempts (delivery_key, number, started_at, ended_at, outcome) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (delivery_key, number) DO NOTHING`,
  );
  const stateOf = query<{ state: DeliveryState }>(
    database,
    'SELECT state FROM deliveries WHERE key = ?',
  );
  const acceptedBefore = prepareAcceptedBefore(database);

  return (...settlement: SettlementMessage): IntakeAnswer | null => {
    const [delivery, attempt, dueAt, endedAt, uncertain, state, reason, outcome, chain] =
      settlement;
    const found = underWay.find(delivery);
    if (!found) throw new Error(`There is no delivery ${delivery} to settle.`);
    const { key, startedAt } = found;
    const ended = end.run(key, attempt, dueAt, endedAt, uncertain ? 1 : 0, state, reason);
    record.run(key, attempt, startedAt ?? endedAt, endedAt, outcome);
    // Where the delivery is not in this attempt, it was settled before, and the first time stands.
    if (ended.changes === 1) {
      underWay.ended(delivery);
      // What should wait may have been held or cancelled meanwhile.
      const now = state === 'waiting' ? (stateOf.get(key)?.state ?? state) : state;
      tally.moved({ ...found, state: 'sending', n: 1 }, now);
      return chain && accept(chain, key);
    }
    if (!chain) return null;
    const [source, id] = chain;
    return acceptedBefore(source, id);
  };
}
