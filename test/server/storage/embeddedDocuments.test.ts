import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UnreadableDocument } from '../../../server/storage.ts';
import { DocumentFile } from '../../../server/storage/embedded/documentFile.ts';
import type { DocumentKind } from '../../../server/storage/embedded/documentKinds.ts';
import { openDocuments } from '../../../server/storage/embedded/documents.ts';
import { rule } from '../../contracts/storage/samples.ts';
import { temporary } from './folder.ts';

const { newFolder, open } = temporary();

async function plant(folder: string, name: string, text: string): Promise<string> {
  await mkdir(join(folder, 'rules'), { recursive: true });
  const file = join(folder, 'rules', name);
  await writeFile(file, text);
  return file;
}

const stored = (document: unknown, schema = 1) => JSON.stringify({ schema, document });

describe('a folder with documents', () => {
  it.each([
    ['is cut off', 'r1.json', stored(rule('r1')).slice(0, -20), 'not whole JSON'],
    ['is empty', 'r1.json', '', 'it is empty'],
    ['is none of ours', 'r1.json', '{"hello":"world"}', 'no Studyhook document'],
    ['lacks a part', 'r1.json', stored({ ...rule('r1'), draft: undefined }), 'draft'],
    ['holds a part too many', 'r1.json', stored({ ...rule('r1'), extra: 1 }), 'the document'],
    ['runs a version that it lacks', 'r1.json', stored(rule('r1', { live: 1 })), 'should be: live'],
    ['comes from a newer Studyhook', 'r1.json', stored(rule('r1'), 2), 'newer Studyhook'],
    ['is a copy under another name', 'r1 (copy).json', stored(rule('r1')), 'Move it out'],
  ])('is refused, by the name of the file, when one %s', async (_, name, text, why) => {
    const folder = await newFolder();
    const file = await plant(folder, name, text);
    const refusal = await open({ folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableDocument);
    expect(String(refusal)).toContain(file);
    expect(String(refusal)).toContain(why);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(await readdir(join(folder, 'rules'))).toEqual([name]);
  });

  it('is refused without a word of what the broken file holds', async () => {
    const folder = await newFolder();
    await plant(folder, 'r1.json', stored({ ...rule('r1'), name: 7, note: 'Jane Doe' }));
    const refusal = await open({ folder }).catch((error: unknown) => error);
    expect(String(refusal)).toContain('name');
    expect(String(refusal)).not.toContain('Jane');
    await plant(folder, 'r1.json', '{"Jane Doe": ');
    expect(String(await open({ folder }).catch((error: unknown) => error))).not.toContain('Jane');
  });

  it('opens once what was broken is mended', async () => {
    const folder = await newFolder();
    await plant(folder, 'r1.json', '{');
    await expect(open({ folder })).rejects.toThrow('r1.json');
    await plant(folder, 'r1.json', stored(rule('r1')));
    expect((await open({ folder })).documents.rules.get('r1')).toEqual(rule('r1'));
  });

  it('is cleared of what a crash left of a write, and of nothing else', async () => {
    const folder = await newFolder();
    await plant(folder, 'r1.json', stored(rule('r1')));
    await plant(folder, 'r1.json.2718281828', '{"schema": 1, "docu');
    await plant(folder, 'notes.txt', 'mine');
    const { documents } = await openDocuments(folder);
    expect(documents.rules.all()).toEqual([rule('r1')]);
    expect((await readdir(join(folder, 'rules'))).sort()).toEqual(['notes.txt', 'r1.json']);
  });

  it.skipIf(process.platform === 'win32')('lets nobody else look into it', async () => {
    const folder = await newFolder();
    const { documents } = await open({ folder });
    await documents.rules.update('r1', () => rule('r1'));
    const modeOf = async (...path: string[]) => (await stat(join(folder, ...path))).mode & 0o777;
    expect(await modeOf()).toBe(0o700);
    expect(await modeOf('rules')).toBe(0o700);
    expect(await modeOf('rules', 'r1.json')).toBe(0o600);
    for (const name of ['journal.db', 'journal.db-wal', 'journal.db-shm']) {
      expect(await modeOf(name)).toBe(0o600);
    }
  });
});

describe('a document of an older schema', () => {
  interface Greeting {
    readonly id: string;
    readonly words: readonly string[];
  }
  const kind: DocumentKind<Greeting> = {
    folder: 'greetings',
    schema: z.strictObject({ id: z.string(), words: z.array(z.string()) }),
    migrations: [
      { name: 'text becomes a list', up: (old) => ({ ...(old as object), text: ['hello'] }) },
      {
        name: 'text is called words',
        up: (old) => ({ id: (old as Greeting).id, words: (old as { text: string[] }).text }),
      },
    ],
  };

  it.each([
    [1, { id: 'g', text: 'hello' }],
    [2, { id: 'g', text: ['hello'] }],
    [3, { id: 'g', words: ['hello'] }],
  ])(
    '(%i) is read as one of today, and written so at its next change',
    async (schema, document) => {
      const file = join(await newFolder(), 'g.json');
      await writeFile(file, stored(document, schema));
      const greeting = new DocumentFile(kind, file);
      expect(await greeting.load()).toEqual({ id: 'g', words: ['hello'] });
      expect(await readFile(file, 'utf8')).toBe(stored(document, schema));
      await greeting.save({ id: 'g', words: ['bye'] });
      const written: unknown = JSON.parse(await readFile(file, 'utf8'));
      expect(written).toEqual({ schema: 3, document: { id: 'g', words: ['bye'] } });
    },
  );
});
