import type { DeliveryState } from '../../../../shared/model/delivery.ts';
import type { Accepted, StoredDelivery } from '../../../storage.ts';
import type { Books } from './books.ts';
import { command, query, type Database } from './database.ts';
import type { IntakeAnswer, IntakeMessage, OwedMessage } from './messages.ts';
import { momentHour } from './tally.ts';

export type Accept = (intake: IntakeMessage, ledBy: number | null) => IntakeAnswer;

/** True whatever becomes of the other delivery, which may not have come to an end. */
function claimedBy(delivery: string): string {
  return `This call is made once, and delivery ${delivery} has its claim. Run it again on purpose, or release its claim.`;
}

/**
 * Stores an event with what it owes and the claims that it takes, within the transaction around it. The same source
 * and id again is a repeat, or a conflict if what it says differs; then nothing is stored.
 */
export function prepareAccept(database: Database, books: Books): Accept {
  // Each parameter costs the driver half a microsecond: what most events lack is written apart.
  const insertEvent = command(
    database,
    `INSERT INTO events (source, id, type, time, received_at, fingerprint, data)
     VALUES (?, ?, ?, ?, ?, '', ?) ON CONFLICT (id, source) DO NOTHING`,
  );
  const addOrigin = command(
    database,
    'UPDATE events SET target = ?, causes = ?, led_by = ? WHERE key = ?',
  );
  const storeOwed = prepareStoreOwed(database, books);
  const acceptedBefore = prepareAcceptedBefore(database);
  const isSame = prepareIsSame(database);

  return (intake, ledBy) => {
    const [source, id, type, time, receivedAt, data, target, causes, owed] = intake;
    const inserted = insertEvent.run(source, id, type, time, receivedAt, data);
    if (inserted.changes === 0) {
      const before = isSame(intake) ? acceptedBefore(source, id) : null;
      return before ?? { kind: 'conflict' };
    }
    const eventKey = Number(inserted.lastInsertRowid);
    books.tally.events(momentHour(receivedAt), 1);
    if (target ?? causes ?? ledBy) addOrigin.run(target, causes, ledBy, eventKey);
    const deliveries = owed.map((one) => storeOwed(one, eventKey, receivedAt));
    if (deliveries.every(({ state }) => state !== 'skipped')) return eventKey;
    return { kind: 'stored', eventKey, deliveries };
  };
}

type StoreOwed = (owed: OwedMessage, eventKey: number, now: number) => StoredDelivery;

/** Stores one more delivery of an event that is here. Throws where it is not. */
export function prepareOwe(database: Database, books: Books): StoreOwed {
  const find = query<{ key: number }>(database, 'SELECT key FROM events WHERE key = ?');
  const storeOwed = prepareStoreOwed(database, books);
  return (owed, eventKey, now) => {
    if (!find.get(eventKey))
      throw new Error(`There is no event ${eventKey} that could owe a call.`);
    return storeOwed(owed, eventKey, now);
  };
}

/** Stores an event of nothing and takes it back, within one transaction: nobody sees it, and a file that fails does so. */
export function prepareRehearse(database: Database): () => void {
  const insert = command(
    database,
    `INSERT INTO events (source, id, type, time, received_at, fingerprint, data)
     VALUES ('studyhook', 'rehearsal', '', '', 0, '', '{}')`,
  );
  const remove = command(database, 'DELETE FROM events WHERE key = ?');
  return () => {
    remove.run(Number(insert.run().lastInsertRowid));
  };
}

function prepareStoreOwed(database: Database, { webhooks, underWay, tally }: Books): StoreOwed {
  const insertDelivery = command(
    database,
    `INSERT INTO deliveries (id, event_key, webhook_key, rule, version, connection, state, due_at, created_at,
       updated_at, attempts, started_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?7 = 'sending', CASE ?7 WHEN 'sending' THEN ?8 END)`,
  );
  const addReason = command(
    database,
    'UPDATE deliveries SET replay_of = ?, reason = ? WHERE id = ?',
  );
  const takeClaim = command(
    database,
    'INSERT INTO claims (key, subject, delivery, taken_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const holder = query<{ delivery: string }>(
    database,
    'SELECT delivery FROM claims WHERE key = ? AND subject = ?',
  );

  return (owed, eventKey, now) => {
    const [id, webhook, rule, version, connection, dueAt, startsNow, claim, replayOf] = owed;
    const webhookKey = webhooks.keyOf(webhook, version);
    const isTaken = claim && takeClaim.run(claim.key, claim.subject, id, now).changes === 0;
    const taken = isTaken ? holder.get(claim.key, claim.subject) : undefined;
    const state: DeliveryState = taken ? 'skipped' : startsNow ? 'sending' : 'waiting';
    const inserted = insertDelivery.run(
      ...[id, eventKey, webhookKey, rule, version, connection, state, dueAt, now],
    );
    const hour = momentHour(now);
    tally.deliveries({ rule, state, hour, n: 1 });
    const key = Number(inserted.lastInsertRowid);
    if (state === 'sending') underWay.begun(id, { key, rule, hour, startedAt: dueAt });
    if (taken ?? replayOf) addReason.run(replayOf, taken ? claimedBy(taken.delivery) : null, id);
    return { id, state };
  };
}

/** Whether what is stored with the same source and id is the same event to the letter. */
function prepareIsSame(database: Database): (intake: IntakeMessage) => boolean {
  const find = query<{ n: number }>(
    database,
    `SELECT 1 AS n FROM events
     WHERE id = ? AND source = ? AND type = ? AND time = ? AND data = ? AND target IS ?`,
  );
  return ([source, id, type, time, , data, target]) =>
    find.get(id, source, type, time, data, target) !== undefined;
}

/** What an event came to that was stored earlier: for repeats, and a settlement that comes twice. */
export function prepareAcceptedBefore(
  database: Database,
): (source: string, id: string) => Extract<Accepted, { kind: 'repeat' }> | null {
  const find = query<{ key: number }>(
    database,
    'SELECT key FROM events WHERE id = ? AND source = ?',
  );
  const owed = query<StoredDelivery>(
    database,
    'SELECT id, state FROM deliveries WHERE event_key = ? ORDER BY key',
  );
  return (source, id) => {
    const found = find.get(id, source);
    return found ? { kind: 'repeat', eventKey: found.key, deliveries: owed.all(found.key) } : null;
  };
}
