import { failureOf, type Database } from './database.ts';

/** How one request of a group ended. */
export type Ended<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface CommitHooks {
  /** Writes what the requests have noted so far. */
  readonly beforeCommit: () => void;
  /** What the requests remembered may not be on the disk. */
  readonly afterRollback: () => void;
}

/**
 * Runs requests in one transaction, so that they share one fsync. One that is at fault fails alone: the group is run
 * again with a savepoint around each, which is too dear for every day. When the disk refuses, all fail, and nothing is
 * stored.
 */
export function commitTogether<T>(
  database: Database,
  requests: readonly (() => T)[],
  hooks: CommitHooks,
): Ended<T>[] {
  const { beforeCommit, afterRollback } = hooks;
  try {
    return inTransaction(database, () => {
      const ended = requests.map((request) => ({ kind: 'done' as const, value: request() }));
      beforeCommit();
      return ended;
    });
  } catch (error) {
    afterRollback();
    if (failureOf(error) !== 'fault') return allFailed(requests, error);
  }
  try {
    return inTransaction(database, () =>
      requests.map((request) => apart(database, request, hooks)),
    );
  } catch (error) {
    afterRollback();
    return allFailed(requests, error);
  }
}

function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself has rolled back after some errors, a full disk among them.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function apart<T>(database: Database, request: () => T, hooks: CommitHooks): Ended<T> {
  database.exec('SAVEPOINT request');
  try {
    const value = request();
    hooks.beforeCommit();
    database.exec('RELEASE request');
    return { kind: 'done', value };
  } catch (error) {
    if (failureOf(error) !== 'fault') throw error;
    database.exec('ROLLBACK TO request; RELEASE request');
    hooks.afterRollback();
    return { kind: 'failed', error };
  }
}

function allFailed<T>(requests: readonly unknown[], error: unknown): Ended<T>[] {
  return requests.map(() => ({ kind: 'failed', error }));
}
