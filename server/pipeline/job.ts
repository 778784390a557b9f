import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { OwedDelivery, Settlement } from '../storage.ts';

/** One attempt that is owed now. */
export interface Job {
  readonly id: string;
  readonly connection: string;
  readonly webhook: Webhook;
  readonly event: PlatformEvent;
  /** From 1. */
  readonly attempt: number;
  readonly dueAt: string;
  readonly mayHaveArrived: boolean;
}

export type Health = 'ok' | 'trouble' | 'neutral';

export interface Reservation {
  /** Gives the place back, saying how the connection fared. Only the first call counts. */
  leave(health: Health): void;
}

/** How an attempt ended: what to write down, what follows from it, and how the connection fared. */
export interface Ended {
  readonly settlement: Settlement;
  readonly chained: readonly Planned[];
  readonly health: Health;
}

/** A delivery about to be stored, with what sending it at once would need. */
export interface Planned {
  readonly owed: OwedDelivery;
  readonly webhook: Webhook;
  readonly reservation?: Reservation | undefined;
}
