import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnusableFolder } from '../../../server/storage.ts';
import { intake, owed, rule, webhook } from '../../contracts/storage/samples.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();

/** A folder with a rule, and with a delivery of it. */
async function folderOfUse(): Promise<string> {
  const folder = await newFolder();
  const { documents, journal, close } = await open({ folder });
  await documents.rules.update('r1', () => rule('r1'));
  await journal.register([webhook('wa')]);
  await journal.accept(intake('e1', [owed('d1', 'wa')]));
  await close();
  return folder;
}

const lose = (folder: string, ...kinds: string[]) =>
  Promise.all(kinds.map((kind) => rm(join(folder, kind), { recursive: true })));

async function refusal(folder: string): Promise<string> {
  const fault = await open({ folder }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UnusableFolder);
  return (fault as Error).message;
}

describe('a folder of documents that is lost beside the journal', () => {
  it('is named with what to do, as often as one tries, and nothing is made in its place', async () => {
    const folder = await folderOfUse();
    await lose(folder, 'rules');
    const journal = await readFile(join(folder, 'journal.db'));
    for (let time = 0; time < 2; time += 1) {
      expect(await refusal(folder)).toBe(
        `${join(folder, 'rules')} is not there, although ${join(folder, 'journal.db')} tells of events, so what was in it is lost. ` +
          'Nothing was changed. Put it back from a backup, or make an empty folder of that name to go on without; then start again.',
      );
      expect(await readdir(folder)).not.toContain('rules');
    }
    expect(await readFile(join(folder, 'journal.db'))).toEqual(journal);
  });

  it('is named with all others that are', async () => {
    const folder = await folderOfUse();
    await lose(folder, 'connections', 'identities');
    expect(await refusal(folder)).toMatch(
      /connections and \S+identities are not there.*Put them back.*make empty folders of these names/,
    );
  });

  it('is gone without on purpose once an empty one is made', async () => {
    const folder = await folderOfUse();
    await lose(folder, 'rules');
    await mkdir(join(folder, 'rules'));
    const { documents, journal } = await open({ folder });
    expect(documents.rules.all()).toEqual([]);
    expect(await journal.backlog()).toBe(1);
  });

  it('is named too where the journal tells of events that led to nothing', async () => {
    const folder = await newFolder();
    const { journal, close } = await open({ folder });
    await journal.accept(intake('e1', []));
    await close();
    await lose(folder, 'rules');
    expect(await refusal(folder)).toContain('rules is not there, although');
  });

  it('is made anew where the journal tells of no event, and before there is a journal', async () => {
    const folder = await newFolder();
    for (let time = 0; time < 2; time += 1) {
      const { close, lostFolders } = await open({ folder });
      await close();
      expect(lostFolders).toEqual(time === 0 ? [] : [join(folder, 'rules')]);
      await lose(folder, 'rules');
    }
  });

  it('is made anew in a demo, and said to be lost', async () => {
    const folder = await folderOfUse();
    await lose(folder, 'rules');
    const { documents, lostFolders } = await open({ folder, mayLackDocuments: true });
    expect(lostFolders).toEqual([join(folder, 'rules')]);
    expect(documents.rules.all()).toEqual([]);
  });
});
