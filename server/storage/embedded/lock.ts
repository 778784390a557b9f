import Libsql from 'libsql';
import { join } from 'node:path';
import { FolderInUse } from '../../storage.ts';

export interface Lock {
  release(): void;
}

/**
 * Makes this process the only one in the folder. The operating system holds the lock (SQLite's exclusive lock on a
 * file of its own), so it ends with the process, however that ends; a file with a process id would outlive it.
 * Throws `FolderInUse`.
 */
export function lockFolder(folder: string): Lock {
  const file = join(folder, 'lock.db');
  const database = new Libsql(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new FolderInUse(
      `Another Studyhook is working in ${folder}. Stop it, or give this one a folder of its own with DATA_DIR.`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
