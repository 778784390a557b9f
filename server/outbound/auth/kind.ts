import type { NewAuth, StoredAuth } from '../../../shared/model/connection.ts';
import type { Sealer } from '../secrets.ts';

export type AuthName = NewAuth['kind'];
export type NewOf<K extends AuthName> = Extract<NewAuth, { kind: K }>;
export type StoredOf<K extends AuthName> = Extract<StoredAuth, { kind: K }>;

/** What is wrong with a field of the form, worded for the person who fills it in. */
export interface FieldMistake {
  /** Within the auth: `password`, `headers.X-Api-Key`. */
  readonly field: string;
  readonly message: string;
}

/** What a secret looks like from outside: that it is there. */
export interface SecretSet {
  readonly set: true;
}

/** What may be shown of an auth. */
export type MaskedAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: SecretSet }
  | { readonly kind: 'bearer'; readonly token: SecretSet }
  | { readonly kind: 'custom'; readonly headers: Readonly<Record<string, SecretSet>> };

/** One way to prove who we are. */
export interface AuthKind<K extends AuthName> {
  /** Finds everything that could not be sent as a header; empty where all is well. */
  check(auth: NewOf<K>): FieldMistake[];
  seal(auth: NewOf<K>, sealer: Sealer): StoredOf<K>;
  /** The headers of a call: secrets, every value of them. */
  headers(auth: StoredOf<K>, sealer: Sealer): Record<string, string>;
  mask(auth: StoredOf<K>): Extract<MaskedAuth, { kind: K }>;
}

export const secretSet: SecretSet = { set: true };
