import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sealed } from '../../shared/model/connection.ts';

/** Turns secrets into what may be stored, and back. */
export interface Sealer {
  /** AES-256-GCM under a random nonce: the same text gives another sealed form each time. */
  seal(text: string): Sealed;
  /** Throws `Unsealable` where the key is another one or the stored text is damaged. */
  open(sealed: Sealed): string;
}

/** A stored secret that cannot be read. The message says what to do and holds nothing of the secret. */
export class Unsealable extends Error {
  override readonly name = 'Unsealable';
}

/** The key of the installation is missing, malformed or another one; the message says what to do. */
export class BadKey extends Error {
  override readonly name = 'BadKey';
}

/** `v1.` and the base64url of nonce, tag and ciphertext. The prefix is authenticated too. */
const version = 'v1.';
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

export function createSealer(key: Buffer): Sealer {
  if (key.length !== keyBytes) throw new Error(`the sealing key has ${key.length} bytes, not 32`);
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(version));
      const secret = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const bytes = Buffer.concat([nonce, cipher.getAuthTag(), secret]);
      return { sealed: version + bytes.toString('base64url') };
    },
    open: ({ sealed }) => openSealed(key, sealed),
  };
}

function openSealed(key: Buffer, sealed: string): string {
  if (!sealed.startsWith(version)) {
    throw new Unsealable(
      'A stored secret was sealed by a newer Studyhook, or is damaged. Run the newer version, or enter the secret again.',
    );
  }
  const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(version));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const text = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Unsealable(
      'A stored secret cannot be opened with this key. If SECRET_KEY or the file secret.key has changed, put the earlier one back; otherwise enter the secret again.',
      { cause },
    );
  }
}

export interface KeySource {
  /** SECRET_KEY, where it is set. */
  readonly secretKey?: string | undefined;
  /** Where `secret.key` lies, or is made on the first start. */
  readonly folder: string;
  /** Told, in words, that others on this machine may read the key file. */
  readonly warn?: ((message: string) => void) | undefined;
}

/**
 * The key of this installation: SECRET_KEY, or else a key file that is made once, readable by its owner alone and on
 * the disk before the first secret is sealed with it. Throws `BadKey`, saying what is allowed, where either is malformed.
 */
export async function loadKey({ secretKey, folder, warn }: KeySource): Promise<Buffer> {
  if (secretKey !== undefined) {
    const key = parseKey(secretKey);
    if (key) return key;
    throw new BadKey(`SECRET_KEY ${keyForm}.`);
  }
  const path = join(folder, 'secret.key');
  const text = await readIfThere(path);
  if (text === null) return createKeyFile(folder, path);
  await warnOfReaders(path, warn);
  const key = parseKey(text.trim());
  if (key) return key;
  throw new BadKey(
    `${path} does not hold a key. Put the file back from a backup. If it is empty, it has never sealed anything and you may delete it.`,
  );
}

/** What a key has to be, behind the name of where it is written. */
export const keyForm =
  'has to be 32 random bytes, written as 64 hexadecimal digits or in base64; `openssl rand -hex 32` makes one';

/** The 32 bytes that the text stands for; null where it is no key. */
export function parseKey(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return null;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new BadKey(`The key file ${path} cannot be read. Give this user the right to read it.`, {
      cause: error,
    });
  }
}

async function createKeyFile(folder: string, path: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true });
  const key = randomBytes(keyBytes);
  // Fails where another process was quicker: two keys for one folder would lose secrets.
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${key.toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folder);
  return key;
}

/** A new file's name is on the disk only once its folder is. Windows cannot do this and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function warnOfReaders(path: string, warn: KeySource['warn']): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    warn?.(`Other users of this machine may read ${path}. Run: chmod 600 ${path}`);
  }
}
