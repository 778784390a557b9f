import Libsql from 'libsql';
import { join } from 'node:path';
import { FolderInUse, UnusableFolder } from '../../storage.ts';

export interface Lock {
  release(): void;
}

/**
 * Makes this process the only one in the folder. The operating system holds the lock (SQLite's exclusive lock on a
 * file of its own), so it ends with the process, however that ends; a file with a process id would outlive it.
 * Throws `FolderInUse`, or `UnusableFolder` where the file is in no state to be locked.
 */
export function lockFolder(folder: string): Lock {
  const file = join(folder, 'lock.db');
  const database = openLock(file);
  try {
    // Nothing is ever written; but SQLite takes the lock on a file that may only be read for granted until one tries.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw broken(file, error);
    throw new FolderInUse(
      `Another Studyhook is working in ${folder}. Stop it, or give this one a folder of its own with DATA_DIR.`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
}

function openLock(file: string): Libsql.Database {
  try {
    return new Libsql(file);
  } catch (error) {
    throw broken(file, error);
  }
}

function broken(file: string, cause: unknown): UnusableFolder {
  return new UnusableFolder(
    `The file ${file}, which keeps a second Studyhook out of the folder, cannot be used. It holds nothing: make sure ` +
      'that no Studyhook is running there, delete it, and start again.',
    { cause },
  );
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
