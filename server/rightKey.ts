import { authHeaders } from './outbound/auth.ts';
import { BadKey, Unsealable, type Sealer } from './outbound/secrets.ts';
import type { Documents } from './storage.ts';

/**
 * Throws `BadKey` where a stored secret was sealed with another key. With the wrong key every call would fail, those
 * that are tried once for good; better not to start.
 */
export function requireRightKey(
  { connections, identities }: Pick<Documents, 'connections' | 'identities'>,
  sealer: Sealer,
  folder: string,
): void {
  const foreign = [
    ...connections
      .all()
      .filter((one) => isForeign(() => authHeaders(one, sealer)))
      .map(({ id }) => `connections/${id}.json`),
    ...identities
      .all()
      .filter(({ login, password }) => isForeign(() => [sealer.open(login), sealer.open(password)]))
      .map(({ id }) => `identities/${id}.json`),
  ];
  if (foreign.length === 0) return;
  throw new BadKey(
    `The secrets in ${folder} were sealed with another key. Nothing was changed. Start with the SECRET_KEY of before, ` +
      `or without it and with the earlier file secret.key put back. If that key is lost, move ${foreign.join(', ')} ` +
      'out of the folder, start again and enter these logins anew.',
  );
}

function isForeign(open: () => unknown): boolean {
  try {
    open();
    return false;
  } catch (fault) {
    if (fault instanceof Unsealable) return true;
    throw fault;
  }
}
