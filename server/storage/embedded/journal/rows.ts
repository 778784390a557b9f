import type { Attempt, Delivery, DeliveryState } from '../../../../shared/model/delivery.ts';
import type { DeliverySummary, EventSummary, Settlement } from '../../../storage.ts';
import { toIso } from './database.ts';

/** Rows as the queries give them, and what they become outside. */

export interface DeliveryRow {
  readonly key: number;
  readonly id: string;
  readonly event_key: number;
  readonly webhook_key: number;
  readonly webhook: string;
  readonly webhook_name: string;
  readonly rule: string;
  readonly version: number;
  readonly connection: string;
  readonly state: DeliveryState;
  readonly due_at: number;
  readonly attempts: number;
  readonly started_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly uncertain: number;
  readonly replay_of: string | null;
  readonly reason: string | null;
  readonly event_type: string;
  readonly event_id: string;
}

export interface SummaryRow extends DeliveryRow {
  readonly repeat: DeliveryState | null;
}

/** The columns of `DeliveryRow`, with `deliveriesFrom`. */
export const deliveryColumns = `d.key, d.id, d.event_key, d.webhook_key, w.uuid AS webhook, w.name AS webhook_name,
  d.rule, d.version, d.connection, d.state, d.due_at, d.attempts, d.started_at, d.created_at, d.updated_at,
  d.uncertain, d.replay_of, d.reason, e.type AS event_type, e.id AS event_id`;

/** The columns of `SummaryRow`; a repetition is for the same event, whose index finds it. */
export const summaryColumns = `${deliveryColumns}, (SELECT r.state FROM deliveries r
  WHERE r.event_key = d.event_key AND r.replay_of = d.id ORDER BY r.key DESC LIMIT 1) AS repeat`;

// CROSS JOIN keeps this order of loops: a list is read along the deliveries' own index and stops when it is full.
export const deliveriesFrom = `deliveries d CROSS JOIN webhooks w ON w.key = d.webhook_key
  CROSS JOIN events e ON e.key = d.event_key`;

export function summaryOf(row: SummaryRow): DeliverySummary {
  return {
    ...deliveryOf(row),
    webhookName: row.webhook_name,
    eventType: row.event_type,
    eventId: row.event_id,
    repeat: row.repeat,
  };
}

export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    eventKey: row.event_key,
    webhook: row.webhook,
    rule: row.rule,
    version: row.version,
    connection: row.connection,
    state: row.state,
    dueAt: toIso(row.due_at),
    attempts: row.attempts,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    reason: row.reason,
    replayOf: row.replay_of,
  };
}

/** An event as it is stored; `data` and `causes` are JSON text, which only the main thread reads. */
export interface EventRow {
  readonly key: number;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly received_at: number;
  readonly target: string | null;
  readonly causes: string | null;
  readonly data: string;
}

export const eventColumns =
  'e.key, e.source, e.id, e.type, e.time, e.received_at, e.target, e.causes, e.data';

export interface EventSummaryRow {
  readonly key: number;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly received_at: number;
  /** The states in which deliveries stand, with their numbers, as JSON. */
  readonly states: string;
}

export function eventSummaryOf(row: EventSummaryRow): EventSummary {
  const { key, source, id, type, time } = row;
  const states = JSON.parse(row.states) as EventSummary['states'];
  const deliveries = Object.values(states).reduce((sum, n) => sum + n, 0);
  return { key, id, source, type, time, receivedAt: toIso(row.received_at), deliveries, states };
}

/** How an attempt ended, in one column. */
export type Outcome = Pick<Settlement, 'request' | 'answer' | 'verdict'>;

export interface AttemptRow {
  readonly number: number;
  readonly by_hand: number;
  readonly started_at: number;
  readonly ended_at: number;
  readonly outcome: string;
}

export function attemptOf(delivery: string, row: AttemptRow): Attempt {
  return {
    delivery,
    number: row.number,
    byHand: row.by_hand === 1,
    startedAt: toIso(row.started_at),
    endedAt: toIso(row.ended_at),
    ...(JSON.parse(row.outcome) as Outcome),
  };
}
