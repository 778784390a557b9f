import { parentPort, workerData } from 'node:worker_threads';
import { commitTogether, type CommitHooks } from './journal/commit.ts';
import { failureOf, openForReading, openForWriting, type Database } from './journal/database.ts';
import { prepareQuickReads, prepareReads, prepareWrites, promises } from './journal/operations.ts';
import { fileAt, Misplaced, openPlace, type Place } from './journal/place.ts';
import {
  unpack,
  type Failure,
  type FromWorker,
  type Request,
  type Role,
  type ToWorker,
} from './journal/protocol.ts';
import { bringUpToDate } from './journal/tables.ts';

// The journal's thread: one that writes, and one beside it that reads for people.

type Operation = (...parameters: never[]) => unknown;

interface Operations {
  readonly database: Database;
  readonly writes: Readonly<Record<string, Operation>>;
  readonly reads: Readonly<Record<string, Operation>>;
  readonly hooks: CommitHooks;
  readonly place: Place;
}

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

const noHooks: CommitHooks = { beforeCommit: () => undefined, afterRollback: () => undefined };
const noPlace: Place = { missing: () => null };
const lookMs = 1000;

function open(role: Role): Operations {
  if (role.kind === 'reader') {
    // SQLite would make a file where there is none.
    if (fileAt(role.file) !== role.opened) throw new Misplaced('pages');
    const database = openForReading(role.file);
    const reads = prepareReads(database);
    return { database, writes: {}, reads, hooks: noHooks, place: noPlace };
  }
  const database = openForWriting(role.file, role.maxPages);
  bringUpToDate(database);
  const { operations, ...hooks } = prepareWrites(database);
  const reads = prepareQuickReads(database);
  return { database, writes: operations, reads, hooks, place: watchOver(database, role.file) };
}

/** Looked at before commits, and each second even where nothing is written. */
function watchOver(database: Database, file: string): Place {
  const place = openPlace(file, (missing) => {
    // All that was promised so far is in a log without a name: into the pages with it, which are still there.
    if (missing === 'log') database.pragma('wal_checkpoint(PASSIVE)');
    say({ kind: 'place', missing });
  });
  setInterval(() => place.missing(), lookMs).unref();
  return place;
}

function failure(error: unknown): Failure {
  return {
    kind: failureOf(error),
    message: error instanceof Error ? error.message : String(error),
  };
}

/** Changes first, in one commit: whoever waits for one does not wait for what others only ask. */
function answerAll(operations: Operations, requests: Request[]): void {
  const { database, writes, reads, hooks } = operations;
  const asked = requests.filter(({ operation }) => Object.hasOwn(writes, operation));
  const reading = requests.filter(({ operation }) => !Object.hasOwn(writes, operation));
  const writing = asked.length > 0 ? withoutVain(operations, asked, reading.length === 0) : [];
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

/**
 * Refuses what would promise something in a file that is missing, and gives the rest: what was promised before is still
 * to be sent and written down, in case the file comes back.
 */
function withoutVain({ place }: Operations, asked: Request[], isAll: boolean): Request[] {
  const missing = place.missing();
  if (missing === null) return asked;
  const vain = asked.filter(({ operation }) => promises.has(operation));
  if (vain.length === 0) return asked;
  const rest = asked.filter(({ operation }) => !promises.has(operation));
  const refusal = failure(new Misplaced(missing));
  const answers = vain.flatMap(({ id }) => [id, refusal, null]);
  say({ kind: 'answers', answers, commits: 0, last: isAll && rest.length === 0 });
  return rest;
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

function serve(operations: Operations, { file }: Role): void {
  parentPort?.on('message', (message: ToWorker) => {
    if (message !== 'close') {
      answerAll(operations, unpack(message));
      return;
    }
    operations.database.close();
    say({ kind: 'closed' });
    parentPort?.close();
  });
  say({ kind: 'ready', opened: fileAt(file) });
}

try {
  const role = workerData as Role;
  serve(open(role), role);
} catch (error) {
  say({ kind: 'refused', failure: failure(error) });
}
