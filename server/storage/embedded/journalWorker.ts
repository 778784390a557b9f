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

function answerAll({ database, writes, reads, hooks }: Operations, requests: Request[]): void {
  const writing = requests.filter(({ operation }) => Object.hasOwn(writes, operation));
  const reading = requests.filter(({ operation }) => !Object.hasOwn(writes, operation));
  const work = writing.map((request) => () => perform(writes, request));
  const ended = work.length === 0 ? [] : commitTogether(database, work, hooks);
  const answers = writing.flatMap(({ id }, index) => {
    const end = ended[index];
    return end?.kind === 'done' ? [id, null, end.value] : [id, failure(end?.error), null];
  });
  say({ kind: 'answers', answers, commits: work.length === 0 ? 0 : 1 });
  for (const request of reading) {
    say({ kind: 'answers', answers: answerOne(reads, request), commits: 0 });
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
  let group: Request[] = [];
  let turn: NodeJS.Immediate | null = null;

  function run(): void {
    turn = null;
    const requests = group;
    group = [];
    if (requests.length > 0) answerAll(operations, requests);
  }

  parentPort?.on('message', (message: ToWorker) => {
    if (message === 'close') {
      if (turn) clearImmediate(turn);
      run();
      operations.database.close();
      say({ kind: 'closed' });
      parentPort?.close();
      return;
    }
    group.push(...unpack(message));
    // What arrives while a commit runs shares the next one: waiting longer for company was measured to cost more.
    turn ??= setImmediate(run);
  });
  say({ kind: 'ready' });
}

try {
  serve(open(workerData as Role));
} catch (error) {
  say({ kind: 'refused', failure: failure(error) });
}
