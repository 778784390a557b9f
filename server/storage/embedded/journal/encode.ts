import type { Webhook } from '../../../../shared/model/webhook.ts';
import {
  BadCursor,
  type DeliveryQuery,
  type EventQuery,
  type Intake,
  type OwedDelivery,
  type Settlement,
} from '../../../storage.ts';
import { toMoment } from './database.ts';
import type {
  DeliveryListing,
  EventListing,
  IntakeMessage,
  OwedMessage,
  Place,
  SettlementMessage,
  WebhookMessage,
} from './messages.ts';
import type { Outcome } from './rows.ts';

/** What is said outside, as it travels to the worker. */

export function encodeWebhook(webhook: Webhook): WebhookMessage {
  const { uuid, name, origin } = webhook;
  const { version, rule } = origin;
  return { uuid, version, rule, name, definition: JSON.stringify(webhook) };
}

export function encodeIntake({
  event,
  fingerprint,
  receivedAt,
  deliveries,
}: Intake): IntakeMessage {
  const { source, id, type, time, target, causes, data } = event;
  return {
    source,
    id,
    type,
    time,
    receivedAt: toMoment(receivedAt),
    fingerprint,
    target: target ?? null,
    causes: causes.length === 0 ? null : JSON.stringify(causes),
    data: JSON.stringify(data),
    deliveries: deliveries.map(encodeOwed),
  };
}

export function encodeOwed(owed: OwedDelivery): OwedMessage {
  const { id, webhook, version, rule, connection, dueAt, claim, startsNow, replayOf } = owed;
  const names = { id, webhook, version, rule, connection, startsNow };
  return { ...names, dueAt: toMoment(dueAt), claim: claim ?? null, replayOf: replayOf ?? null };
}

export function encodeSettlement(settlement: Settlement): SettlementMessage {
  const { delivery, attempt, endedAt, request, answer, verdict, next, chain } = settlement;
  return {
    delivery,
    attempt,
    endedAt: toMoment(endedAt),
    outcome: JSON.stringify({ request, answer, verdict } satisfies Outcome),
    uncertain:
      answer.kind === 'interrupted' || (answer.kind === 'no_answer' && answer.mayHaveArrived),
    state: next.state,
    dueAt: toMoment(next.dueAt),
    reason: next.reason,
    chain: chain ? encodeIntake(chain) : null,
  };
}

export function encodeEventQuery(query: EventQuery): EventListing {
  const { type, since, until, search, cursor, limit } = query;
  return {
    type: type ?? null,
    since: since === undefined ? null : toMoment(since),
    until: until === undefined ? null : toMoment(until),
    search: search === undefined || search === '' ? null : search,
    after: cursor === undefined ? null : decodeCursor(cursor),
    limit: Math.max(1, limit),
  };
}

export function encodeDeliveryQuery(query: DeliveryQuery): DeliveryListing {
  const { rule, webhook, states, eventKey } = query;
  return {
    ...encodeEventQuery(query),
    rule: rule ?? null,
    webhook: webhook ?? null,
    states: states === undefined ? null : [...new Set(states)],
    eventKey: eventKey ?? null,
  };
}

/** The place as callers get it: text that they give back as it is. */
export function encodeCursor({ moment, key }: Place): string {
  return `${moment.toString(36)}.${key.toString(36)}`;
}

/** Throws `BadCursor` for a text that no page gave out. */
export function decodeCursor(cursor: string): Place {
  const [, moment, key] = /^(-?[0-9a-z]{1,11})\.([0-9a-z]{1,11})$/.exec(cursor) ?? [];
  if (moment === undefined || key === undefined) {
    throw new BadCursor(
      'The cursor is none that a page gave; leave it out to begin at the newest.',
    );
  }
  return { moment: Number.parseInt(moment, 36), key: Number.parseInt(key, 36) };
}
