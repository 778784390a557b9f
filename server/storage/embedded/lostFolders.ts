import { statSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableFolder } from '../../storage.ts';
import { openJournal, type JournalOptions } from './journal.ts';

/** What has been there from the first start on, and before any journal: a kind that is added later is none of these. */
export const kinds = ['rules', 'connections', 'identities', 'settings'];

/** Folders of documents that are not there. */
export function missingFolders(folder: string): string[] {
  return kinds
    .map((kind) => join(folder, kind))
    .filter((path) => statSync(path, { throwIfNoEntry: false }) === undefined);
}

/**
 * Throws `UnusableFolder` where the journal tells of events: Studyhook was in use, and the documents were lost since. They
 * have to be looked for before the folders are made anew, since an empty one means that there are none.
 */
export async function refuseIfLost(
  missing: readonly string[],
  options: JournalOptions,
): Promise<void> {
  const journal = await openJournal(options);
  try {
    const { events } = await journal.counts();
    if (events === 0) return;
  } finally {
    await journal.close();
  }
  throw new UnusableFolder(sayLost(missing, options.file));
}

function sayLost(missing: readonly string[], file: string): string {
  const isOne = missing.length === 1;
  const [are, them, empty] = isOne
    ? ['is', 'it', 'an empty folder of that name']
    : ['are', 'them', 'empty folders of these names'];
  return (
    `${missing.join(' and ')} ${are} not there, although ${file} tells of events, so what was in ${them} is lost. ` +
    `Nothing was changed. Put ${them} back from a backup, or make ${empty} to go on without; then start again.`
  );
}
