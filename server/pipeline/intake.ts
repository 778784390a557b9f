import { planOwed } from '../../shared/dispatch/plan.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { isoOf } from '../../shared/model/moment.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { Clock } from '../clock.ts';
import {
  StorageFailed,
  StorageFull,
  type Accepted,
  type Journal,
  type Trouble,
} from '../storage.ts';
import type { Planned, Reservation } from './job.ts';
import type { Live } from './live.ts';
import type { Worker } from './worker.ts';

/** Of the events that are made here. Nobody else may use it: the ids of ours can be foreseen, and an id is taken once. */
export const ownSource = 'studyhook';

/**
 * Takes an event in: match, commit, hand over. When `accept` resolves, the event and everything it owes are on disk
 * (DESIGN, decision 13). Rejects with `StorageFull` where nothing more can be taken, and with `StorageFailed` where
 * nothing can be stored.
 */
export interface EventIntake {
  /** `dataText` is the event's data as JSON, where they have been written already. */
  accept(event: PlatformEvent, dataText?: string): Promise<Accepted>;
  /** What was refused for want of room since the start. */
  refusals(): Refusals;
  /** Why events cannot be stored, if they cannot. Where the last one could not, storing is tried anew without one. */
  trouble(): Promise<Trouble | null>;
}

export interface Refusals {
  readonly count: number;
  readonly last: Date | null;
}

export interface IntakeDeps {
  readonly journal: Journal;
  readonly live: Live;
  readonly worker: Worker;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Deliveries that may wait before senders are asked to come back later. */
  readonly bound: number;
  /** A new event is in the journal: for what is shown live. */
  readonly onStored: (eventKey: number) => void;
  readonly onFault: (fault: unknown, doing: string) => void;
}

/** Nobody reads a thousand lines of the same. */
const tellAgainMs = 60_000;

export function createIntake(deps: IntakeDeps): EventIntake {
  let refusals: Refusals = { count: 0, last: null };
  let failing: Trouble | null = null;
  let toldAt = -Infinity;

  function refused(fault: StorageFull): void {
    refusals = { count: refusals.count + 1, last: deps.clock.now() };
    tell(fault, 'taking events in, which are refused until there is room');
  }

  function failed(fault: StorageFailed): void {
    failing = fault.trouble;
    // The storage has told of what it knows by itself.
    if (deps.journal.trouble() === null)
      tell(fault, 'taking events in, which are refused until they can be stored');
  }

  function tell(fault: Error, doing: string): void {
    const now = deps.clock.now().getTime();
    if (now - toldAt < tellAgainMs) return;
    toldAt = now;
    deps.onFault(fault, doing);
  }

  return {
    refusals: () => refusals,
    async accept(event, dataText) {
      try {
        const accepted = await take(deps, event, dataText);
        failing = null;
        return accepted;
      } catch (fault) {
        if (fault instanceof StorageFull) refused(fault);
        if (fault instanceof StorageFailed) failed(fault);
        throw fault;
      }
    },
    async trouble() {
      const known = deps.journal.trouble();
      if (known !== null) return known.trouble;
      if (failing === null) return null;
      failing = await deps.journal.rehearse().then(() => null, troubleOf);
      return failing;
    },
  };
}

/** Want of room is told of elsewhere. */
function troubleOf(fault: unknown): Trouble | null {
  if (fault instanceof StorageFailed) return fault.trouble;
  if (fault instanceof StorageFull) return null;
  throw fault;
}

async function take(
  deps: IntakeDeps,
  event: PlatformEvent,
  dataText: string | undefined,
): Promise<Accepted> {
  const { journal, worker, clock, newId } = deps;
  if (worker.backlog() >= deps.bound) throw new StorageFull('The queue of deliveries is full.');
  const now = clock.now();
  const receivedAt = isoOf(now.getTime());
  const candidates = deps.live.current().candidates(event);
  // Where there is room to send at once, the first attempt begins with the commit, which saves a second one. The room is
  // reserved before, so that "begun" on disk is true.
  const reserve = (dueAt: string, connection: string) =>
    dueAt > receivedAt ? undefined : worker.reserve(connection);
  const planned = plan(event, candidates, { now, newId, reserve });
  const deliveries = planned.map((one) => one.owed);
  try {
    const accepted = await journal.accept({ event, dataText, receivedAt, deliveries });
    worker.take(event, accepted, planned);
    if (accepted.kind === 'stored') deps.onStored(accepted.eventKey);
    return accepted;
  } catch (fault) {
    for (const { reservation } of planned) reservation?.leave('neutral');
    throw fault;
  }
}

interface PlanContext {
  readonly now: Date;
  readonly newId: () => string;
  /** Room to begin at once, where there is some; nothing begins at once without it. */
  readonly reserve?: (dueAt: string, connection: string) => Reservation | undefined;
}

/** What an event owes by those of these webhooks that it matches. */
export function plan(
  event: PlatformEvent,
  candidates: readonly Webhook[],
  { now, newId, reserve }: PlanContext,
): Planned[] {
  return planOwed(event, candidates, { now }).map(({ webhook, dueAt, claim }) => {
    const { uuid, connection, origin } = webhook;
    const { rule, version } = origin;
    const reservation = reserve?.(dueAt, connection);
    const startsNow = reservation !== undefined;
    return {
      webhook,
      owed: { id: newId(), webhook: uuid, rule, version, connection, dueAt, claim, startsNow },
      reservation,
    };
  });
}
