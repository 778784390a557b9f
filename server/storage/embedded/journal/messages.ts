import type { DeliveryState } from '../../../../shared/model/delivery.ts';

/**
 * What goes to the worker thread. It is flat, with moments as numbers and deep values as JSON text: copying an event's
 * objects between threads costs several times what copying their text does.
 */

export interface WebhookMessage {
  readonly uuid: string;
  readonly version: number;
  readonly rule: string;
  readonly name: string;
  readonly definition: string;
}

export interface OwedMessage {
  readonly id: string;
  readonly webhook: string;
  readonly version: number;
  readonly rule: string;
  readonly connection: string;
  readonly dueAt: number;
  readonly claim: { readonly key: string; readonly subject: string } | null;
  readonly startsNow: boolean;
  readonly replayOf: string | null;
}

export interface IntakeMessage {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly receivedAt: number;
  readonly fingerprint: string;
  readonly target: string | null;
  /** A JSON list; null when it is empty. */
  readonly causes: string | null;
  readonly data: string;
  readonly deliveries: readonly OwedMessage[];
}

export interface SettlementMessage {
  readonly delivery: string;
  readonly attempt: number;
  readonly endedAt: number;
  /** An `Outcome` as JSON. */
  readonly outcome: string;
  /** The call may have been carried out although its answer is not known. */
  readonly uncertain: boolean;
  readonly state: DeliveryState;
  readonly dueAt: number;
  readonly reason: string | null;
  readonly chain: IntakeMessage | null;
}

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
}
