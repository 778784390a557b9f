import { planOwed } from '../../shared/dispatch/plan.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { Clock } from '../clock.ts';
import { StorageFull, type Accepted, type Journal } from '../storage.ts';
import type { Planned } from './job.ts';
import type { Live } from './live.ts';
import type { Worker } from './worker.ts';

/** Of the events that are made here. Nobody else may use it: the ids of ours can be foreseen, and an id is taken once. */
export const ownSource = 'studyhook';

/**
 * Takes an event in: match, commit, hand over. When `accept` resolves, the event and everything it owes are on disk
 * (DESIGN, decision 13). Rejects with `StorageFull` where nothing more can be taken.
 */
export interface EventIntake {
  accept(event: PlatformEvent, fingerprint: string): Promise<Accepted>;
  /** What was refused for want of room since the start. */
  refusals(): Refusals;
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
  let toldAt = -Infinity;

  function refused(fault: StorageFull): void {
    const last = deps.clock.now();
    refusals = { count: refusals.count + 1, last };
    if (last.getTime() - toldAt < tellAgainMs) return;
    toldAt = last.getTime();
    deps.onFault(fault, 'taking events in, which are refused until there is room');
  }

  return {
    refusals: () => refusals,
    async accept(event, fingerprint) {
      try {
        return await take(deps, event, fingerprint);
      } catch (fault) {
        if (fault instanceof StorageFull) refused(fault);
        throw fault;
      }
    },
  };
}

async function take(
  deps: IntakeDeps,
  event: PlatformEvent,
  fingerprint: string,
): Promise<Accepted> {
  const { journal, worker, clock, newId } = deps;
  if (worker.backlog() >= deps.bound) throw new StorageFull('The queue of deliveries is full.');
  const now = clock.now();
  const receivedAt = now.toISOString();
  const candidates = deps.live.current().candidates(event);
  const planned = plan(event, candidates, { now, newId }).map((one) =>
    reserve(one, worker, receivedAt),
  );
  const deliveries = planned.map((one) => one.owed);
  try {
    const accepted = await journal.accept({ event, fingerprint, receivedAt, deliveries });
    worker.take(event, accepted, planned);
    if (accepted.kind === 'stored') deps.onStored(accepted.eventKey);
    return accepted;
  } catch (fault) {
    for (const { reservation } of planned) reservation?.leave('neutral');
    throw fault;
  }
}

/** What an event owes by those of these webhooks that it matches. */
export function plan(
  event: PlatformEvent,
  candidates: readonly Webhook[],
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Planned[] {
  return planOwed(event, candidates, { now }).map(({ webhook, dueAt, claim }) => ({
    webhook,
    owed: {
      id: newId(),
      webhook: webhook.uuid,
      rule: webhook.origin.rule,
      version: webhook.origin.version,
      connection: webhook.connection,
      dueAt,
      ...(claim && { claim }),
      startsNow: false,
    },
  }));
}

/**
 * Where there is room to send at once, the first attempt begins with the commit, which saves a second one. The room is
 * reserved before, so that "begun" on disk is true.
 */
function reserve(planned: Planned, worker: Worker, now: string): Planned {
  if (planned.owed.dueAt > now) return planned;
  const reservation = worker.reserve(planned.owed.connection);
  if (!reservation) return planned;
  return { ...planned, reservation, owed: { ...planned.owed, startsNow: true } };
}
