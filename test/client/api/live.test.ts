import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLive, liveStore } from '../../../client/api/live.ts';

/** What the browser has of it, driven by hand. */
class Stream extends EventTarget {
  static opened: Stream[] = [];
  isClosed = false;
  constructor() {
    super();
    Stream.opened.push(this);
  }
  say(type: string, data = '1'): void {
    this.dispatchEvent(Object.assign(new Event(type), { data }));
  }
  close(): void {
    this.isClosed = true;
  }
}

const newest = (): Stream => {
  const stream = Stream.opened.at(-1);
  if (!stream) throw new Error('Nobody has connected.');
  return stream;
};

let stop: () => void;
let client: QueryClient;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('window', new EventTarget());
  Stream.opened = [];
  liveStore.setState({ kind: 'connecting' }, true);
  client = new QueryClient();
  stop = followLive(client);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the connection to the server', () => {
  it('is there for as long as something is heard', () => {
    newest().say('open');
    for (let minutes = 0; minutes < 5; minutes += 1) {
      vi.advanceTimersByTime(30_000);
      newest().say('here');
      vi.advanceTimersByTime(30_000);
      newest().say('changes', '[]');
    }
    expect(liveStore.getState()).toEqual({ kind: 'connected' });
    expect(Stream.opened).toHaveLength(1);
  });

  it('is lost when the server keeps it and says nothing, and is made anew', () => {
    newest().say('open');
    vi.advanceTimersByTime(34_999);
    expect(liveStore.getState().kind).toBe('connected');
    vi.advanceTimersByTime(1);
    expect(liveStore.getState().kind).toBe('lost');
    expect(newest().isClosed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(Stream.opened).toHaveLength(2);
    newest().say('open');
    expect(liveStore.getState()).toEqual({ kind: 'connected' });
  });

  it('is lost, too, while a server that hangs takes connections and answers none', () => {
    vi.advanceTimersByTime(35_000);
    expect(liveStore.getState().kind).toBe('lost');
    const { since } = liveStore.getState() as { since: number };
    vi.advanceTimersByTime(120_000);
    expect(liveStore.getState()).toMatchObject({ kind: 'lost', since });
    expect(Stream.opened.length).toBeGreaterThan(2);
  });
});

describe('news that a rule’s calls were held or called off', () => {
  it('has every story and list of calls read anew', () => {
    const shown = [['events', 'one', 7], ['deliveries', 'one', 'd'], ['rules', 'list'], ['status']];
    for (const key of shown) client.setQueryData(key, {});
    client.setQueryData(['settings'], {});
    newest().say('changes', JSON.stringify([{ kind: 'deliveries', id: 'rule' }]));
    vi.advanceTimersByTime(1_000);
    const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
    expect(shown.map(isStale)).toEqual(shown.map(() => true));
    expect(isStale(['settings'])).toBe(false);
  });
});
