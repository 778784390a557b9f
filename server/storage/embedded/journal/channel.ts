import type { Worker } from 'node:worker_threads';
import { Slots } from '../../../slots.ts';
import { StorageFull, UnreadableDocument, UnusableFolder } from '../../../storage.ts';
import { pack, type Failure, type FromWorker, type Role, type ToWorker } from './protocol.ts';
import { startThread } from './thread.ts';

type Method = (...parameters: never[]) => unknown;

/** The main thread's end of a journal thread, whose operations are `Operations`. */
export interface Channel<Operations extends Record<keyof Operations, Method>> {
  /** Rejects with `StorageFull`, or with an Error when the fault is ours. */
  call<Name extends keyof Operations & string>(
    operation: Name,
    ...parameters: Parameters<Operations[Name]>
  ): Promise<ReturnType<Operations[Name]>>;
  /** Requests without an answer yet. */
  pending(): number;
  /** Transactions committed so far. */
  commits(): number;
  /** Answers what is pending, then ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the thread. Rejects with `UnreadableDocument` when the file cannot be read or is a newer Studyhook's. */
export async function openChannel<Operations extends Record<keyof Operations, Method>>(
  role: Role,
): Promise<Channel<Operations>> {
  const worker = startThread(role);
  await ready(worker, role);
  return new WorkerChannel(worker, role) as Channel<Operations>;
}

function ready(worker: Worker, role: Role): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      if (message.kind !== 'refused') resolve();
      else {
        void worker.terminate();
        reject(errorOf(message.failure, role));
      }
    });
  });
}

function errorOf({ kind, message }: Failure, { file }: Role): Error {
  switch (kind) {
    case 'full':
      return new StorageFull(`The journal could not be written: ${message}.`);
    case 'unreadable':
      return new UnreadableDocument(
        `The journal ${file} cannot be read: ${message}. Nothing was changed. Start the Studyhook that wrote it, or ` +
          'put back a copy of the folder; to begin with an empty journal, move the file away together with its ' +
          '"-wal" and "-shm" files.',
      );
    case 'denied':
      return new UnusableFolder(
        `The journal ${file} cannot be written: ${message}. Give this user the right to read and write it, its folder ` +
          'and its "-wal" and "-shm" files, or choose another folder with DATA_DIR.',
      );
    case 'fault':
      return new Error(`The journal failed: ${message}`);
  }
}

class WorkerChannel {
  readonly #worker: Worker;
  readonly #role: Role;
  #waiting = new Slots<Waiting>();
  #outbox: unknown[] = [];
  #isAsked = false;
  #commits = 0;
  #ended: Error | null = null;
  #closing: Promise<void> | null = null;

  constructor(worker: Worker, role: Role) {
    this.#worker = worker;
    this.#role = role;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', () => this.#end(new Error('The journal is closed.')));
  }

  call(operation: string, ...parameters: unknown[]): Promise<unknown> {
    if (this.#ended ?? this.#closing) {
      return Promise.reject(this.#ended ?? new Error('The journal is closed.'));
    }
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

  #settle(id: number, failure: Failure | null, value: unknown): void {
    const waiting = this.#waiting.take(id);
    if (failure) waiting?.reject(errorOf(failure, this.#role));
    else waiting?.resolve(value);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting = new Slots();
  }
}
