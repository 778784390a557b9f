import type { Worker } from 'node:worker_threads';
import { Slots } from '../../../slots.ts';
import { StorageFailed } from '../../../storage.ts';
import { closed, failedWhileOpen, refusedToOpen, stopped } from './failures.ts';
import type { Part } from './place.ts';
import { pack, type Failure, type FromWorker, type Role, type ToWorker } from './protocol.ts';
import { startThread } from './thread.ts';

type Method = (...parameters: never[]) => unknown;

/** The main thread's end of a journal thread, whose operations are `Operations`. */
export interface Channel<Operations extends Record<keyof Operations, Method>> {
  /** Rejects with `StorageFull`, with `StorageFailed`, or with an Error when the fault is ours. */
  call<Name extends keyof Operations & string>(
    operation: Name,
    ...parameters: Parameters<Operations[Name]>
  ): Promise<ReturnType<Operations[Name]>>;
  /** Requests without an answer yet. */
  pending(): number;
  /** Transactions committed so far. */
  commits(): number;
  /** Which file the thread has open, as `fileAt` tells it. */
  readonly opened: string | null;
  /** Why nothing can be promised, where that is known. */
  trouble(): StorageFailed | null;
  /** Answers what is pending, then ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Told when nothing can be promised any more, and with null when it can again. */
export type OnTrouble = (trouble: StorageFailed | null) => void;

/** Starts the thread. Rejects with `UnreadableDocument` when the file cannot be read or is a newer Studyhook's. */
export async function openChannel<Operations extends Record<keyof Operations, Method>>(
  role: Role,
  onTrouble: OnTrouble = () => undefined,
): Promise<Channel<Operations>> {
  const worker = startThread(role);
  const opened = await ready(worker, role);
  return new WorkerChannel(worker, role, opened, onTrouble) as Channel<Operations>;
}

function ready(worker: Worker, role: Role): Promise<string | null> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      if (message.kind === 'ready') return resolve(message.opened);
      void worker.terminate();
      reject(message.kind === 'refused' ? refusedToOpen(message.failure, role.file) : closed());
    });
  });
}

class WorkerChannel {
  readonly #worker: Worker;
  readonly #role: Role;
  #waiting = new Slots<Waiting>();
  #outbox: unknown[] = [];
  #isAsked = false;
  #commits = 0;
  #trouble: StorageFailed | null = null;
  #ended: Error | null = null;
  #closing: Promise<void> | null = null;
  readonly #onTrouble: OnTrouble;
  readonly opened: string | null;

  constructor(worker: Worker, role: Role, opened: string | null, onTrouble: OnTrouble) {
    this.#worker = worker;
    this.#role = role;
    this.opened = opened;
    this.#onTrouble = onTrouble;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => this.#end(stopped(error)));
    worker.on('exit', () => this.#end(this.#closing ? closed() : stopped()));
  }

  call(operation: string, ...parameters: unknown[]): Promise<unknown> {
    if (this.#ended ?? this.#closing) return Promise.reject(this.#ended ?? closed());
    return new Promise((resolve, reject) => {
      const id = this.#waiting.put({ resolve, reject });
      if (this.#outbox.length === 0) setImmediate(() => this.#ask());
      pack(this.#outbox, { id, operation, parameters });
    });
  }

  pending(): number {
    return this.#waiting.size;
  }

  commits(): number {
    return this.#commits;
  }

  trouble(): StorageFailed | null {
    return this.#ended instanceof StorageFailed ? this.#ended : this.#trouble;
  }

  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      if (this.#ended) return resolve();
      this.#worker.once('exit', () => resolve());
      this.#send();
      this.#worker.postMessage('close' satisfies ToWorker);
    });
    return this.#closing;
  }

  // One message at a time, since each costs as much as a small commit: what is asked while the thread is busy with one
  // travels together in the next, and shares its commit.
  #ask(): void {
    if (!this.#isAsked) this.#send();
  }

  #send(): void {
    const requests = this.#outbox;
    if (requests.length === 0) return;
    this.#outbox = [];
    this.#isAsked = true;
    this.#worker.postMessage(requests satisfies ToWorker);
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'place') this.#note(message.missing);
    if (message.kind !== 'answers') return;
    const { answers, commits, last } = message;
    this.#commits += commits;
    if (last) {
      this.#isAsked = false;
      this.#send();
    }
    for (let at = 0; at < answers.length; at += 3) {
      this.#settle(answers[at] as number, answers[at + 1] as Failure | null, answers[at + 2]);
    }
  }

  #note(missing: Part | null): void {
    const { file } = this.#role;
    this.#trouble = missing && failedWhileOpen({ kind: 'gone', message: missing }, file);
    this.#onTrouble(this.#trouble);
  }

  #settle(id: number, failure: Failure | null, value: unknown): void {
    const waiting = this.#waiting.take(id);
    if (failure) waiting?.reject(failedWhileOpen(failure, this.#role.file));
    else waiting?.resolve(value);
  }

  #end(error: Error): void {
    if (this.#ended === null && error instanceof StorageFailed) this.#onTrouble(error);
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting = new Slots();
  }
}
