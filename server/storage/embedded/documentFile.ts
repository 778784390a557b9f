import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { StorageFailed, StorageFull, UnreadableDocument } from '../../storage.ts';
import type { DocumentKind } from './documentKinds.ts';

interface Envelope<T> {
  readonly schema: number;
  readonly document: T;
}

const envelopeSchema = z.strictObject({
  schema: z.number().int().positive(),
  document: z.unknown(),
});

/** One document's file, as lowdb keeps it: read once, written whole. */
export class DocumentFile<T extends { readonly id: string }> {
  readonly #kind: DocumentKind<T>;
  readonly #file: string;
  readonly #low: Low<Envelope<T> | null>;

  constructor(kind: DocumentKind<T>, file: string) {
    this.#kind = kind;
    this.#file = file;
    this.#low = new Low<Envelope<T> | null>(durableAdapter(kind, file), null);
  }

  /** Rejects with `UnreadableDocument` when the file holds something else than a document of this kind. */
  async load(): Promise<T> {
    await this.#low.read();
    const document = this.#low.data?.document;
    if (!document)
      throw new UnreadableDocument(`The file ${this.#file} has gone while it was read.`);
    return document;
  }

  /** Resolves when the document is on the disk; rejects with `StorageFull` or `StorageFailed`, and nothing has changed. */
  async save(document: T): Promise<void> {
    const before = this.#low.data;
    this.#low.data = { schema: this.#kind.migrations.length + 1, document };
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = before;
      throw diskFault(error, this.#file);
    }
  }

  /** Resolves when the file is gone for good; rejects with `StorageFailed`. */
  async remove(): Promise<void> {
    try {
      // Somebody may have removed it; whether its folder is there is found out next.
      await rm(this.#file, { force: true });
      await syncFolder(dirname(this.#file));
    } catch (error) {
      throw diskFault(error, this.#file);
    }
  }
}

/**
 * Replaces the file in one step, on the disk before the promise resolves: the new file's bytes first, then its name.
 * The bytes are written by `writeFile`, which goes on until all are written; write-file-atomic by itself would take a
 * partial write on a disk that is filling up for the whole.
 */
function durableAdapter<T extends { readonly id: string }>(
  kind: DocumentKind<T>,
  file: string,
): Adapter<Envelope<T> | null> {
  return {
    read: async () => ({
      schema: kind.migrations.length + 1,
      document: parseDocument(kind, file, await readText(file)),
    }),
    async write(envelope) {
      const text = `${JSON.stringify(envelope, null, 2)}\n`;
      // Its types forget that it waits for this.
      const tmpfileCreated = (name: string): unknown => writeFile(name, text);
      await writeFileAtomic(file, '', { mode: 0o600, fsync: true, tmpfileCreated });
      await syncFolder(dirname(file));
    },
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw unreadable(file, reasons[code] ?? `the disk says ${code}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOENT: 'it leads nowhere',
};

function parseDocument<T extends { readonly id: string }>(
  kind: DocumentKind<T>,
  file: string,
  text: string,
): T {
  const envelope = envelopeSchema.safeParse(parseJson(file, text));
  if (!envelope.success) throw unreadable(file, 'it holds no Studyhook document');
  const { schema, document } = envelope.data;
  const newest = kind.migrations.length + 1;
  if (schema > newest) {
    throw new UnreadableDocument(
      `The file ${file} was written by a newer Studyhook (schema ${schema}; this one knows ${newest}). Nothing was ` +
        'changed. Start that Studyhook, or put back a copy of the folder from before.',
    );
  }
  const current = kind.migrations.slice(schema - 1).reduce((old, step) => step.up(old), document);
  const parsed = kind.schema.safeParse(current);
  if (!parsed.success) throw unreadable(file, placesOf(parsed.error));
  return parsed.data;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be a person's.
    throw unreadable(file, text.trim() === '' ? 'it is empty' : 'it is not whole JSON');
  }
}

// Names of fields only: values may be secrets or a person's.
function placesOf(error: z.ZodError): string {
  const places = error.issues.map((issue) => issue.path.map(String).join('.') || 'the document');
  return `these parts are not as they should be: ${[...new Set(places)].slice(0, 5).join(', ')}`;
}

function unreadable(file: string, why: string): UnreadableDocument {
  return new UnreadableDocument(
    `The file ${file} cannot be read: ${why}. Nothing was changed. Mend it, put back a copy, or move it out of the ` +
      'folder to go on without it; then start again.',
  );
}

/** What the disk says of a change, where a person can mend it; any other fault as it is. */
function diskFault(cause: unknown, file: string): unknown {
  const folder = dirname(file);
  switch (cause instanceof Error && 'code' in cause ? cause.code : undefined) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StorageFull(`The disk is full: ${file} stays as it was.`, { cause });
    case 'ENOENT':
    case 'ENOTDIR':
      return new StorageFailed(
        'gone',
        `The folder ${folder} was removed or moved while Studyhook works in it. Put it back with what was in it.`,
        { cause },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StorageFailed(
        'denied',
        `This user may not write in the folder ${folder}. Give this user that right, and make the disk writable.`,
        { cause },
      );
    default:
      return cause;
  }
}

/** A new name is durable once its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows keeps names by itself and refuses to open a folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
