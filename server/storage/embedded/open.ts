import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Storage, StorageFailed } from '../../storage.ts';
import { syncFolder } from './documentFile.ts';
import { openDocuments } from './documents.ts';
import { folderFault } from './folderFault.ts';
import { openJournal, type EmbeddedJournal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { kinds, missingFolders, refuseIfLost } from './lostFolders.ts';
import { makeFolder } from './makeFolder.ts';

export interface EmbeddedOptions {
  /** Made if it is not there; one process at a time works in it. */
  readonly folder: string;
  /** Events that may wait for their commit; more are refused with `StorageFull`. */
  readonly maxPending?: number;
  /** The journal's bound in pages of 8 KB; for tests of a full disk. */
  readonly maxPages?: number;
  /** Opens too where folders of documents were lost beside the journal: all that a demo holds is invented. */
  readonly mayLackDocuments?: boolean;
  /** Told when no event can be taken any more, and with null when they can again. */
  readonly onTrouble?: (trouble: StorageFailed | null) => void;
}

export interface EmbeddedStorage extends Storage {
  readonly journal: EmbeddedJournal;
  /** There are documents, and there was no journal or an empty one: events in it that were not answered for may be lost. */
  readonly isJournalMissed: boolean;
  /**
   * Folders of documents that were not there beside others, or beside a journal (one without an event, or with
   * `mayLackDocuments` any).
   */
  readonly lostFolders: readonly string[];
}

/**
 * Opens the storage that lives in one folder: documents as files, the journal in SQLite. Rejects with `FolderInUse`
 * when another process works there, with `UnusableFolder` when this one may not or when documents were lost, and with
 * `UnreadableDocument` when something in it cannot be read; nothing has been changed then. `close` waits for what is under way.
 */
export async function openEmbeddedStorage(options: EmbeddedOptions): Promise<EmbeddedStorage> {
  const folder = resolve(options.folder);
  try {
    return await openFolder(folder, options);
  } catch (error) {
    throw folderFault(error, folder);
  }
}

async function openFolder(folder: string, options: EmbeddedOptions): Promise<EmbeddedStorage> {
  await makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const journalOptions = { ...options, file: join(folder, 'journal.db') };
    const isNew = isEmpty(journalOptions.file);
    const lostFolders = lostIn(folder, isNew);
    if (!isNew && lostFolders.length > 0 && options.mayLackDocuments !== true) {
      await refuseIfLost(lostFolders, journalOptions);
    }
    const { documents, idle } = await openDocuments(folder);
    const { rules, connections, identities } = documents;
    const isJournalMissed = isNew && [rules, connections, identities].some(holdsAny);
    const journal = await openJournal(journalOptions);
    // The journal's files are there now; their names are durable once the folder is.
    await syncFolder(folder);
    const close = async () => {
      await idle();
      await journal.close();
      lock.release();
    };
    return { documents, journal, isJournalMissed, lostFolders, close: once(close) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** In a folder that is new they are missing all together. */
function lostIn(folder: string, isNew: boolean): string[] {
  const missing = missingFolders(folder);
  return isNew && missing.length === kinds.length ? [] : missing;
}

function holdsAny(collection: { all(): readonly unknown[] }): boolean {
  return collection.all().length > 0;
}

/** Not there, or without a byte: what a full disk or a broken copy leaves. */
function isEmpty(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => (closing ??= close());
}
