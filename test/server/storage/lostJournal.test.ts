import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageFailed } from '../../../server/storage.ts';
import { intake, owed, succeeded, webhook } from '../../contracts/storage/samples.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();

const parts = ['journal.db', 'journal.db-wal', 'journal.db-shm'];

/** A journal with an event and a call that is under way, and what it says of its trouble. */
async function journalOfUse() {
  const folder = await newFolder();
  const told: (StorageFailed | null)[] = [];
  let heard: () => void = () => undefined;
  const storage = await open({
    folder,
    onTrouble(trouble) {
      told.push(trouble);
      heard();
    },
  });
  const { journal } = storage;
  await journal.register([webhook('wa')]);
  await journal.accept(intake('e1', [owed('d1', 'wa', { startsNow: true })]));
  /** Once it has told `count` times; nothing is asked of it meanwhile. */
  const hear = async (count: number) => {
    while (told.length < count) await new Promise<void>((done) => (heard = done));
  };
  const move = async (from: string, to: string, names = parts) => {
    for (const name of names) await rename(join(folder, from, name), join(folder, to, name));
  };
  return { ...storage, folder, told, hear, move };
}

describe('a journal whose files go while it is open', () => {
  it('says so by itself, takes no more events, and finishes what is under way', async () => {
    const { journal, folder, told, hear } = await journalOfUse();
    for (const name of parts) await rm(join(folder, name));
    await hear(1);
    expect(told[0]).toMatchObject({ name: 'StorageFailed', trouble: 'gone' });
    expect(told[0]?.message).toContain(`The journal ${join(folder, 'journal.db')} was removed`);
    expect(journal.trouble()).toBe(told[0]);
    for (const refused of [
      journal.accept(intake('e2', [])),
      journal.owe(1, owed('d2', 'wa'), '2026-01-01T00:00:00.000Z'),
      journal.rehearse(),
    ])
      await expect(refused).rejects.toMatchObject({ name: 'StorageFailed', trouble: 'gone' });
    await journal.settle(succeeded('d1', 1));
    expect(await journal.backlog()).toBe(0);
    expect(told).toHaveLength(1);
  });

  it('makes no file in their place, not even to be read', async () => {
    const { journal, folder, hear, close } = await journalOfUse();
    for (const name of parts) await rm(join(folder, name));
    await hear(1);
    await expect(journal.events({ limit: 1 })).rejects.toMatchObject({ trouble: 'gone' });
    await close();
    expect((await readdir(folder)).filter((name) => name.startsWith('journal'))).toEqual([]);
  });

  it('goes on by itself once the very same files are back', async () => {
    const { journal, folder, told, hear, move } = await journalOfUse();
    await mkdir(join(folder, 'aside'));
    await move('.', 'aside');
    await hear(1);
    await move('aside', '.');
    await hear(2);
    expect(told[1]).toBeNull();
    expect(journal.trouble()).toBeNull();
    expect((await journal.accept(intake('e2', []))).kind).toBe('stored');
    expect((await journal.events({ limit: 5 })).items.map(({ id }) => id)).toEqual(['e2', 'e1']);
  });

  it('leaves alone what has been put in their place, also when it closes', async () => {
    const { journal, folder, hear, move, close } = await journalOfUse();
    await mkdir(join(folder, 'aside'));
    await move('.', 'aside');
    for (const name of parts) await writeFile(join(folder, name), `somebody’s ${name}`);
    await hear(1);
    await expect(journal.accept(intake('e2', []))).rejects.toMatchObject({ trouble: 'gone' });
    await journal.settle(succeeded('d1', 1));
    await close();
    for (const name of parts)
      expect(await readFile(join(folder, name), 'utf8')).toBe(`somebody’s ${name}`);
  });

  it('saves what was promised where only the log of the latest commits has gone', async () => {
    const { journal, folder, told, hear } = await journalOfUse();
    await rm(join(folder, 'journal.db-wal'));
    await hear(1);
    expect(told[0]?.message).toContain('stop Studyhook and start it again');
    await expect(journal.accept(intake('e2', []))).rejects.toMatchObject({ trouble: 'gone' });
    // As if the process ended now: nothing but this file would be left.
    const left = await newFolder();
    await copyFile(join(folder, 'journal.db'), join(left, 'journal.db'));
    for (const kind of ['rules', 'connections', 'identities', 'settings'])
      await mkdir(join(left, kind));
    const next = await open({ folder: left });
    expect((await next.journal.events({ limit: 5 })).items.map(({ id }) => id)).toEqual(['e1']);
  });
});
