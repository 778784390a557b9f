import type { DeliveryState } from '../../../../shared/model/delivery.ts';
import type { Accepted } from '../../../storage.ts';

/**
 * What goes to the worker thread. It is flat, with moments as numbers and deep values as JSON text: copying an event's
 * objects between threads costs several times what copying their text does, and for what travels with every event even
 * the names of fields count, so that its messages are lists.
 */

export interface WebhookMessage {
  readonly uuid: string;
  readonly version: number;
  readonly rule: string;
  readonly name: string;
  readonly definition: string;
}

export type OwedMessage = readonly [
  id: string,
  webhook: string,
  rule: string,
  version: number,
  connection: string,
  dueAt: number,
  startsNow: boolean,
  claim: { readonly key: string; readonly subject: string } | null,
  replayOf: string | null,
];

export type IntakeMessage = readonly [
  source: string,
  id: string,
  type: string,
  time: string,
  receivedAt: number,
  data: string,
  target: string | null,
  /** A JSON list; null when it is empty. */
  causes: string | null,
  deliveries: readonly OwedMessage[],
];

/** What an intake came to: the event's key where all its deliveries are stored as they were owed, which is the rule. */
export type IntakeAnswer = number | Accepted;

export type SettlementMessage = readonly [
  delivery: string,
  attempt: number,
  dueAt: number,
  endedAt: number,
  /** The call may have been carried out although its answer is not known. */
  uncertain: boolean,
  state: DeliveryState,
  reason: string | null,
  /** An `Outcome` as JSON. */
  outcome: string,
  chain: IntakeMessage | null,
];

export type Which = { readonly rule: string } | { readonly deliveries: readonly string[] };

/** A place in a list that is sorted newest first. */
export interface Place {
  readonly moment: number;
  readonly key: number;
}

export interface EventListing {
  readonly type: string | null;
  readonly since: number | null;
  readonly until: number | null;
  readonly search: string | null;
  readonly after: Place | null;
  readonly limit: number;
}

export interface DeliveryListing extends EventListing {
  readonly rule: string | null;
  readonly webhook: string | null;
  readonly states: readonly DeliveryState[] | null;
  readonly eventKey: number | null;
  readonly repeated: boolean | null;
}
