import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import {
  openEmbeddedStorage,
  type EmbeddedOptions,
  type EmbeddedStorage,
} from '../../../server/storage/embedded/open.ts';

/** Folders and storages that are cleared away after each test of the file that calls this. */
export function temporary() {
  const folders: string[] = [];
  const storages: EmbeddedStorage[] = [];
  afterEach(async () => {
    for (const storage of storages.splice(0)) await storage.close();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });
  return {
    async newFolder(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'studyhook-embedded-'));
      folders.push(folder);
      return folder;
    },
    async open(options: EmbeddedOptions): Promise<EmbeddedStorage> {
      const storage = await openEmbeddedStorage(options);
      storages.push(storage);
      return storage;
    },
  };
}
