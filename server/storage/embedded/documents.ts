import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableDocument, type Collection, type Documents } from '../../storage.ts';
import { DocumentFile } from './documentFile.ts';
import { makeFolder } from './makeFolder.ts';
import { documentKinds, type DocumentKind } from './documentKinds.ts';

interface Kept<T extends { readonly id: string }> {
  readonly file: DocumentFile<T>;
  readonly document: T;
}

const safeId = /^[A-Za-z0-9_-]{1,100}$/;
/** What a crash leaves of a write that never took its file's name. */
const leftover = /\.json\.\d+$/;

interface OpenDocuments {
  readonly documents: Documents;
  /** Resolves when no change is under way any more. */
  readonly idle: () => Promise<void>;
}

/** Reads all documents below the folder. Rejects with `UnreadableDocument` when one of them cannot be read. */
export async function openDocuments(folder: string): Promise<OpenDocuments> {
  const documents = {
    rules: await openCollection(documentKinds.rules, folder),
    connections: await openCollection(documentKinds.connections, folder),
    identities: await openCollection(documentKinds.identities, folder),
    settings: await openCollection(documentKinds.settings, folder),
  };
  const idle = async () => {
    await Promise.all(Object.values(documents).map((collection) => collection.idle()));
  };
  return { documents, idle };
}

async function openCollection<T extends { readonly id: string }>(
  kind: DocumentKind<T>,
  parent: string,
): Promise<FolderCollection<T>> {
  const folder = join(parent, kind.folder);
  await makeFolder(folder);
  const kept = new Map<string, Kept<T>>();
  for (const name of (await readdir(folder)).sort()) {
    if (leftover.test(name)) await unlink(join(folder, name));
    if (!name.endsWith('.json')) continue;
    const file = new DocumentFile(kind, join(folder, name));
    const document = await file.load();
    checkName(join(folder, name), name, document.id);
    kept.set(document.id, { file, document });
  }
  return new FolderCollection(kind, folder, kept);
}

function checkName(path: string, name: string, id: string): void {
  if (name === `${id}.json` && safeId.test(id)) return;
  throw new UnreadableDocument(
    `The file ${path} holds the document "${id}", which belongs in a file of that name. Nothing was changed. ` +
      'Move it out of the folder if it is a copy, or give it its name back; then start again.',
  );
}

class FolderCollection<T extends { readonly id: string }> implements Collection<T> {
  readonly #kind: DocumentKind<T>;
  readonly #folder: string;
  readonly #kept: Map<string, Kept<T>>;
  readonly #queues = new Map<string, Promise<unknown>>();
  #all: readonly T[] | null = null;

  constructor(kind: DocumentKind<T>, folder: string, kept: Map<string, Kept<T>>) {
    this.#kind = kind;
    this.#folder = folder;
    this.#kept = kept;
  }

  all(): readonly T[] {
    this.#all ??= [...this.#kept.values()]
      .map(({ document }) => document)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#all;
  }

  get(id: string): T | undefined {
    return this.#kept.get(id)?.document;
  }

  update(id: string, change: (current: T | undefined) => T | undefined): Promise<T | undefined> {
    const turn = (this.#queues.get(id) ?? Promise.resolve()).then(() => this.#change(id, change));
    const settled = turn.catch(() => undefined);
    this.#queues.set(id, settled);
    void settled.then(() => {
      if (this.#queues.get(id) === settled) this.#queues.delete(id);
    });
    return turn;
  }

  /** Resolves when no change is under way any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  async #change(
    id: string,
    change: (current: T | undefined) => T | undefined,
  ): Promise<T | undefined> {
    const before = this.#kept.get(id);
    const document = change(before?.document);
    if (document === before?.document) return document;
    if (document === undefined) await this.#remove(id, before);
    else await this.#save(id, before, document);
    this.#all = null;
    return document;
  }

  async #remove(id: string, before: Kept<T> | undefined): Promise<void> {
    await before?.file.remove();
    this.#kept.delete(id);
  }

  async #save(id: string, before: Kept<T> | undefined, document: T): Promise<void> {
    this.#check(id, document);
    const file = before?.file ?? new DocumentFile(this.#kind, join(this.#folder, `${id}.json`));
    await file.save(document);
    this.#kept.set(id, { file, document });
  }

  // What is written must be readable at the next start, which would otherwise refuse.
  #check(id: string, document: T): void {
    if (!safeId.test(id) || document.id !== id) {
      throw new Error(
        `"${id}" cannot be the id of this document of the folder ${this.#kind.folder}.`,
      );
    }
    this.#kind.schema.parse(document);
  }
}
