import type { Connection } from '../../shared/model/connection.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Clock } from '../clock.ts';
import type { Gates } from '../outbound/limits.ts';
import { Breaker, type Breaking } from '../outbound/send.ts';
import { Slots } from '../slots.ts';
import type { Accepted, DueDelivery, Journal, Settlement } from '../storage.ts';
import { Hand } from './hand.ts';
import { IdTaken } from './idTaken.ts';
import type { Ended, Job, Planned, Reservation } from './job.ts';

export interface WorkerDeps {
  readonly journal: Journal;
  readonly gates: Gates;
  readonly clock: Clock;
  readonly connection: (id: string) => Connection | undefined;
  /** Ids of the connections over which nothing is to be sent for now. */
  readonly paused: () => readonly string[];
  /** Never rejects: what the world answers, and our own faults too, are ways to end. */
  readonly attempt: (job: Job, signal: Breaking) => Promise<Ended>;
  readonly onFault: (fault: unknown, doing: string) => void;
  /** A delivery changed: for what is shown live. */
  readonly onChange: (delivery: string) => void;
  /** A chain event is in the journal: for what is shown live. */
  readonly onStored: (eventKey: number) => void;
}

const fetchedAtOnce = 200;
const settleAgainMs = 1000;
const lookAgainMs = 5000;

/**
 * Sends what is due, by due time, within each connection's limits; one slow destination never holds up the rest
 * (DESIGN, decision 19). What does not fit in hand stays in the journal and is fetched when there is room.
 */
