import type { ApiError } from '../api/request.ts';
import type { ConnectionFields } from '../api/connections.ts';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';

/** A secret in a form: null leaves what is stored as it is. */
export type SecretValue = string | null;

export interface HeaderValue {
  readonly name: string;
  readonly value: SecretValue;
}

/** A connection as its form holds it: numbers may be half typed, and every sign-in keeps its own fields. */
export interface ConnectionValues {
  readonly name: string;
  readonly kind: 'ambra' | 'http';
  readonly baseUrl: string;
  readonly accountId: string;
  readonly authKind: 'none' | 'basic' | 'bearer' | 'custom';
  readonly username: string;
  readonly password: SecretValue;
  readonly token: SecretValue;
  readonly headers: readonly HeaderValue[];
  readonly allowPrivate: boolean;
  readonly concurrency: number | string;
  readonly perSecond: number | string;
  readonly timeoutSeconds: number | string;
}

const blank: ConnectionValues = {
  name: '',
  kind: 'ambra',
  baseUrl: '',
  accountId: '',
  authKind: 'none',
  username: '',
  password: '',
  token: '',
  headers: [{ name: '', value: '' }],
  allowPrivate: false,
  concurrency: 8,
  perSecond: '',
  timeoutSeconds: 30,
};

/** What the form begins with. */
export function valuesOf(connection: ConnectionAnswer | null): ConnectionValues {
  if (!connection) return blank;
  const { name, kind, baseUrl, accountId = '', auth, allowPrivate, limits } = connection;
  return {
    ...blank,
    name,
    kind,
    baseUrl,
    accountId,
    allowPrivate,
    concurrency: limits.concurrency,
    perSecond: limits.perSecond ?? '',
    timeoutSeconds: limits.timeoutSeconds,
    authKind: auth.kind,
    ...(auth.kind === 'basic' && { username: auth.username, password: null }),
    ...(auth.kind === 'bearer' && { token: null }),
    ...(auth.kind === 'custom' && {
      headers: Object.keys(auth.headers).map((header) => ({ name: header, value: null })),
    }),
  };
}

const kept = { set: true } as const;
const secretOf = (value: SecretValue) => value ?? kept;

/** What the form sends; a secret that was not entered anew goes back as it was shown. */
export function fieldsOf(values: ConnectionValues): ConnectionFields {
  const { name, kind, baseUrl, accountId, allowPrivate, perSecond } = values;
  return {
    name: name.trim(),
    kind,
    baseUrl: baseUrl.trim(),
    accountId: accountId.trim() === '' ? null : accountId.trim(),
    auth: authOf(values),
    allowPrivate,
    limits: {
      concurrency: Number(values.concurrency),
      timeoutSeconds: Number(values.timeoutSeconds),
      ...(perSecond !== '' && { perSecond: Number(perSecond) }),
    },
  };
}

function authOf(values: ConnectionValues): ConnectionFields['auth'] {
  switch (values.authKind) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return { kind: 'basic', username: values.username, password: secretOf(values.password) };
    case 'bearer':
      return { kind: 'bearer', token: secretOf(values.token) };
    case 'custom':
      return {
        kind: 'custom',
        headers: Object.fromEntries(
          values.headers
            .filter(({ name }) => name.trim() !== '')
            .map(({ name, value }) => [name.trim(), secretOf(value)]),
        ),
      };
  }
}

/** What can be said before anybody is asked, by field of the form. */
export function mistakesOf(values: ConnectionValues): Record<string, string> {
  const found: Record<string, string> = {};
  if (values.name.trim() === '') found['name'] = 'Give the connection a name.';
  if (!/^https?:\/\/[^/]/i.test(values.baseUrl.trim()))
    found['baseUrl'] = 'Enter an address that begins with https:// (or http://).';
  if (values.authKind === 'custom') {
    const names = values.headers.map(({ name }) => name.trim().toLowerCase());
    names.forEach((name, at) => {
      if (name !== '' && names.indexOf(name) < at)
        found[`headers.${at}.name`] = 'There is a header of this name already.';
    });
    if (names.every((name) => name === ''))
      found['headers.0.name'] = 'Enter the name of the header, such as X-Api-Key.';
  }
  for (const [field, most] of [
    ['concurrency', 256],
    ['timeoutSeconds', 300],
  ] as const) {
    const number = Number(values[field]);
    if (values[field] === '' || !Number.isInteger(number) || number < 1 || number > most)
      found[field] = `Enter a whole number from 1 to ${most}.`;
  }
  const rate = Number(values.perSecond);
  if (values.perSecond !== '' && !(rate > 0 && rate <= 1000))
    found['perSecond'] = 'Enter a number up to 1000, or leave it empty.';
  return found;
}

/** Where the server's complaints belong in the form; what belongs nowhere is told above it. */
export function blame(
  errors: ApiError['errors'],
  values: ConnectionValues,
): { readonly fields: Record<string, string>; readonly rest: readonly string[] } {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of errors) {
    const place = placeOf(field, values);
    if (place === null) rest.push(message);
    else fields[place] = inWords(message);
  }
  return { fields, rest };
}

/** The server speaks to whoever writes JSON. */
function inWords(message: string): string {
  return message
    .replace(/ That is "allowPrivate": true\.$/, '')
    .replace('allow private addresses on the connection', 'tick the box below');
}

const plain = ['name', 'kind', 'baseUrl', 'accountId', 'allowPrivate'];

function placeOf(field: string, values: ConnectionValues): string | null {
  if (plain.includes(field)) return field;
  const [group, ...more] = field.split('.');
  const name = more.join('.');
  if (group === 'limits') return name;
  if (group !== 'auth') return null;
  if (!name.startsWith('headers.')) return name === '' ? 'authKind' : name;
  const header = name.slice('headers.'.length);
  const at = values.headers.findIndex((one) => one.name.trim() === header);
  return at < 0 ? null : `headers.${at}.value`;
}

/** The values without what nobody may read later; what was stored stays stored. */
export function withoutSecrets(values: ConnectionValues): ConnectionValues {
  return {
    ...values,
    password: blanked(values.password),
    token: blanked(values.token),
    headers: values.headers.map(({ name, value }) => ({ name, value: blanked(value) })),
  };
}

export function blanked(secret: SecretValue): SecretValue {
  return secret === null ? null : '';
}

/** Whether the form says anything else than what is stored. */
export function isChanged(values: ConnectionValues, stored: ConnectionAnswer | null): boolean {
  return JSON.stringify(values) !== JSON.stringify(valuesOf(stored));
}

/** What was changed between two states of a connection, as the form calls it. */
export function changedBetween(before: ConnectionAnswer, after: ConnectionAnswer): string[] {
  const differs = (pick: (one: ConnectionAnswer) => unknown): boolean =>
    JSON.stringify(pick(before)) !== JSON.stringify(pick(after));
  const parts: [string, boolean][] = [
    ['name', differs(({ name }) => name)],
    ['kind', differs(({ kind }) => kind)],
    ['address', differs(({ baseUrl, allowPrivate }) => [baseUrl, allowPrivate])],
    ['account', differs(({ accountId }) => accountId)],
    ['sign-in', differs(({ auth }) => auth)],
    ['limits', differs(({ limits }) => limits)],
  ];
  return parts.filter(([, changed]) => changed).map(([part]) => part);
}

/** Whether all that has happened since is one pause or resumption, which the form has nothing to do with. */
export function isOnlyPaused(before: ConnectionAnswer, after: ConnectionAnswer): boolean {
  return after.revision === before.revision + 1 && after.paused !== before.paused;
}
