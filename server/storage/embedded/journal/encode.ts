import type { Webhook } from '../../../../shared/model/webhook.ts';
import {
  BadCursor,
  type Accepted,
  type DeliveryQuery,
  type EventQuery,
  type Intake,
  type OwedDelivery,
  type Settlement,
  type StoredDelivery,
} from '../../../storage.ts';
import { toMoment } from './database.ts';
import type {
  DeliveryListing,
  EventListing,
  IntakeAnswer,
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

export function encodeIntake({ event, dataText, receivedAt, deliveries }: Intake): IntakeMessage {
  const { source, id, type, time, target, causes, data } = event;
  return [
    source,
    id,
    type,
    time,
    toMoment(receivedAt),
    dataText ?? JSON.stringify(data),
    target ?? null,
    causes.length === 0 ? null : JSON.stringify(causes),
    deliveries.map(encodeOwed),
  ];
}

/** The short answer in full: what was stored as it was owed is known here. */
export function decodeAccepted({ deliveries }: Intake, answer: IntakeAnswer): Accepted {
  if (typeof answer !== 'number') return answer;
  const stored = deliveries.map(({ id, startsNow }): StoredDelivery => ({
    id,
    state: startsNow ? 'sending' : 'waiting',
  }));
  return { kind: 'stored', eventKey: answer, deliveries: stored };
}

export function encodeOwed(owed: OwedDelivery): OwedMessage {
  const { id, webhook, version, rule, connection, dueAt, claim, startsNow, replayOf } = owed;
  const due = toMoment(dueAt);
  return [id, webhook, rule, version, connection, due, startsNow, claim ?? null, replayOf ?? null];
}

export function encodeSettlement(settlement: Settlement): SettlementMessage {
  const { delivery, attempt, endedAt, request, answer, verdict, next, chain } = settlement;
  return [
    delivery,
    attempt,
    toMoment(next.dueAt),
    toMoment(endedAt),
    answer.kind === 'interrupted' || (answer.kind === 'no_answer' && answer.mayHaveArrived),
    next.state,
    next.reason,
    JSON.stringify({ request, answer, verdict } satisfies Outcome),
    chain ? encodeIntake(chain) : null,
  ];
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
  const { rule, webhook, states, eventKey, repeated } = query;
  return {
    ...encodeEventQuery(query),
    rule: rule ?? null,
    webhook: webhook ?? null,
    states: states === undefined ? null : [...new Set(states)],
    eventKey: eventKey ?? null,
    repeated: repeated ?? null,
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
