import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = join(import.meta.dirname, '..', '..', 'dist', '.browser');

/** Where setting up for tests found a browser; undefined where there is none, which only a person's machine may be. */
export const browserPath = existsSync(stamp)
  ? readFileSync(stamp, 'utf8').trim() || undefined
  : undefined;
