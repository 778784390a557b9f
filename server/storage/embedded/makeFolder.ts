import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncFolder } from './documentFile.ts';

/** Resolves when the folder is there, on the disk, and only its owner may look into it. */
export async function makeFolder(folder: string): Promise<void> {
  const made = await makeMissing(resolve(folder));
  await chmod(folder, 0o700);
  if (made !== null) await syncFolder(dirname(made));
}

/**
 * Makes the folder and those above it that are missing, and gives the uppermost that it made. Node's own `recursive` asks
 * for ever where the folder above is there and takes no new ones, as in /proc.
 */
async function makeMissing(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return folder;
  } catch (error) {
    const above = dirname(folder);
    if (codeOf(error) === 'ENOENT' && above !== folder && !(await isThere(above))) {
      const uppermost = await makeMissing(above);
      const own = await makeMissing(folder);
      return uppermost ?? own;
    }
    // Something has this name: a folder is what is wanted, and which fault it is otherwise is for the words.
    if (codeOf(error) === 'EEXIST' && (await isFolder(folder))) return null;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await statOf(path))?.isDirectory() ?? false;
}

async function isThere(path: string): Promise<boolean> {
  return (await statOf(path)) !== null;
}

async function statOf(path: string) {
  return stat(path).catch(() => null);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
