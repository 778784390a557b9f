import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { StorageFull, UnreadableDocument } from '../../../server/storage.ts';
import { at, intake, owed, rule, succeeded, webhook } from '../../contracts/storage/samples.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();

describe('the journal', () => {
  it('is missed where there are rules and its file is gone or empty, and at no other time', async () => {
    const folder = await newFolder();
    const first = await open({ folder });
    await first.documents.rules.update('r1', () => rule('r1'));
    await first.close();
    const second = await open({ folder });
    await second.close();
    await rm(join(folder, 'journal.db'));
    const third = await open({ folder });
    await third.close();
    for (const end of ['', '-wal', '-shm'])
      await rm(join(folder, `journal.db${end}`), { force: true });
    await writeFile(join(folder, 'journal.db'), '');
    const fourth = await open({ folder });
    expect([first, second, third, fourth].map(({ isJournalMissed }) => isJournalMissed)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('writes what arrives within a moment in one commit, also when one of it is refused', async () => {
    const { journal } = await open({ folder: await newFolder() });
    await journal.register([webhook('wa')]);
    const before = journal.stats().commits;
    const posts = Array.from({ length: 200 }, (_, n) =>
      journal.accept(intake(`e${n}`, [owed(`d${n}`, n === 77 ? 'unheard-of' : 'wa')])),
    );
    const ended = await Promise.allSettled(posts);
    expect(journal.stats().commits - before).toBe(1);
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await journal.backlog()).toBe(199);
  });

  it('refuses events beyond what may wait for a commit, and takes them again afterwards', async () => {
    const { journal } = await open({ folder: await newFolder(), maxPending: 10 });
    const posts = Array.from({ length: 12 }, (_, n) => journal.accept(intake(`e${n}`, [])));
    const ended = await Promise.allSettled(posts);
    const refused = ended.flatMap((end): unknown => (end.status === 'rejected' ? end.reason : []));
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error).toBeInstanceOf(StorageFull);
    expect((await journal.accept(intake('e11', []))).kind).toBe('stored');
  });

  it('stores nothing of what it refuses on a full disk, and goes on when there is room', async () => {
    const { journal } = await open({ folder: await newFolder(), maxPages: 100 });
    await journal.register([webhook('wa')]);
    const study = { report: 'x'.repeat(20_000) };
    const ids = Array.from({ length: 60 }, (_, n) => `e${n}`);
    const stored: string[] = [];
    const refused: unknown[] = [];
    for (let n = 0; n < ids.length; n += 4) {
      const four = ids.slice(n, n + 4).map(async (id) => {
        await journal.accept(intake(id, [owed(id, 'wa', { startsNow: true })], { study }));
        stored.push(id);
      });
      const ended = await Promise.allSettled(four);
      refused.push(
        ...ended.flatMap((end): unknown => (end.status === 'rejected' ? end.reason : [])),
      );
    }
    expect(stored.length).toBeGreaterThan(8);
    expect(refused.length).toBeGreaterThan(8);
    for (const error of refused) expect(error).toBeInstanceOf(StorageFull);
    const kept = (await journal.events({ limit: 100 })).items.map(({ id }) => id);
    expect(kept.sort()).toEqual(stored.sort());
    expect(await journal.backlog()).toBe(stored.length);

    await Promise.all(stored.slice(0, 8).map((id) => journal.settle(succeeded(id, 1))));
    expect(await journal.purge(at(60), 100)).toBe(8);
    const again = await journal.accept(intake('again', [owed('again', 'wa')], { study }));
    expect(again.kind).toBe('stored');
  });

  it('is refused, and not touched, when it is no journal', async () => {
    const folder = await newFolder();
    const file = join(folder, 'journal.db');
    const text = 'a letter that was saved in the wrong place. '.repeat(200);
    await writeFile(file, text);
    const refusal = await open({ folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableDocument);
    expect(String(refusal)).toContain(`The journal ${file} is damaged, or it is no journal`);
    expect(String(refusal)).toContain('Put back a copy of the folder');
    expect(String(refusal)).not.toContain('newer');
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('is refused when a newer Studyhook wrote it', async () => {
    const folder = await newFolder();
    const newer = new Libsql(join(folder, 'journal.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const refusal = await open({ folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableDocument);
    expect(String(refusal)).toMatch(/version 99; this Studyhook knows 3.*Start that Studyhook/);
  });
});
