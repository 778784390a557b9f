import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStorage } from '../../../server/storage/embedded/open.ts';
import { describeStorage } from '../../contracts/storage.ts';

describeStorage('the embedded storage', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'studyhook-storage-'));
  return {
    open: () => openEmbeddedStorage({ folder }),
    remove: () => rm(folder, { recursive: true }),
  };
});
