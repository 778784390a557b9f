import { chmod, open } from 'node:fs/promises';
import { mostInterruptions } from '../../../shared/dispatch/retry.ts';
import { deliveryStates, type DeliveryState } from '../../../shared/model/delivery.ts';
import type { PlatformEvent } from '../../../shared/model/event.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { StorageFull, type DueDelivery, type Journal, type Page } from '../../storage.ts';
import { openChannel, type Channel, type OnTrouble } from './journal/channel.ts';
import type { CountRow } from './journal/counts.ts';
import { toIso, toMoment } from './journal/database.ts';
import type { DueRow } from './journal/due.ts';
import * as encode from './journal/encode.ts';
import type { Part } from './journal/listing.ts';
import type { ReaderOperations, WriterOperations } from './journal/operations.ts';
import type { Role } from './journal/protocol.ts';
import { deliveryOf, type EventRow } from './journal/rows.ts';

export interface JournalOptions {
  readonly file: string;
  /** Events that may wait for their commit; more are refused with `StorageFull`. */
  readonly maxPending?: number;
  /** The file's bound in pages of 8 KB; for tests of a full disk. */
  readonly maxPages?: number;
  /** Told when no event can be taken any more, and with null when they can again. */
  readonly onTrouble?: OnTrouble;
}

/** What the journal has done since it was opened. */
export interface JournalStats {
  readonly commits: number;
  readonly pending: number;
}

export interface EmbeddedJournal extends Journal {
  stats(): JournalStats;
  close(): Promise<void>;
}

/** Opens the journal. Rejects with `UnreadableDocument` when it is damaged or was written by a newer Studyhook. */
export async function openJournal(options: JournalOptions): Promise<EmbeddedJournal> {
  await makePrivate(options.file);
  const { file, maxPages, onTrouble } = options;
  const role: Role = { kind: 'writer', file, ...(maxPages === undefined ? {} : { maxPages }) };
  const writer = await openChannel<WriterOperations>(role, onTrouble);
  return createJournal(writer, openReaderOnce(file, writer.opened), options.maxPending ?? 20_000);
}

// SQLite gives the files that it adds the rights of this one.
async function makePrivate(file: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  await handle.close();
  await chmod(file, 0o600);
}

interface Reader {
  get(): Promise<Channel<ReaderOperations>>;
  close(): Promise<void>;
}

/** The thread that reads starts with the first question; if it cannot, the next question tries again. */
function openReaderOnce(file: string, written: string | null): Reader {
  let opened: Promise<Channel<ReaderOperations>> | null = null;
  const open = async () => {
    try {
      return await openChannel<ReaderOperations>({ kind: 'reader', file, opened: written });
    } catch (error) {
      opened = null;
      throw error;
    }
  };
  return {
    get: () => (opened ??= open()),
    close: async () => {
      const channel = await opened?.catch(() => null);
      await channel?.close();
    },
  };
}

function createJournal(
  writer: Channel<WriterOperations>,
  reader: Reader,
  maxPending: number,
): EmbeddedJournal {
  return {
    ...sending(writer, maxPending),
    ...keeping(writer),
    ...asking(writer, reader),
    trouble: () => writer.trouble(),
    stats: () => ({ commits: writer.commits(), pending: writer.pending() }),
    close: async () => {
      await reader.close();
      await writer.close();
    },
  };
}

type Sending = Pick<
  Journal,
  | 'register'
  | 'accept'
  | 'owe'
  | 'begin'
  | 'settle'
  | 'handBack'
  | 'due'
  | 'nextDue'
  | 'rehearse'
  | 'recover'
  | 'backlog'
>;

function sending(writer: Channel<WriterOperations>, maxPending: number): Sending {
  const definitions = createDefinitions(writer);
  return {
    async register(webhooks) {
      await writer.call('register', webhooks.map(encode.encodeWebhook));
    },
    async accept(intake) {
      if (writer.pending() >= maxPending) {
        throw new StorageFull(
          'More events are waiting to be written than the journal takes at once.',
        );
      }
      const answer = await writer.call('accept', ...encode.encodeIntake(intake));
      return encode.decodeAccepted(intake, answer);
    },
    async owe(eventKey, delivery, now) {
      return writer.call('owe', encode.encodeOwed(delivery), eventKey, toMoment(now));
    },
    async begin(delivery, attempt, startedAt) {
      return writer.call('begin', delivery, attempt, toMoment(startedAt));
    },
    async settle(settlement) {
      const answer = await writer.call('settle', ...encode.encodeSettlement(settlement));
      const { chain } = settlement;
      return answer === null || !chain ? null : encode.decodeAccepted(chain, answer);
    },
    async handBack(delivery, attempt) {
      await writer.call('handBack', delivery, attempt);
    },
    rehearse: () => writer.call('rehearse'),
    async due(now, limit, except) {
      const rows = await writer.call('due', toMoment(now), limit, except);
      return Promise.all(rows.map((row) => dueOf(row, definitions)));
    },
    async nextDue(now) {
      const moment = await writer.call('nextDue', toMoment(now));
      return moment === null ? null : toIso(moment);
    },
    recover: async (now) => writer.call('recover', toMoment(now), mostInterruptions),
    backlog: () => writer.call('backlog'),
  };
}

