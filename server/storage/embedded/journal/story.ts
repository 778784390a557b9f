import type { Attempt } from '../../../../shared/model/delivery.ts';
import type { Claim, DeliverySummary, FollowedDelivery } from '../../../storage.ts';
import { query, toIso, type Database } from './database.ts';
import {
  attemptOf,
  deliveriesFrom,
  summaryColumns,
  eventColumns,
  summaryOf,
  type AttemptRow,
  type SummaryRow,
  type EventRow,
} from './rows.ts';

/** A delivery's whole story; event and webhook are still text. */
export interface StoryRows {
  readonly delivery: DeliverySummary;
  readonly event: EventRow;
  readonly webhookKey: number;
  readonly attempts: readonly Attempt[];
  readonly ledBy: DeliverySummary | null;
  readonly led: readonly DeliverySummary[];
  readonly repeatedBy: readonly DeliverySummary[];
}

interface EventRows {
  readonly event: EventRow;
  readonly deliveries: readonly DeliverySummary[];
  readonly followed: readonly FollowedDelivery[];
}

/** Everything that is known of one delivery; null where there is none. */
export function prepareStory(database: Database) {
  const find = query<SummaryRow>(
    database,
    `SELECT ${summaryColumns} FROM ${deliveriesFrom} WHERE d.id = ?`,
  );
  const event = prepareEventRow(database);
  const attempts = query<AttemptRow>(
    database,
    `SELECT a.number, a.started_at, a.ended_at, a.outcome, h.number IS NOT NULL AS by_hand
     FROM attempts a LEFT JOIN tries_by_hand h USING (delivery_key, number)
     WHERE a.delivery_key = ? ORDER BY a.number`,
  );
  const byHand = query<{ number: number }>(
    database,
    'SELECT number FROM tries_by_hand WHERE delivery_key = ? AND number = ?',
  );
  const ledBy = query<SummaryRow>(
    database,
    `SELECT ${summaryColumns} FROM ${deliveriesFrom}
     WHERE d.key = (SELECT led_by FROM events WHERE key = ?)`,
  );
  const led = query<SummaryRow>(
    database,
    `SELECT ${summaryColumns} FROM events e CROSS JOIN deliveries d ON d.event_key = e.key
       CROSS JOIN webhooks w ON w.key = d.webhook_key
     WHERE e.led_by = ? ORDER BY d.key`,
  );
  // A repeat is owed for the same event, whose index finds it.
  const repeats = query<SummaryRow>(
    database,
    `SELECT ${summaryColumns} FROM ${deliveriesFrom} WHERE d.event_key = ? AND d.replay_of = ? ORDER BY d.key`,
  );
  return (id: string): StoryRows | null => {
    const row = find.get(id);
    if (!row) return null;
    const cause = ledBy.get(row.event_key);
    const ended = attempts.all(row.key).map((attempt) => attemptOf(id, attempt));
    return {
      delivery: summaryOf(row),
      event: event(row.event_key),
      webhookKey: row.webhook_key,
      attempts: [...ended, ...underWay(row, byHand.get(row.key, row.attempts) !== undefined)],
      ledBy: cause ? summaryOf(cause) : null,
      led: led.all(row.key).map(summaryOf),
      repeatedBy: repeats.all(row.event_key, id).map(summaryOf),
    };
  };
}

function underWay(row: SummaryRow, byHand: boolean): Attempt[] {
  if (row.state !== 'sending' || row.started_at === null) return [];
  const startedAt = toIso(row.started_at);
  const open = { endedAt: null, request: null, answer: null, verdict: null };
  return [{ delivery: row.id, number: row.attempts, byHand, startedAt, ...open }];
}

function prepareEventRow(database: Database): (key: number) => EventRow {
  const find = query<EventRow>(database, `SELECT ${eventColumns} FROM events e WHERE e.key = ?`);
  return (key) => {
    const row = find.get(key);
    if (!row) throw new Error(`Event ${key} has gone although a delivery needs it.`);
    return row;
  };
}

/** What the deliveries of an event have led to, however far that goes. */
function prepareFollowed(database: Database) {
  const followed = query<SummaryRow & { readonly led_by: string }>(
    database,
    `WITH RECURSIVE led (key, by) AS (
       SELECT d.key, p.key FROM deliveries p CROSS JOIN events e ON e.led_by = p.key
         CROSS JOIN deliveries d ON d.event_key = e.key WHERE p.event_key = ?
       UNION ALL
       SELECT d.key, led.key FROM led CROSS JOIN events e ON e.led_by = led.key
         CROSS JOIN deliveries d ON d.event_key = e.key
     )
     SELECT ${summaryColumns}, p.id AS led_by FROM led CROSS JOIN deliveries p ON p.key = led.by
       CROSS JOIN deliveries d ON d.key = led.key CROSS JOIN webhooks w ON w.key = d.webhook_key
       CROSS JOIN events e ON e.key = d.event_key ORDER BY d.key`,
  );
  return (key: number): FollowedDelivery[] =>
    followed.all(key).map(({ led_by: ledBy, ...row }) => ({ ...summaryOf(row), ledBy }));
}

/** One event with what it owed and what came of that; null where there is none. */
export function prepareEvent(database: Database) {
  const find = query<EventRow>(database, `SELECT ${eventColumns} FROM events e WHERE e.key = ?`);
  const owed = query<SummaryRow>(
    database,
    `SELECT ${summaryColumns} FROM ${deliveriesFrom} WHERE d.event_key = ? ORDER BY d.key`,
  );
  const followed = prepareFollowed(database);
  return (key: number): EventRows | null => {
    const event = find.get(key);
    if (!event) return null;
    return { event, deliveries: owed.all(key).map(summaryOf), followed: followed(key) };
  };
}

/** The key of the event that a source names so; null where there is none. */
export function prepareFindEvent(database: Database) {
  const find = query<{ key: number }>(
    database,
    'SELECT key FROM events WHERE id = ? AND source = ?',
  );
  return (source: string, id: string): number | null => find.get(id, source)?.key ?? null;
}

/** The text of a webhook's definition. Throws where there is none: keys come from deliveries. */
export function prepareDefinition(database: Database) {
  const find = query<{ definition: string }>(
    database,
    'SELECT definition FROM webhooks WHERE key = ?',
  );
  return (key: number): string => {
    const row = find.get(key);
    if (!row) throw new Error(`Webhook ${key} has gone although a delivery needs it.`);
    return row.definition;
  };
}

/** The claims that are taken, of one key or all, oldest first. */
export function prepareClaims(database: Database) {
  const claims = query<{ key: string; subject: string; delivery: string; taken_at: number }>(
    database,
    'SELECT key, subject, delivery, taken_at FROM claims WHERE ? IS NULL OR key = ? ORDER BY taken_at, key, subject',
  );
  return (key: string | null): (Claim & { delivery: string; takenAt: string })[] =>
    claims.all(key, key).map(({ taken_at, ...claim }) => ({ ...claim, takenAt: toIso(taken_at) }));
}
