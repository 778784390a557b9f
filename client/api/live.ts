import type { Query, QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { isGone } from './request.ts';

/** Whether the server is there; instants are milliseconds since 1970. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'lost'; readonly since: number; readonly nextTry: number };

export const liveStore = createStore<LiveState>(() => ({ kind: 'connecting' }));

const changesSchema = z.array(z.object({ kind: z.string(), id: z.string().optional() }));

/** How long to wait after the first, second, ... attempt that fails. */
const waitsMs = [1_000, 2_000, 4_000, 8_000, 15_000];

let again: () => void = () => undefined;
let doubt: () => void = () => undefined;

/** Does not wait for the next try to connect. */
export function connectNow(): void {
  again();
}

/** Something else found nobody there: what a proxy or a sleeping machine keeps open is no connection. */
export function doubtLive(): void {
  doubt();
}

/** The server says every ten seconds that it is there; one that hangs keeps the connection and says nothing. */
const silentMs = 35_000;

/** Lists are read anew at most this often, however fast the news come. */
const calmMs = 1_000;

/**
 * Listens to what has changed on the server and has it read anew. After an interruption everything is: nobody says what
 * was missed. Returns how to stop.
 */
export function followLive(client: QueryClient): () => void {
  const reading = createReading(client);
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const silence = createSilence(lose);
  let failures = 0;

  // An EventSource gives up for good when something else than a stream answers, such as a proxy while the server starts.
  function connect(): void {
    clearTimeout(retry);
    source?.close();
    source = new EventSource('/api/live');
    silence.begin();
    source.addEventListener('here', silence.begin);
    source.addEventListener('open', () => {
      silence.begin();
      failures = 0;
      if (liveStore.getState().kind === 'lost') reading.all();
      liveStore.setState({ kind: 'connected' }, true);
    });
    source.addEventListener('error', lose);
    source.addEventListener('changes', hear);
  }

  function lose(): void {
    silence.end();
    source?.close();
    const wait = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 15_000;
    failures += 1;
    const state = liveStore.getState();
    const now = Date.now();
    const since = state.kind === 'lost' ? state.since : now;
    liveStore.setState({ kind: 'lost', since, nextTry: now + wait }, true);
    retry = setTimeout(connect, wait);
    // Why is not said; a session that is over shows in this answer.
    void client.invalidateQueries({ queryKey: ['status'] });
  }

  function hear(message: MessageEvent<string>): void {
    silence.begin();
    for (const { kind, id } of changesIn(message.data)) {
      if (kind === 'reset') reading.all();
      else reading.forget(...keysOf(kind, id));
    }
  }

  connect();
  again = () => {
    if (liveStore.getState().kind === 'lost') connect();
  };
  doubt = () => {
    if (liveStore.getState().kind === 'connected') lose();
  };
  window.addEventListener('online', connectNow);
  window.addEventListener('offline', doubtLive);
  return () => {
    again = () => undefined;
    doubt = () => undefined;
    window.removeEventListener('online', connectNow);
    window.removeEventListener('offline', doubtLive);
    source?.close();
    clearTimeout(retry);
    silence.end();
    reading.stop();
  };
}

function changesIn(data: string): z.output<typeof changesSchema> {
  return changesSchema.safeParse(JSON.parse(data)).data ?? [];
}

/** Tells once it has lasted too long; each `begin` is the last that was heard. */
function createSilence(tell: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
  };
  return {
    end,
    begin: (): void => {
      end();
      timer = setTimeout(tell, silentMs);
    },
  };
}

/** Has what is forgotten read anew, all of a moment together. */
function createReading(client: QueryClient) {
  let stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    timer = undefined;
    const keys = [...stale];
    stale = new Set();
    for (const key of keys)
      void client.invalidateQueries({
        queryKey: JSON.parse(key) as unknown[],
        predicate: (query) => !hasGone(query),
      });
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    stale = new Set();
  }

  return {
    stop,
    forget(...keys: unknown[][]): void {
      for (const key of keys) stale.add(JSON.stringify(key));
      timer ??= setTimeout(refresh, calmMs);
    },
    all(): void {
      stop();
      void readAnew(client);
    },
  };
}

/** What the lists no longer hold leaves the page within this time. */
const leavingMs = 100;

/**
 * Has everything read anew, where much of it may be no more: first the lists, then what is still shown of single things,
 * and last what belongs to those that are still there. What nobody looks at is let go of.
 */
export async function readAnew(client: QueryClient): Promise<void> {
  // It would flash up later, and lead to what is no more.
  client.removeQueries({ type: 'inactive' });
  await client.invalidateQueries({ predicate: (query) => !isOfOne(query) });
  // Whether an event is in the journal does not change otherwise, so that it is left out above.
  const keys = client.getQueryCache().findAll({ queryKey: ['events', 'list', 'key of'] });
  await Promise.allSettled(keys.filter((query) => query.isActive()).map((query) => query.fetch()));
  await new Promise((resolve) => setTimeout(resolve, leavingMs));
  client.removeQueries({ type: 'inactive', predicate: isOfOne });
  await client.invalidateQueries({ predicate: (query) => isOfOne(query) && !isPart(query) });
  await client.invalidateQueries({
    predicate: (query) => isPart(query) && isWholeThere(client, query),
  });
}

/** About a single thing: a rule, an event, a delivery, or the names that a connection has. */
function isOfOne({ queryKey: [kind, what] }: Query): boolean {
  return what === 'one' || kind === 'about' || kind === 'names';
}

/** A version of a rule, the reasons for an event, the names of a connection: without the whole they are gone too. */
function isPart(query: Query): boolean {
  return isOfOne(query) && query.queryKey.length > 2 + Number(query.queryKey[1] === 'one');
}

/** Whether that which it belongs to has not gone, as far as is known. */
function isWholeThere(client: QueryClient, { queryKey }: Query): boolean {
  const [kind, , id] = queryKey;
  if (kind === 'names') return isListed(client, ['connections'], queryKey[1]);
  if (kind === 'rules') return isListed(client, ['rules', 'list'], id);
  const whole = client.getQueryCache().find({ queryKey: queryKey.slice(0, 3) });
  return whole === undefined || !hasGone(whole);
}

function isListed(client: QueryClient, list: unknown[], id: unknown): boolean {
  const known = client.getQueryData<readonly { readonly id: string }[]>(list);
  return known === undefined || known.some((one) => one.id === id);
}

/** It was there, and the server has said since that it is no more: asked again, it would say so again. */
export function hasGone({ state: { data, error } }: Query): boolean {
  return data !== undefined && isGone(error);
}

function keysOf(kind: string, id: string | undefined): unknown[][] {
  switch (kind) {
    case 'delivery':
      return [
        ['deliveries', 'list'],
        ['deliveries', 'one', id],
        ['rules', 'list'],
        ['status'],
        ['events'],
      ];
    case 'deliveries':
      return [['deliveries'], ['rules', 'list'], ['status'], ['events']];
    case 'event':
      return [['events', 'list'], ['status']];
    case 'rule':
      return [
        ['rules', 'list'],
        ['rules', 'one', id],
      ];
    case 'connection':
      return [['connections'], ['identities'], ['names', id], ['status']];
    case 'names':
      return [['names', id], ['rules']];
    case 'settings':
      return [['settings']];
    case 'demo':
      return [['demo']];
    default:
      return [];
  }
}
