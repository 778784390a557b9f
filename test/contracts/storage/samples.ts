import { afterAll, beforeAll } from 'vitest';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Intake, OwedDelivery, Settlement, Storage } from '../../../server/storage.ts';
import type { Place } from '../storage.ts';

/** Minutes after nine on the day on which all of this happens. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 2, 9, 0) + minutes * 60_000).toISOString();
}

export function webhook(uuid: string, over: Partial<Webhook> = {}): Webhook {
  return {
    uuid,
    name: `Push by ${uuid}`,
    event: 'STUDY_SYNC',
    url: 'http://localhost:8020/study/push',
    method: 'POST',
    parameters: { uuid: 'study.uuid' },
    when: { all: [] },
    connection: 'ambra',
    retry: true,
    once: false,
    by_uid: false,
    by_accession_number: false,
    by_webhook_event: false,
    once_key: uuid,
    delay: 0,
    suspended: false,
    time_zone: 'Europe/Vienna',
    on_missing: {},
    origin: { rule: `rule-of-${uuid}`, version: 1, node: 'push', trigger: 'arrives' },
    ...over,
  };
}

/** A call that `uuid` owes, due at nine; its rule is the webhook's. */
export function owed(id: string, uuid: string, over: Partial<OwedDelivery> = {}): OwedDelivery {
  return {
    id,
    webhook: uuid,
    rule: `rule-of-${uuid}`,
    version: 1,
    connection: 'ambra',
    dueAt: at(0),
    startsNow: false,
    ...over,
  };
}

export function intake(
  id: string,
  deliveries: readonly OwedDelivery[],
  over: { receivedAt?: string; type?: string; source?: string; study?: JsonObject } = {},
): Intake {
  const { receivedAt = at(0), type = 'STUDY_SYNC', source = 'test', study = {} } = over;
  const data = { study: { uuid: `study-of-${id}`, ...study } };
  return {
    event: { id, source, type, time: at(-1), data, causes: [] },
    receivedAt,
    deliveries,
  };
}

const ok = {
  request: { method: 'POST', url: 'http://ambra.test/study/push', headers: {}, body: 'uuid=1' },
  answer: {
    kind: 'answered',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"status":"OK"}',
    truncated: false,
    milliseconds: 12,
  },
  verdict: { kind: 'succeeded', why: 'status OK' },
} as const;

export function succeeded(delivery: string, attempt: number, minutes = 1): Settlement {
  const next = { state: 'succeeded', dueAt: at(minutes), reason: null } as const;
  return { delivery, attempt, endedAt: at(minutes), ...ok, next };
}

export function failed(delivery: string, attempt: number, minutes = 1): Settlement {
  const verdict = { kind: 'failed', why: 'refused' } as const;
  const next = { state: 'failed', dueAt: at(minutes), reason: 'refused' } as const;
  return { delivery, attempt, endedAt: at(minutes), ...ok, verdict, next };
}

/** Nothing was heard, and it is tried again at `dueAt`. */
export function unheard(
  delivery: string,
  attempt: number,
  { dueAt, mayHaveArrived }: { dueAt: string; mayHaveArrived: boolean },
): Settlement {
  return {
    delivery,
    attempt,
    endedAt: at(1),
    request: ok.request,
    answer: {
      kind: 'no_answer',
      why: mayHaveArrived ? 'timeout' : 'connection',
      message: 'nothing came',
      mayHaveArrived,
      milliseconds: 30_000,
    },
    verdict: { kind: 'try_again', why: 'nothing came' },
    next: { state: 'waiting', dueAt, reason: 'nothing came' },
  };
}

export function rule(id: string, over: Partial<Rule> = {}): Rule {
  return {
    id,
    revision: 1,
    name: 'CT to the reading station',
    timeZone: 'Europe/Vienna',
    draft: { nodes: [], wires: [], positions: {} },
    versions: [],
    live: null,
    enabled: true,
    platformUuids: {},
    createdAt: at(0),
    updatedAt: at(0),
    ...over,
  };
}

/** One storage for all tests of a group; they keep apart by their ids. */
export function shared(newPlace: () => Promise<Place>): () => Storage {
  let place: Place | undefined;
  let storage: Storage | undefined;
  beforeAll(async () => {
    place = await newPlace();
    storage = await place.open();
  });
  afterAll(async () => {
    await storage?.close();
    await place?.remove();
  });
  return () => {
    if (!storage) throw new Error('The storage is not open yet.');
    return storage;
  };
}

/** A storage of its own for one test, which may close and open it again. */
export async function withPlace(
  newPlace: () => Promise<Place>,
  test: (reopen: () => Promise<Storage>) => Promise<void>,
): Promise<void> {
  const place = await newPlace();
  let storage: Storage | undefined;
  try {
    await test(async () => {
      await storage?.close();
      storage = await place.open();
      return storage;
    });
  } finally {
    await storage?.close();
    await place.remove();
  }
}

export async function dueIds(
  { journal }: Storage,
  now: string,
  connections: readonly string[] = [],
): Promise<string[]> {
  const due = await journal.due(now, 1000, { connections, deliveries: [] });
  return due.map(({ delivery }) => delivery.id);
}

export async function stateOf({ journal }: Storage, delivery: string): Promise<string | undefined> {
  return (await journal.story(delivery))?.delivery.state;
}

/** One event that owes one call, which is due at nine. */
export async function one(
  storage: Storage,
  id: string,
  over: Partial<OwedDelivery> = {},
): Promise<void> {
  await storage.journal.accept(intake(id, [owed(id, 'wa', over)]));
}
