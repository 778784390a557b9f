import type { Connection, NewAuth, StoredAuth } from '../../shared/model/connection.ts';
import { basic } from './auth/basic.ts';
import { bearer } from './auth/bearer.ts';
import { custom } from './auth/custom.ts';
import type { AuthKind, AuthName, FieldMistake, MaskedAuth } from './auth/kind.ts';
import { none } from './auth/none.ts';
import { Unsealable, type Sealer } from './secrets.ts';

/** A new kind is a file in `auth/`, a line here, and its shape in the model. */
const kinds: { readonly [K in AuthName]: AuthKind<K> } = { none, basic, bearer, custom };

/** The compiler cannot see that an auth and the kind it names belong together; `kinds` proves it. */
function kindOf(auth: { readonly kind: AuthName }): AuthKind<AuthName> {
  return kinds[auth.kind] as unknown as AuthKind<AuthName>;
}

/** Everything that is wrong with what a person entered; empty where it can be sealed and sent. */
export function checkAuth(auth: NewAuth): FieldMistake[] {
  return kindOf(auth).check(auth);
}

/** What is stored: every secret sealed. Expects what `checkAuth` finds nothing wrong with. */
export function sealAuth(auth: NewAuth, sealer: Sealer): StoredAuth {
  return kindOf(auth).seal(auth, sealer);
}

/**
 * The headers that prove who we are; every value is a secret. Throws `Unsealable` where the key has changed, naming the
 * connection whose secrets have to be entered again.
 */
export function authHeaders(
  { auth, name }: Pick<Connection, 'auth' | 'name'>,
  sealer: Sealer,
): Record<string, string> {
  try {
    return kindOf(auth).headers(auth, sealer);
  } catch (fault) {
    if (!(fault instanceof Unsealable)) throw fault;
    const message = `The sign-in of the connection “${name}” cannot be read. ${fault.message}`;
    throw new Unsealable(message, { cause: fault });
  }
}

/** What may be shown: kinds, user names and header names, and of secrets only that they are set. */
export function maskAuth(auth: StoredAuth): MaskedAuth {
  return kindOf(auth).mask(auth);
}
