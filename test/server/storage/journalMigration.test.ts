import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { StorageFull } from '../../../server/storage.ts';
import { at, intake, owed, succeeded, webhook } from '../../contracts/storage/samples.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();

/**
 * Written by the Studyhook that had only the first tables, and closed while one call was under way: five events, nine
 * deliveries of two rules, in every state there is.
 */
const old = fileURLToPath(new URL('./journalOfVersion1.db.gz', import.meta.url));

async function oldFolder(): Promise<{ folder: string; file: string }> {
  const folder = await newFolder();
  const file = join(folder, 'journal.db');
  for (const kind of ['rules', 'connections', 'identities', 'settings']) {
    await mkdir(join(folder, kind));
  }
  await writeFile(file, gunzipSync(await readFile(old)));
  return { folder, file };
}

function versionOf(file: string): unknown {
  const database = new Libsql(file);
  try {
    return database.pragma('user_version');
  } finally {
    database.close();
  }
}

const countsThen = {
  events: 5,
  states: { waiting: 3, sending: 1, succeeded: 1, failed: 1, cancelled: 1, skipped: 1, held: 1 },
  rules: {
    'rule-of-wa': { held: 1, succeeded: 1, waiting: 2 },
    'rule-of-wb': { cancelled: 1, failed: 1, sending: 1, skipped: 1, waiting: 1 },
  },
};

describe('a journal that an earlier Studyhook wrote', () => {
  it('is taken over with everything in it, and counted once however often it is opened', async () => {
    const { folder, file } = await oldFolder();
    expect(versionOf(file)).toEqual([{ user_version: 1 }]);
    for (let time = 0; time < 2; time += 1) {
      const { journal, close } = await open({ folder });
      expect(await journal.counts()).toEqual(countsThen);
      expect(await journal.counts(at(70))).toMatchObject({
        events: 2,
        rules: {
          'rule-of-wa': { waiting: 1, held: 1 },
          'rule-of-wb': { skipped: 1, waiting: 1, cancelled: 1 },
        },
      });
      expect(await journal.backlog()).toBe(4);
      const { items } = await journal.deliveries({ limit: 20 });
      expect(items.map(({ id }) => id)).toEqual(
        'called-off held-back later too-late claimed told under-way refused sent'.split(' '),
      );
      expect((await journal.story('refused'))?.led.map(({ id }) => id)).toEqual(['told']);
      await close();
    }
    expect(versionOf(file)).toEqual([{ user_version: 3 }]);
  });

  it('goes on where it stopped: what was under way waits again, claims stand, counts follow', async () => {
    const { folder } = await oldFolder();
    const { journal } = await open({ folder });
    expect(await journal.recover(at(200))).toBe(1);
    expect((await journal.story('under-way'))?.attempts).toMatchObject([
      { number: 1, answer: { kind: 'interrupted' } },
    ]);
    await journal.begin('under-way', 2, at(201));
    await journal.settle(succeeded('under-way', 2, 202));
    await journal.register([webhook('wa')]);
    const claim = { key: 'once', subject: 'study:s1' };
    const again = await journal.accept(intake('fourth', [owed('once-more', 'wa', { claim })]));
    expect(again).toMatchObject({ deliveries: [{ state: 'skipped' }] });
    expect(await journal.counts()).toMatchObject({
      events: 6,
      states: { ...countsThen.states, sending: 0, succeeded: 2, skipped: 2 },
    });
    expect(await journal.purge(at(300), 100)).toBe(6);
    expect((await journal.counts()).states).toMatchObject({ waiting: 3, held: 1, succeeded: 0 });
  });

  it('stays as it was where the disk has no room to take it over, and is taken over later', async () => {
    const { folder, file } = await oldFolder();
    const refusal = await open({ folder, maxPages: 1 }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StorageFull);
    expect(versionOf(file)).toEqual([{ user_version: 1 }]);
    const { journal } = await open({ folder });
    expect(await journal.counts()).toEqual(countsThen);
  });
});
