import type { Connection, Identity } from '../shared/model/connection.ts';
import type {
  Answer,
  Attempt,
  Delivery,
  DeliveryState,
  SentRequest,
  Verdict,
} from '../shared/model/delivery.ts';
import type { PlatformEvent } from '../shared/model/event.ts';
import type { Rule } from '../shared/model/rule.ts';
import type { Webhook } from '../shared/model/webhook.ts';

/**
 * What Studyhook keeps, and what it promises about keeping it. `test/contracts/storage` holds every implementation to
 * these promises. A promise that resolves means that the bytes are on the disk.
 */
export interface Storage {
  readonly documents: Documents;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** Settings of the installation: small things that are none of a rule's business. */
export interface Settings {
  readonly id: 'settings';
  readonly revision: number;
  /** IANA name for new rules. */
  readonly timeZone: string;
  /** Days for which finished deliveries and their events are kept. */
  readonly keepDays: number;
}

export interface Documents {
  readonly rules: Collection<Rule>;
  readonly connections: Collection<Connection>;
  readonly identities: Collection<Identity>;
  readonly settings: Collection<Settings>;
}

/** Documents of one kind, all in memory, each change durable before its promise resolves. */
export interface Collection<T extends { readonly id: string }> {
  all(): readonly T[];
  get(id: string): T | undefined;
  /**
   * Changes to one document happen one after the other: `change` sees the newest, and what it returns replaces it
   * (undefined removes it, the same object leaves it). What `change` throws rejects the promise, and nothing changes.
   */
  update(id: string, change: (current: T | undefined) => T | undefined): Promise<T | undefined>;
}

/** A delivery that an event owes, before it is stored. */
export interface OwedDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly rule: string;
  readonly version: number;
  readonly connection: string;
  readonly dueAt: string;
  /** Taken in the same commit; where it is already taken, the delivery is stored as skipped. */
  readonly claim?: Claim | undefined;
  /** The first attempt starts with the commit: capacity for it is already reserved. */
  readonly startsNow: boolean;
  readonly replayOf?: string;
}

export interface Claim {
  /** The webhook's `once_key`. */
  readonly key: string;
  /** What it is widened by: the study's uuid, study_uid or accession number, with its kind. */
  readonly subject: string;
}

export interface Intake {
  readonly event: PlatformEvent;
  /** The event's data as JSON, where they have been written already; they are stored as that, and read the same. */
  readonly dataText?: string | undefined;
  /** When it came in: storage has no clock of its own. */
  readonly receivedAt: string;
  readonly deliveries: readonly OwedDelivery[];
}

export interface StoredDelivery {
  readonly id: string;
  readonly state: DeliveryState;
}

export type Accepted =
  | {
      readonly kind: 'stored';
      readonly eventKey: number;
      readonly deliveries: readonly StoredDelivery[];
    }
  /** The event was here before: these are the deliveries of the first time, and nothing was stored. */
  | {
      readonly kind: 'repeat';
      readonly eventKey: number;
      readonly deliveries: readonly StoredDelivery[];
    }
  /** The same source and id, and the event says something else or comes from another moment. */
  | { readonly kind: 'conflict' };

/** How one attempt ended and what follows from it, all in one transaction. */
export interface Settlement {
  readonly delivery: string;
  readonly attempt: number;
  readonly endedAt: string;
  readonly request: SentRequest | null;
  readonly answer: Answer;
  readonly verdict: Verdict;
  /** Where the delivery stands now: waiting until `dueAt` for another try, or one of the final states. */
  readonly next: {
    readonly state: 'waiting' | 'succeeded' | 'failed';
    readonly dueAt: string;
    readonly reason: string | null;
  };
  /** The chain event and what it owes. */
  readonly chain?: Intake;
}

/** What a worker needs in order to send: everything but secrets. */
export interface DueDelivery {
  readonly delivery: Delivery;
  readonly event: PlatformEvent;
  readonly webhook: Webhook;
  /** The answer of an earlier attempt is unknown: it may have arrived. */
  readonly mayHaveArrived: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back as `cursor` for the next page; null at the end. */
  readonly next: string | null;
}

export interface EventSummary {
  readonly key: number;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly receivedAt: string;
  readonly deliveries: number;
  /** How many of the deliveries stand how. */
  readonly states: Readonly<Partial<Record<DeliveryState, number>>>;
}

export interface FollowedDelivery extends DeliverySummary {
  /** The delivery whose success or failure led to it. */
  readonly ledBy: string;
}

export interface DeliverySummary extends Delivery {
  readonly webhookName: string;
  readonly eventType: string;
  readonly eventId: string;
  /** How the last delivery stands that deliberately repeats it; null where none does. */
  readonly repeat: DeliveryState | null;
}

export interface DeliveryStory {
  readonly delivery: DeliverySummary;
  readonly event: PlatformEvent;
  readonly receivedAt: string;
  /** The definition as it was planned with. */
  readonly webhook: Webhook;
  readonly attempts: readonly Attempt[];
  /** The one whose end led to this one; null where an event from outside did. */
  readonly ledBy: DeliverySummary | null;
  /** Deliveries of the chain events that this one led to. */
  readonly led: readonly DeliverySummary[];
  /** Deliveries that deliberately repeat this one, oldest first. */
  readonly repeatedBy: readonly DeliverySummary[];
}

