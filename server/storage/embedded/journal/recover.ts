import type { Books } from './books.ts';
import { command, query, type Database } from './database.ts';
import type { Outcome } from './rows.ts';
import { hourOf, type Counted } from './tally.ts';

const interrupted: Outcome = {
  request: null,
  answer: { kind: 'interrupted' },
  verdict: {
    kind: 'try_again',
    why: 'Studyhook stopped before the answer came; the call may have arrived.',
  },
};

/**
 * After a crash: every attempt that was under way is recorded as interrupted, and its delivery is due again, unless it
 * has been interrupted more than `most` times. (That number comes along with the question, because the file that decides
 * it would bring a library of schemas into this thread.)
 */
export function prepareRecover(database: Database, { underWay, tally }: Books) {
  const count = query<Counted>(
    database,
    `SELECT rule, coalesce(after_attempt, 'waiting') AS state, ${hourOf('created_at')} AS hour, count(*) AS n
     FROM deliveries WHERE state = 'sending' GROUP BY 1, 2, 3`,
  );
  const record = command(
    database,
    `INSERT INTO attempts (delivery_key, number, started_at, ended_at, outcome)
     SELECT key, attempts, coalesce(started_at, updated_at), ?, ? FROM deliveries WHERE state = 'sending'
     ON CONFLICT (delivery_key, number) DO NOTHING`,
  );
  const waitAgain = command(
    database,
    `UPDATE deliveries SET state = coalesce(after_attempt, 'waiting'), due_at = ?, updated_at = ?, uncertain = 1,
       reason = CASE WHEN after_attempt IS NULL THEN ? ELSE reason END, after_attempt = NULL
     WHERE state = 'sending'`,
  );
  // A call that ends the process each time would end it for ever: after a few times a person has to look at it.
  const holdBack = query<Pick<Counted, 'rule' | 'hour'>>(
    database,
    `UPDATE deliveries SET state = 'held', reason = ?
     WHERE state = 'waiting' AND due_at = ? AND uncertain = 1 AND key IN (
       SELECT delivery_key FROM attempts WHERE outcome = ? GROUP BY delivery_key HAVING count(*) > ?)
     RETURNING rule, ${hourOf('created_at')} AS hour`,
  );
  return (now: number, most: number): number => {
    const outcome = JSON.stringify(interrupted);
    for (const { state, ...counted } of count.all())
      tally.moved({ ...counted, state: 'sending' }, state);
    underWay.forget();
    record.run(now, outcome);
    const { changes } = waitAgain.run(now, now, interrupted.verdict.why);
    if (changes === 0) return 0;
    const heldBack = `Studyhook stopped ${most + 1} times during this call. Look at it, then release it.`;
    const held = holdBack.all(heldBack, now, outcome, most);
    for (const counted of held) tally.moved({ ...counted, state: 'waiting', n: 1 }, 'held');
    return changes;
  };
}
