import type { NameKind } from '../../../shared/catalogue.ts';
import type { Connection, Identity } from '../../../shared/model/connection.ts';
import { isJsonObject, type JsonObject } from '../../../shared/model/json.ts';
import type { CallAmbra } from './call.ts';

export interface NamedThing {
  readonly uuid: string;
  readonly name: string;
}

export type NamesResult =
  | { readonly kind: 'ok'; readonly names: readonly NamedThing[] }
  | { readonly kind: 'failed'; readonly message: string };

interface Listing {
  readonly command: string;
  /** The member of the answer that holds the things. */
  readonly member: string;
  /** The parameter that takes the account's uuid. */
  readonly account?: string;
  /** The command knows no pages. */
  readonly whole?: true;
  /** Members that may hold the uuid, the surest first. */
  readonly uuid: readonly string[];
}

const listings: Readonly<Record<NameKind, Listing>> = {
  destination: {
    command: 'destination/list',
    member: 'destinations',
    account: 'account_id',
    uuid: ['uuid'],
  },
  // An account's user is a membership: where it names the user apart, that is the one to run as.
  user: {
    command: 'account/user/list',
    member: 'users',
    account: 'uuid',
    uuid: ['user_id', 'uuid'],
  },
  group: { command: 'group/list', member: 'groups', account: 'account_id', uuid: ['uuid'] },
  location: {
    command: 'location/list',
    member: 'locations',
    account: 'account_id',
    uuid: ['uuid'],
  },
  account: { command: 'account/list', member: 'accounts', uuid: ['uuid'] },
  namespace: {
    command: 'session/user',
    member: 'namespaces',
    whole: true,
    uuid: ['uuid', 'namespace_id'],
  },
};

const rowsPerPage = 100;
/** Ten thousand names: a picker beyond that needs a search, not a list. */
const mostPages = 100;

/** All pages of a list, each thing once, sorted by name. */
export async function listNames(
  call: CallAmbra,
  connection: Connection,
  identity: Identity | null,
  kind: NameKind,
): Promise<NamesResult> {
  const listing = listings[kind];
  const { accountId } = connection;
  if (listing.account !== undefined && accountId === undefined) {
    return {
      kind: 'failed',
      message: `Enter the account's uuid on the connection ${connection.name}: the platform lists names by account.`,
    };
  }
  const found = new Map<string, string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await call(connection, identity, listing.command, {
      ...(listing.account !== undefined &&
        accountId !== undefined && { [listing.account]: accountId }),
      ...(!listing.whole && { 'page.number': page, 'page.rows': rowsPerPage }),
    });
    if (answer.kind === 'error') return { kind: 'failed', message: answer.message };
    const before = found.size;
    for (const { uuid, name } of readNames(answer.body, listing)) found.set(uuid, name);
    // A server that ignores paging would give the same page for ever.
    if (!hasMore(answer.body) || found.size === before) break;
  }
  return { kind: 'ok', names: sorted(found) };
}

function readNames(body: JsonObject, listing: Listing): NamedThing[] {
  const things = body[listing.member];
  if (!Array.isArray(things)) return [];
  return things.filter(isJsonObject).flatMap((thing) => {
    const uuid = firstText(thing, listing.uuid);
    return uuid === null ? [] : [{ uuid, name: nameOf(thing) ?? uuid }];
  });
}

function nameOf(thing: JsonObject): string | null {
  const given = firstText(thing, ['name', 'user_name']);
  if (given !== null) return given;
  const parts = ['first', 'last']
    .map((part) => firstText(thing, [part]))
    .filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : firstText(thing, ['email', 'user_email']);
}

function firstText(thing: JsonObject, members: readonly string[]): string | null {
  for (const member of members) {
    const value = thing[member];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function hasMore(body: JsonObject): boolean {
  const page = body['page'];
  if (!isJsonObject(page)) return false;
  const more = page['more'];
  return more === 1 || more === '1' || more === true;
}

function sorted(found: ReadonlyMap<string, string>): NamedThing[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...found]
    .map(([uuid, name]) => ({ uuid, name }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.uuid, b.uuid));
}
