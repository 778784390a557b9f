import { z } from 'zod';
import {
  connectionKinds,
  limitsSchema,
  type Connection,
  type NewAuth,
  type StoredAuth,
} from '../../../shared/model/connection.ts';
import type { Api } from '../api.ts';
import { invalid } from './found.ts';

/** A secret on its way in; left out, or as it is shown (`{"set": true}`), it stays what it is. */
const secret = z
  .union([z.string().max(10_000), z.strictObject({ set: z.literal(true) })])
  .optional();
type Secret = z.output<typeof secret>;

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), username: z.string().max(500), password: secret }),
  z.strictObject({ kind: z.literal('bearer'), token: secret }),
  z.strictObject({ kind: z.literal('custom'), headers: z.record(z.string(), secret) }),
]);
type GivenAuth = z.output<typeof authSchema>;

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'has to be an address that begins with http:// or https://' })
  .max(2000)
  .refine(hasNoLogin, 'may hold no user name or password; enter them as the sign-in')
  .refine(isPlain, 'may hold neither a question mark nor a hash; the command follows the address')
  .describe('The address below which the commands are; a slash is added at its end');

export const connectionFields = {
  name: z.string().trim().min(1).max(200),
  kind: z.enum(connectionKinds),
  baseUrl: httpUrl,
  accountId: z.string().trim().min(1).max(200).nullish(),
  auth: authSchema.optional(),
  allowPrivate: z.boolean().default(false),
  limits: limitsSchema.default({ concurrency: 8, timeoutSeconds: 30 }),
};
type Fields = z.output<z.ZodObject<typeof connectionFields>>;

/** What is stored of a connection's fields; secrets that were left out come from `stored`. */
export function contentOf(
  api: Api,
  fields: Fields,
  stored?: Connection,
): Omit<Connection, 'id' | 'revision' | 'paused'> {
  const { name, kind, accountId, allowPrivate, limits } = fields;
  const url = new URL(fields.baseUrl);
  requireReachable(api, url, allowPrivate);
  const baseUrl = url.href.endsWith('/') ? url.href : `${url.href}/`;
  const { perSecond, ...otherLimits } = limits;
  const samePlace = stored !== undefined && new URL(stored.baseUrl).origin === url.origin;
  return {
    name,
    kind,
    baseUrl,
    ...(accountId != null && { accountId }),
    auth: authOf(api, fields.auth, stored?.auth, samePlace),
    allowPrivate,
    limits: { ...otherLimits, ...(perSecond !== undefined && { perSecond }) },
  };
}

/** An address to which no call would ever go is refused at once, and not on the night of the first study. */
function requireReachable(api: Api, url: URL, allowPrivate: boolean): void {
  const outcome = api.checkAddress(url, { allowPrivate });
  const isHere = /(^|\.)localhost\.?$/i.test(url.hostname);
  if (outcome.kind === 'allowed' && (allowPrivate || !isHere)) return;
  const why =
    outcome.kind === 'refused'
      ? outcome.why
      : `The name ${url.hostname} means this machine itself. If it is meant, allow private addresses on the connection.`;
  const wouldHelp =
    !allowPrivate && api.checkAddress(url, { allowPrivate: true }).kind === 'allowed';
  const how = wouldHelp ? ' That is "allowPrivate": true.' : '';
  throw invalid('Calls cannot go to this address', [{ field: 'baseUrl', message: why + how }]);
}

function authOf(
  api: Api,
  given: GivenAuth | undefined,
  stored: StoredAuth | undefined,
  samePlace: boolean,
): StoredAuth {
  if (given === undefined && (stored === undefined || stored.kind === 'none' || samePlace)) {
    return stored ?? { kind: 'none' };
  }
  const { sealer } = api.system();
  // A kept secret must not be sent to wherever somebody points the connection: elsewhere it is entered anew.
  const kept = samePlace ? stored : undefined;
  const open = (sealed: { sealed: string }) => sealer.open(sealed);
  const { auth, lacking } = complete(given ?? anew(stored), kept, open);
  if (lacking.length > 0) {
    throw invalid(
      'The sign-in is not complete',
      lacking.map((field) => ({
        field: `auth.${field}`,
        message:
          stored && !samePlace
            ? 'The address is another one, so enter the secret again.'
            : `Enter the ${secretNames[auth.kind]}.`,
      })),
    );
  }
  const mistakes = api.checkAuth(auth);
  if (mistakes.length > 0) {
    throw invalid(
      'The sign-in cannot be used',
      mistakes.map(({ field, message }) => ({ field: `auth.${field}`, message })),
    );
  }
  return api.sealAuth(auth, sealer);
}

const secretNames: Readonly<Record<NewAuth['kind'], string>> = {
  none: 'secret',
  basic: 'password',
  bearer: 'token',
  custom: 'value of the header',
};

interface Completed {
  readonly auth: NewAuth;
  /** Secrets that were neither given nor stored. */
  readonly lacking: readonly string[];
}

function complete(
  given: GivenAuth,
  stored: StoredAuth | undefined,
  open: (sealed: { sealed: string }) => string,
): Completed {
  const lacking: string[] = [];
  const take = (field: string, value: Secret, kept: { sealed: string } | undefined): string => {
    if (typeof value === 'string') return value;
    if (kept) return open(kept);
    lacking.push(field);
    return '';
  };
  switch (given.kind) {
    case 'none':
      return { auth: given, lacking };
    case 'basic': {
      const kept = stored?.kind === 'basic' ? stored.password : undefined;
      return { auth: { ...given, password: take('password', given.password, kept) }, lacking };
    }
    case 'bearer': {
      const kept = stored?.kind === 'bearer' ? stored.token : undefined;
      return { auth: { ...given, token: take('token', given.token, kept) }, lacking };
    }
    case 'custom': {
      const kept = stored?.kind === 'custom' ? stored.headers : {};
      const headers = Object.entries(given.headers).map(([name, value]) => {
        const own = Object.hasOwn(kept, name) ? kept[name] : undefined;
        return [name, take(`headers.${name}`, value, own)];
      });
      return {
        auth: { ...given, headers: Object.fromEntries(headers) as Record<string, string> },
        lacking,
      };
    }
  }
}

/** The stored sign-in with every secret left out. */
function anew(stored: StoredAuth | undefined): GivenAuth {
  switch (stored?.kind) {
    case 'basic':
      return { kind: 'basic', username: stored.username };
    case 'bearer':
      return { kind: 'bearer' };
    case 'custom':
      return {
        kind: 'custom',
        headers: Object.fromEntries(Object.keys(stored.headers).map((name) => [name, undefined])),
      };
    case 'none':
    case undefined:
      return { kind: 'none' };
  }
}

function hasNoLogin(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

function isPlain(text: string): boolean {
  return !/[?#]/.test(text);
}