export interface EventQuery {
  readonly type?: string;
  readonly since?: string;
  readonly until?: string;
  /** Looks in id, source and the values of the event's data; ignores case. */
  readonly search?: string;
  readonly cursor?: string;
  readonly limit: number;
}

export interface DeliveryQuery extends EventQuery {
  readonly rule?: string;
  readonly webhook?: string;
  readonly states?: readonly DeliveryState[];
  readonly eventKey?: number;
  /** Whether another delivery deliberately repeats it. */
  readonly repeated?: boolean;
}

export interface Journal {
  /** Webhooks as they are published: a delivery keeps the version that it was planned with. Repeats do no harm. */
  register(webhooks: readonly Webhook[]): Promise<void>;
  /**
   * Event, deliveries and claims in one commit, fsynced before the promise resolves; what arrives within a moment
   * shares a commit. Rejects with `StorageFull` when the disk is full and with `StorageFailed` when it fails otherwise;
   * then nothing was stored.
   */
  accept(intake: Intake): Promise<Accepted>;
  /** A deliberate replay: one more delivery for an event that is here already. */
  owe(eventKey: number, delivery: OwedDelivery, now: string): Promise<StoredDelivery>;
  /** The attempt is on disk before the call leaves. Returns false where the delivery no longer waits (cancelled, held). */
  begin(delivery: string, attempt: number, startedAt: string): Promise<boolean>;
  /** Returns what the chain event came to, if there was one. */
  settle(settlement: Settlement): Promise<Accepted | null>;
  /** An attempt that was begun and not sent after all (the process stops): it never was. */
  handBack(delivery: string, attempt: number): Promise<void>;
  /**
   * Waiting deliveries that are due at `now`, by due time, without those of the connections named and without
   * those given in `except`.
   */
  due(
    now: string,
    limit: number,
    except: { connections: readonly string[]; deliveries: readonly string[] },
  ): Promise<readonly DueDelivery[]>;
  /** When the next waiting delivery is due after `now`. */
  nextDue(now: string): Promise<string | null>;
  /** After a crash: attempts without an outcome are marked interrupted, count as tries, and wait again from `now`. */
  recover(now: string): Promise<number>;
  /** Does all that storing an event takes, and leaves nothing: rejects as `accept` would. */
  rehearse(): Promise<void>;
  /** Why no event can be stored, where that is known without trying. */
  trouble(): StorageFailed | null;
  /** How many deliveries are waiting or sending: the bound of the queue. */
  backlog(): Promise<number>;

  /**
   * Moves waiting deliveries (of a rule, or those named) to held or cancelled, held ones to cancelled or back to waiting;
   * to `due` they go out now, by hand where their time had not come. What is being sent ends its try, and then goes there.
   */
  move(
    which: { rule: string } | { deliveries: readonly string[] },
    to: 'held' | 'cancelled' | 'waiting' | 'due',
    now: string,
    reason: string,
  ): Promise<number>;
  claims(key?: string): Promise<readonly (Claim & { delivery: string; takenAt: string })[]>;
  /** Lets a call that is made once be made again. Returns false where there was no such claim. */
  release(claim: Claim): Promise<boolean>;

  events(query: EventQuery): Promise<Page<EventSummary>>;
  event(key: number): Promise<{
    readonly event: PlatformEvent;
    readonly receivedAt: string;
    readonly deliveries: readonly DeliverySummary[];
    /** What these have led to by their success or failure, and so on. */
    readonly followed: readonly FollowedDelivery[];
  } | null>;
  findEvent(source: string, id: string): Promise<number | null>;
  deliveries(query: DeliveryQuery): Promise<Page<DeliverySummary>>;
  story(delivery: string): Promise<DeliveryStory | null>;
  /** Deliveries by state, and by rule and state since a moment. */
  counts(since?: string): Promise<{
    readonly events: number;
    readonly states: Readonly<Record<DeliveryState, number>>;
    readonly rules: Readonly<Record<string, Readonly<Partial<Record<DeliveryState, number>>>>>;
  }>;
  /** Forgets what was finished before the moment, oldest first; returns how many deliveries went. */
  purge(before: string, limit: number): Promise<number>;
}

/** The disk is full or the queue is over its bound: the sender should come back later. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** Its files were removed or replaced, are damaged, refused or held by another program, or its thread has ended. */
export const troubles = ['gone', 'damaged', 'denied', 'busy', 'stopped'] as const;
export type Trouble = (typeof troubles)[number];

/** Nothing can be stored, for another reason than want of room. The message says what whoever runs Studyhook has to do. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

/** A document that cannot be read. Nothing is overwritten; the message names the file and says what to do. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/** Another process works in the same folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** The folder cannot be worked in as it is; the message names it and says what to do. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder';
}

/** The cursor of a page is none that was given out. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}
