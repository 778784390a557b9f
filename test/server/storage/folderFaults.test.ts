import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { folderFault } from '../../../server/storage/embedded/folderFault.ts';
import { UnreadableDocument, UnusableFolder } from '../../../server/storage.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();
const nobody = 65534;

/** Root may do everything, so it works as somebody else meanwhile. */
async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function refusal(folder: string): Promise<string> {
  const fault = await open({ folder }).then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(UnusableFolder);
  return (fault as Error).message;
}

describe('a folder that cannot be worked in', () => {
  it.each([[''], ['below']])('is named where a file is in its way: %j', async (below) => {
    const file = join(await newFolder(), 'data');
    await writeFile(file, 'a letter');
    expect(await refusal(join(file, below))).toBe(
      `${file} is a file, and Studyhook needs a folder there. Move the file away, or choose another folder with DATA_DIR.`,
    );
  });

  it('is named where it is a link to what is not there', async () => {
    const folder = join(await newFolder(), 'data');
    await symlink(join(folder, '..', 'drive'), folder);
    for (const path of [folder, join(folder, 'below')]) {
      expect(await refusal(path)).toBe(
        `The folder ${folder} cannot be made: ${folder} is a link to what is not there. Put that back, or choose another folder with DATA_DIR.`,
      );
    }
  });

  it.skipIf(process.platform !== 'linux').each([
    ['/proc/nope', 'The folder /proc/nope cannot be made: /proc takes no new folders.'],
    ['/proc/nope/below', 'The folder /proc/nope cannot be made: /proc takes no new folders.'],
    ['/dev/null/data', '/dev/null is no folder, and Studyhook needs one there.'],
  ])('is named where no folder can be: %s', async (folder, words) => {
    expect(await refusal(folder)).toBe(`${words} Choose another folder with DATA_DIR.`);
  });

  it('is made with all that is missing above it', async () => {
    const folder = join(await newFolder(), 'a', 'b', 'c');
    const storage = await open({ folder });
    expect(await readdir(folder)).toContain('journal.db');
    await storage.close();
  });

  it.skipIf(process.platform === 'win32')('is named where this user may not make it', async () => {
    const parent = await newFolder();
    await chmod(parent, 0o500);
    const folder = join(parent, 'data');
    const message = await withoutRights(() => refusal(folder));
    expect(message).toContain(`This user may not work in the folder ${folder}: ${folder} was`);
    expect(message).toContain('Make this user the owner of the folder');
    expect(await readdir(parent)).toEqual([]);
  });

  it.each([
    ['EACCES', 'may not work in the folder /data: /data/journal.db was refused'],
    ['EPERM', 'may not work in the folder /data: /data/journal.db was refused'],
    ['EROFS', 'The folder /data lies on a disk that can only be read'],
    ['ENOSPC', 'The disk with the folder /data is full'],
  ])('is named in a sentence that says what to do: %s', (code, words) => {
    const fault = Object.assign(new Error(code), { code, path: '/data/journal.db' });
    const said = folderFault(fault, '/data');
    expect(said).toBeInstanceOf(UnusableFolder);
    expect((said as Error).message).toContain(words);
    expect((said as Error).message).toContain('DATA_DIR');
  });

  it('is not blamed for a port that is refused, nor for a mistake of ours', () => {
    const port = Object.assign(new Error('listen EACCES'), { code: 'EACCES', port: 80 });
    const mistake = new TypeError('x is undefined');
    expect(folderFault(port, '/data')).toBe(port);
    expect(folderFault(mistake, '/data')).toBe(mistake);
  });

  it('does not become a demo because nobody may look into it', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'rules'), 'a file, where a folder is expected');
    expect(readConfig({ DATA_DIR: folder }).demo).toBe(false);
  });
});

describe('a lock file', () => {
  it('is named when it is damaged, with the advice to delete it', async () => {
    const folder = await newFolder();
    const file = join(folder, 'lock.db');
    await writeFile(file, 'no database at all. '.repeat(100));
    const message = await refusal(folder);
    expect(message).toContain(`The file ${file}, which keeps a second Studyhook out`);
    expect(message).toContain('delete it, and start again');
  });

  it('is named when it is a folder', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'lock.db'));
    expect(await refusal(folder)).toContain(join(folder, 'lock.db'));
  });

  it.skipIf(process.platform === 'win32')(
    'is not taken for granted when this user may only read it',
    async () => {
      const folder = await newFolder();
      if (process.geteuid?.() === 0) await chown(folder, nobody, nobody);
      const file = join(folder, 'lock.db');
      await writeFile(file, '', { mode: 0o444 });
      expect(await withoutRights(() => refusal(folder))).toContain(`The file ${file}`);
    },
  );
});

describe('a journal', () => {
  it('is named when it is a folder', async () => {
    const folder = await newFolder();
    const file = join(folder, 'journal.db');
    await mkdir(file);
    expect(await refusal(folder)).toBe(
      `${file} is a folder, and Studyhook needs a file there. Move the folder away, or choose another folder with DATA_DIR.`,
    );
    expect(await readdir(file)).toEqual([]);
  });
});

describe('a document that cannot be read', () => {
  it('is named when a folder has its name', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'rules', 'r1.json'), { recursive: true });
    const fault = await open({ folder }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UnreadableDocument);
    expect(String(fault)).toContain(
      `${join(folder, 'rules', 'r1.json')} cannot be read: it is a folder`,
    );
  });
});

describe('starting over such a folder', () => {
  it('ends with code 1 and one plain sentence, without a stack', { timeout: 30_000 }, async () => {
    const file = join(await newFolder(), 'data');
    await writeFile(file, 'a letter');
    const main = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, DATA_DIR: file, PORT: '0', SANDBOX_PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = text(child.stderr);
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(1);
    expect(await said).toBe(
      `${file} is a file, and Studyhook needs a folder there. Move the file away, or choose another folder with DATA_DIR.\n`,
    );
  });
});