export class Worker {
  readonly #deps: WorkerDeps;
  readonly #hand = new Hand();
  /** What breaks off each call under way. Not one for all: its list of listeners would keep calls that have ended. */
  readonly #underWay = new Slots<Breaker>();
  readonly #gateTimers = new Map<string, () => void>();
  #dueTimer: { at: string; cancel: () => void } | null = null;
  #fetching: Promise<void> | null = null;
  #fetchAgain = false;
  #backlog = 0;
  #stopping = false;
  #whenIdle: () => void = () => undefined;

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
  }

  /** Picks up what an earlier process left, then begins. */
  async start(): Promise<void> {
    await this.#deps.journal.recover(this.#now());
    await this.wake();
  }

  /** Something changed outside (a connection resumed, deliveries moved): look again. */
  async wake(): Promise<void> {
    this.#backlog = await this.#deps.journal.backlog();
    this.#fetch();
    for (const connection of this.#hand.connections()) this.#kick(connection);
  }

  /** Deliveries that wait or are under way. */
  backlog(): number {
    return this.#backlog;
  }

  /** Room to send one call over the connection right now, if there is any and nothing older wants it. */
  reserve(connection: string): Reservation | undefined {
    if (!this.#mayStart(connection) || this.#hand.hasMore(connection)) return undefined;
    return this.#hand.isEmpty(connection) ? this.#enter(connection) : undefined;
  }

  /** Takes over what has just been stored. */
  take(event: PlatformEvent, accepted: Accepted, planned: readonly Planned[]): void {
    const stored = accepted.kind === 'stored' ? accepted.deliveries : [];
    const states = new Map(stored.map(({ id, state }) => [id, state]));
    for (const one of planned) {
      const state = states.get(one.owed.id);
      const begun = state === 'sending' && one.reservation !== undefined;
      if (!begun) one.reservation?.leave('neutral');
      if (state !== 'sending' && state !== 'waiting') continue;
      this.#backlog += 1;
      const job = freshJob(event, one);
      if (begun) this.#launch(job, one.reservation, true);
      else this.#wait(job);
    }
  }

  /** Finishes what is under way; after the grace it is broken off and handed back. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    this.#dueTimer?.cancel();
    for (const cancel of this.#gateTimers.values()) cancel();
    const cancel = this.#deps.clock.wake(this.#later(graceMs), () => {
      for (const breaker of this.#underWay.values()) breaker.abort();
    });
    await this.#fetching;
    // What was being accepted when the stop came may still start; it is handed back at once.
    while (this.#underWay.size > 0) {
      await new Promise<void>((idle) => {
        this.#whenIdle = idle;
      });
    }
    cancel();
  }

  #wait(job: Job): void {
    this.#deps.onChange(job.id);
    if (job.dueAt > this.#now()) {
      this.#noteDue(job.dueAt);
      return;
    }
    this.#hand.add(job);
    this.#kick(job.connection);
  }

  #kick(connection: string): void {
    while (this.#mayStart(connection) && !this.#hand.isEmpty(connection)) {
      const reservation = this.#enter(connection);
      if (!reservation) return;
      const job = this.#hand.next(connection);
      if (job) this.#launch(job, reservation, false);
    }
    if (this.#hand.isEmpty(connection) && this.#hand.hasMore(connection)) this.#fetch();
  }

  #launch(job: Job, reservation: Reservation, begun: boolean): void {
    this.#hand.hold(job.id);
    void this.#see(job, reservation, begun);
  }

  /** To its end, however it comes. Never rejects. */
  async #see(job: Job, reservation: Reservation, begun: boolean): Promise<void> {
    const breaker = new Breaker();
    const slot = this.#underWay.put(breaker);
    try {
      await this.#run(job, reservation, begun, breaker);
    } catch (fault) {
      this.#deps.onFault(fault, `delivering ${job.id}`);
      this.#lookAgainLater();
    } finally {
      reservation.leave('neutral');
      this.#hand.letGo(job.id);
      this.#underWay.take(slot);
      this.#kick(job.connection);
      if (this.#underWay.size === 0) this.#whenIdle();
    }
  }

  async #run(job: Job, reservation: Reservation, begun: boolean, signal: Breaking): Promise<void> {
    const { journal, attempt, onChange } = this.#deps;
    if (!begun && !(await journal.begin(job.id, job.attempt, this.#now()))) return;
    if (this.#stopping) {
      await journal.handBack(job.id, job.attempt);
      return;
    }
    onChange(job.id);
    const { settlement, chained, health } = await attempt(job, signal);
    const chain = await this.#settle(settlement);
    reservation.leave(health);
    if (settlement.next.state === 'waiting') this.#noteDue(settlement.next.dueAt);
    else this.#backlog -= 1;
    onChange(job.id);
    if (chain && settlement.chain) this.#follow(settlement.chain.event, chain, chained);
  }

  #follow(event: PlatformEvent, chain: Accepted, chained: readonly Planned[]): void {
    this.take(event, chain, chained);
    if (chain.kind === 'stored') this.#deps.onStored(chain.eventKey);
    if (chain.kind === 'conflict') this.#deps.onFault(new IdTaken(event.id), 'telling of a call');
  }

  /** The world has answered: that must not be lost to a disk that is full for a moment. */
  async #settle(settlement: Settlement): Promise<Accepted | null> {
    for (;;) {
      try {
        return await this.#deps.journal.settle(settlement);
      } catch (fault) {
        this.#deps.onFault(fault, `writing down how delivery ${settlement.delivery} ended`);
        if (this.#stopping) throw fault;
        await new Promise<void>((done) => {
          this.#deps.clock.wake(this.#later(settleAgainMs), done);
        });
      }
    }
  }

  #enter(connection: string): Reservation | undefined {
    const limits = this.#deps.connection(connection)?.limits;
    // A connection that is gone has no limits; the attempt will say what is missing.
    if (!limits) return { leave: () => undefined };
    const gate = this.#deps.gates.enter(connection, limits);
    switch (gate.kind) {
      case 'go':
        return onceOnly(gate);
      case 'full':
        return undefined;
      case 'later':
        this.#kickAt(connection, new Date(gate.at));
        return undefined;
    }
  }

  #kickAt(connection: string, at: Date): void {
    this.#gateTimers.get(connection)?.();
    const cancel = this.#deps.clock.wake(at, () => {
      this.#kick(connection);
    });
    this.#gateTimers.set(connection, cancel);
  }

  #fetch(): void {
    this.#fetchAgain = true;
    if (this.#fetching || this.#stopping) return;
    this.#fetching = this.#fetchAll()
      .catch((fault: unknown) => {
        this.#deps.onFault(fault, 'looking for deliveries that are due');
        this.#lookAgainLater();
      })
      .finally(() => {
        this.#fetching = null;
      });
  }

  async #fetchAll(): Promise<void> {
    const { journal } = this.#deps;
    while (this.#fetchAgain && !this.#stopping) {
      this.#fetchAgain = false;
      const busy = this.#hand.busy();
      this.#hand.beginFetch(busy);
      const now = this.#now();
      const found = await journal.due(now, fetchedAtOnce, {
        connections: [...busy, ...this.#deps.paused()],
        deliveries: this.#hand.held(),
      });
      // A full fetch may hide others behind it: once more, without the connections that are busy by then.
      if (found.length === fetchedAtOnce) this.#fetchAgain = true;
      for (const due of found) this.#hand.add(fetchedJob(due));
      for (const id of new Set(found.map((due) => due.delivery.connection))) this.#kick(id);
      const next = await journal.nextDue(now);
      if (next !== null) this.#noteDue(next);
    }
  }

  #noteDue(at: string): void {
    if (this.#stopping || (this.#dueTimer && this.#dueTimer.at <= at)) return;
    this.#dueTimer?.cancel();
    const cancel = this.#deps.clock.wake(new Date(at), () => {
      this.#dueTimer = null;
      this.#fetch();
    });
    this.#dueTimer = { at, cancel };
  }

  #lookAgainLater(): void {
    this.#noteDue(this.#later(lookAgainMs).toISOString());
  }

  #mayStart(connection: string): boolean {
    return !this.#stopping && !this.#isPaused(connection);
  }

  #isPaused(connection: string): boolean {
    return this.#deps.connection(connection)?.paused === true;
  }

  #now(): string {
    return this.#deps.clock.now().toISOString();
  }

  #later(ms: number): Date {
    return new Date(this.#deps.clock.now().getTime() + ms);
  }
}

function onceOnly(gate: Reservation): Reservation {
  let left = false;
  return {
    leave(health) {
      if (left) return;
      left = true;
      gate.leave(health);
    },
  };
}

function freshJob(event: PlatformEvent, { owed, webhook }: Planned): Job {
  const { id, connection, dueAt } = owed;
  return { id, connection, webhook, event, attempt: 1, dueAt, mayHaveArrived: false };
}

function fetchedJob({ delivery, event, webhook, mayHaveArrived }: DueDelivery): Job {
  const { id, connection, dueAt, attempts } = delivery;
  return { id, connection, webhook, event, attempt: attempts + 1, dueAt, mayHaveArrived };
}