const purgedAtOnce = 500;

function keeping(writer: Channel<WriterOperations>): Pick<Journal, 'move' | 'release' | 'purge'> {
  return {
    move: async (which, to, now, reason) => writer.call('move', which, to, toMoment(now), reason),
    release: ({ key, subject }) => writer.call('release', key, subject),
    async purge(before, limit) {
      const moment = toMoment(before);
      const gone = await writer.call('purgeDeliveries', moment, limit);
      // In small steps: each is a transaction of its own, and events come in between.
      while ((await writer.call('purgeEvents', moment, purgedAtOnce)) === purgedAtOnce);
      return gone;
    },
  };
}

type Asking = Pick<
  Journal,
  'events' | 'event' | 'findEvent' | 'deliveries' | 'story' | 'counts' | 'claims'
>;

function asking(writer: Channel<WriterOperations>, reader: Reader): Asking {
  const definitions = createDefinitions(writer);
  return {
    async events(query) {
      const listing = encode.encodeEventQuery(query);
      return pageOf(await (await reader.get()).call('events', listing));
    },
    async deliveries(query) {
      const listing = encode.encodeDeliveryQuery(query);
      return pageOf(await (await reader.get()).call('deliveries', listing));
    },
    async event(key) {
      const found = await (await reader.get()).call('event', key);
      if (!found) return null;
      const { event, ...owed } = found;
      return { event: eventOf(event), receivedAt: toIso(event.received_at), ...owed };
    },
    findEvent: async (source, id) => (await reader.get()).call('findEvent', source, id),
    async story(id) {
      const found = await (await reader.get()).call('story', id);
      if (!found) return null;
      const { event, webhookKey, ...story } = found;
      const webhook = await definitions(webhookKey);
      return { ...story, event: eventOf(event), receivedAt: toIso(event.received_at), webhook };
    },
    async counts(since) {
      const moment = since === undefined ? null : toMoment(since);
      const { events, deliveries } = await (await reader.get()).call('counts', moment);
      return { events, ...countsOf(deliveries) };
    },
    claims: async (key) => (await reader.get()).call('claims', key ?? null),
  };
}

type Counts = Awaited<ReturnType<Journal['counts']>>;

function countsOf(rows: readonly CountRow[]): Pick<Counts, 'states' | 'rules'> {
  const states: Record<string, number> = {};
  const rules = new Map<string, Partial<Record<DeliveryState, number>>>();
  for (const state of deliveryStates) states[state] = 0;
  for (const { rule, state, n } of rows) {
    states[state] = (states[state] ?? 0) + n;
    rules.set(rule, { ...rules.get(rule), [state]: n });
  }
  return { states: states as Counts['states'], rules: Object.fromEntries(rules) };
}

function pageOf<T>({ items, next }: Part<T>): Page<T> {
  return { items, next: next && encode.encodeCursor(next) };
}

type Definitions = (key: number) => Promise<Webhook>;

const rememberedDefinitions = 5000;

/** Webhooks by key, each fetched and parsed once: a key's definition never changes. */
function createDefinitions(writer: Channel<WriterOperations>): Definitions {
  const known = new Map<number, Promise<Webhook>>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    if (known.size >= rememberedDefinitions) known.clear();
    const definition = writer.call('definition', key).then((text) => JSON.parse(text) as Webhook);
    known.set(key, definition);
    // A refusal is not to be remembered.
    definition.catch(() => known.delete(key));
    return definition;
  };
}

async function dueOf(row: DueRow, definitions: Definitions): Promise<DueDelivery> {
  return {
    delivery: deliveryOf(row),
    event: eventOf({ ...row, id: row.event_id, type: row.event_type }),
    webhook: await definitions(row.webhook_key),
    mayHaveArrived: row.uncertain === 1,
  };
}

function eventOf(row: Omit<EventRow, 'key' | 'received_at'>): PlatformEvent {
  const { id, source, type, time, target, causes, data } = row;
  return {
    id,
    source,
    type,
    time,
    data: JSON.parse(data) as PlatformEvent['data'],
    ...(target === null ? {} : { target }),
    causes: causes === null ? [] : (JSON.parse(causes) as string[]),
  };
}
