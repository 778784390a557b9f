import { parentPort, workerData } from 'node:worker_threads';
import { commitTogether, type CommitHooks } from './journal/commit.ts';
import { failureOf, openForReading, openForWriting, type Database } from './journal/database.ts';
import { prepareQuickReads, prepareReads, prepareWrites } from './journal/operations.ts';
import {
  unpack,
  type Failure,
  type FromWorker,
  type Request,
  type Role,
  type ToWorker,
} from './journal/protocol.ts';
import { bringUpToDate, NewerJournal } from './journal/tables.ts';

// The journal's thread: one that writes, and one beside it that reads for people.

type Operation = (...parameters: never[]) => unknown;

interface Operations {
  readonly database: Database;
  readonly writes: Readonly<Record<string, Operation>>;
  readonly reads: Readonly<Record<string, Operation>>;
  readonly hooks: CommitHooks;
}

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

const noHooks: CommitHooks = { beforeCommit: () => undefined, afterRollback: () => undefined };

function open(role: Role): Operations {
  if (role.kind === 'reader') {
    const database = openForReading(role.file);
    return { database, writes: {}, reads: prepareReads(database), hooks: noHooks };
  }
  const database = openForWriting(role.file, role.maxPages);
  bringUpToDate(database);
  const { operations, ...hooks } = prepareWrites(database);
  return { database, writes: operations, reads: prepareQuickReads(database), hooks };
}

function failure(error: unknown): Failure {
  const kind = error instanceof NewerJournal ? 'unreadable' : failureOf(error);
  return { kind, message: error instanceof Error ? error.message : String(error) };
}

/** Changes first, in one commit: whoever waits for one does not wait for what others only ask. */
function answerAll({ database, writes, reads, hooks }: Operations, requests: Request[]): void {
  const writing = requests.filter(({ operation }) => Object.hasOwn(writes, operation));
  const reading = requests.filter(({ operation }) => !Object.hasOwn(writes, operation));
  if (writing.length > 0) {
    const work = writing.map((request) => () => perform(writes, request));
    const ended = commitTogether(database, work, hooks);
    const answers = writing.flatMap(({ id }, index) => {
      const end = ended[index];
      return end?.kind === 'done' ? [id, null, end.value] : [id, failure(end?.error), null];
    });
    say({ kind: 'answers', answers, commits: 1, last: reading.length === 0 });
  }
  if (reading.length > 0) {
    const answers = reading.flatMap((request) => answerOne(reads, request));
    say({ kind: 'answers', answers, commits: 0, last: true });
  }
}

function answerOne(operations: Operations['reads'], request: Request): readonly unknown[] {
  try {
    return [request.id, null, perform(operations, request)];
  } catch (error) {
    return [request.id, failure(error), null];
  }
}

function perform(operations: Operations['reads'], request: Request): unknown {
  const operation = operations[request.operation];
  if (!operation) throw new Error(`The journal has no operation ${request.operation}.`);
  return operation(...(request.parameters as never[]));
}

function serve(operations: Operations): void {
  parentPort?.on('message', (message: ToWorker) => {
    if (message !== 'close') {
      answerAll(operations, unpack(message));
      return;
    }
    operations.database.close();
    say({ kind: 'closed' });
    parentPort?.close();
  });
  say({ kind: 'ready' });
}

try {
  serve(open(workerData as Role));
} catch (error) {
  say({ kind: 'refused', failure: failure(error) });
}
