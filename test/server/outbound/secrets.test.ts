import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealer, loadKey, Unsealable } from '../../../server/outbound/secrets.ts';

const key = Buffer.alloc(32, 1);

describe('a sealed secret', () => {
  const sealer = createSealer(key);

  it('opens to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(createSealer(Buffer.from(key)).open(sealer.seal(text))).toBe(text);
      }),
    );
  });

  it('shows nothing of the secret and looks different each time', () => {
    const first = sealer.seal('swordfish').sealed;
    expect(first).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(first.slice(3), 'base64url').toString('latin1')).not.toContain('swordfish');
    expect(sealer.seal('swordfish').sealed).not.toBe(first);
  });

  it('does not open with another key, and says what to do', () => {
    const sealed = sealer.seal('swordfish');
    const other = createSealer(Buffer.alloc(32, 2));
    expect(() => other.open(sealed)).toThrow(Unsealable);
    expect(() => other.open(sealed)).toThrow(/SECRET_KEY.*put the earlier one back/);
    expect(() => other.open(sealed)).not.toThrow(/swordfish/);
  });

  it('does not open once any part of it has changed', () => {
    const bytes = Buffer.from(sealer.seal('swordfish').sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.open({ sealed: `v1.${changed.toString('base64url')}` })).toThrow(
        Unsealable,
      );
    }
  });

  it.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'swordfish'])('does not open from %j', (sealed) => {
    expect(() => sealer.open({ sealed })).toThrow(Unsealable);
  });
});

describe('the key of an installation', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'studyhook-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['64 hexadecimal digits', key.toString('hex')],
    ['hexadecimal digits in capitals', Buffer.alloc(32, 0xab).toString('hex').toUpperCase()],
    ['base64', key.toString('base64')],
    ['base64url', key.toString('base64url')],
  ])('is SECRET_KEY, as %s', async (_, secretKey) => {
    const loaded = await loadKey({ secretKey, folder });
    expect(loaded).toHaveLength(32);
    expect(createSealer(loaded).open(createSealer(loaded).seal('a'))).toBe('a');
  });

  it('is the same however SECRET_KEY is written', async () => {
    const secretKey = key.toString('base64');
    expect(await loadKey({ secretKey, folder })).toEqual(key);
    expect(await loadKey({ secretKey: key.toString('hex'), folder })).toEqual(key);
  });

  it.each(['', 'password', 'ab'.repeat(31), 'a'.repeat(45), `${'A'.repeat(43)}!`])(
    'is refused as %j, with what is allowed and without the value',
    async (secretKey) => {
      const loading = loadKey({ secretKey, folder });
      await expect(loading).rejects.toThrow(/64 hexadecimal digits or in base64/);
      if (secretKey !== '') await expect(loading).rejects.not.toThrow(secretKey);
    },
  );

  it('is made once in the folder, for its owner alone', async () => {
    const nested = join(folder, 'data');
    const first = await loadKey({ folder: nested });
    expect(first).toHaveLength(32);
    expect((await stat(join(nested, 'secret.key'))).mode & 0o777).toBe(0o600);
    expect(await loadKey({ folder: nested })).toEqual(first);
  });

  it('is another one in another folder', async () => {
    const other = join(folder, 'other');
    expect(await loadKey({ folder: other })).not.toEqual(await loadKey({ folder }));
  });

  it('leaves no key file behind when SECRET_KEY is set', async () => {
    await loadKey({ secretKey: key.toString('hex'), folder });
    await expect(stat(join(folder, 'secret.key'))).rejects.toThrow(/ENOENT/);
  });

  it('is never replaced when its file is damaged', async () => {
    const path = join(folder, 'secret.key');
    await writeFile(path, 'not a key\n');
    await expect(loadKey({ folder })).rejects.toThrow(/Put the file back from a backup/);
    expect(await readFile(path, 'utf8')).toBe('not a key\n');
  });

  it('is used but warned about when others may read its file', async () => {
    const made = await loadKey({ folder });
    const warnings: string[] = [];
    const warn = (message: string) => warnings.push(message);
    await loadKey({ folder, warn });
    expect(warnings).toEqual([]);
    await chmod(join(folder, 'secret.key'), 0o644);
    expect(await loadKey({ folder, warn })).toEqual(made);
    expect(warnings).toEqual([expect.stringContaining('chmod 600')]);
  });
});
