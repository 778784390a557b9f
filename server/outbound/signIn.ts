import type { Connection } from '../../shared/model/connection.ts';
import { authHeaders } from './auth.ts';
import { Unsealable, type Sealer } from './secrets.ts';

/** What stands in place of a secret. */
export const hidden = '•••';

/** How we prove who we are over a connection, or what to do where the stored secrets cannot be read. */
export type SignIn =
  | {
      readonly kind: 'headers';
      /** Secrets, every value of them. */
      readonly headers: Readonly<Record<string, string>>;
      /** The same without their values, to be kept and shown. */
      readonly shown: Readonly<Record<string, string>>;
      /** What must not be kept if an answer repeats it, in every form that it may have there. */
      readonly secrets: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Opens the connection's secrets. */
export function readSignIn(connection: Connection, sealer: Sealer): SignIn {
  try {
    const headers = authHeaders(connection, sealer);
    const secrets = Object.values(headers).flatMap(secretParts).flatMap(formsOf);
    const shown = Object.fromEntries(Object.keys(headers).map((name) => [name, hidden]));
    return { kind: 'headers', headers, shown, secrets };
  } catch (fault) {
    if (!(fault instanceof Unsealable)) throw fault;
    return { kind: 'unreadable', why: fault.message };
  }
}

/**
 * The same for calls by the hundred: a connection is opened once and not for each of them. One that is changed is
 * another object, and so is asked anew.
 */
export function createSignIns(sealer: Sealer): (connection: Connection) => SignIn {
  const known = new WeakMap<Connection, SignIn>();
  return (connection) => {
    const before = known.get(connection);
    if (before) return before;
    const signIn = readSignIn(connection, sealer);
    known.set(connection, signIn);
    return signIn;
  };
}

/** What a secret looks like in a text: as it is, in an address or a form, in JSON. */
export function formsOf(secret: string): string[] {
  if (secret === '') return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, encodeURIComponent(secret), inJson])];
}

/** A header such as `Basic dXNlcjpwYXNz` is secret as a whole, in its credential and in its password. */
function secretParts(header: string): string[] {
  const [scheme = '', credential = ''] = header.split(' ', 2);
  if (scheme.toLowerCase() !== 'basic') return [header, ...(credential === '' ? [] : [credential])];
  const password = Buffer.from(credential, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
  return [header, credential, password];
}
