import type { Job } from './job.ts';

const perConnection = 500;

/**
 * The deliveries that are due and in memory, a queue per connection by due time. What does not fit stays in the
 * journal, and the connection is remembered as one that has more there.
 */
export class Hand {
  readonly #queues = new Map<string, Job[]>();
  readonly #held = new Set<string>();
  readonly #more = new Set<string>();

  /** Returns whether there was room. */
  add(job: Job): boolean {
    if (this.#held.has(job.id)) return true;
    const queue = this.#queue(job.connection);
    if (queue.length >= perConnection) {
      this.#more.add(job.connection);
      return false;
    }
    this.hold(job.id);
    const last = queue.at(-1);
    queue.push(job);
    if (last && last.dueAt > job.dueAt) queue.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    return true;
  }

  next(connection: string): Job | undefined {
    return this.#queue(connection).shift();
  }

  isEmpty(connection: string): boolean {
    return this.#queue(connection).length === 0;
  }

  /** Queued or being sent: not to be fetched again. */
  hold(delivery: string): void {
    this.#held.add(delivery);
  }

  letGo(delivery: string): void {
    this.#held.delete(delivery);
  }

  held(): string[] {
    return [...this.#held];
  }

  /** Connections with something queued: fetching more for them would only let one crowd out the rest. */
  busy(): string[] {
    return [...this.#queues].filter(([, queue]) => queue.length > 0).map(([id]) => id);
  }

  connections(): string[] {
    return [...this.#queues.keys()];
  }

  /** The journal may hold due deliveries of this connection that are not in hand. */
  hasMore(connection: string): boolean {
    return this.#more.has(connection);
  }

  /** Before a fetch: what it leaves out may have more, and nothing else has. */
  beginFetch(leftOut: readonly string[]): void {
    this.#more.clear();
    for (const connection of leftOut) this.#more.add(connection);
  }

  #queue(connection: string): Job[] {
    let queue = this.#queues.get(connection);
    if (!queue) {
      queue = [];
      this.#queues.set(connection, queue);
    }
    return queue;
  }
}
