import type { NameKind } from '../../shared/catalogue.ts';
import type { Connection, Identity } from '../../shared/model/connection.ts';
import type { System } from '../system.ts';

export const nameKinds = [
  'destination',
  'user',
  'group',
  'location',
  'account',
  'namespace',
] as const satisfies readonly NameKind[];

export interface NameList {
  readonly names: readonly { readonly uuid: string; readonly name: string }[];
  /** ISO 8601: when the platform was asked. */
  readonly fetchedAt: string;
}

export type NamesOutcome =
  | { readonly kind: 'ok'; readonly list: NameList }
  | { readonly kind: 'failed'; readonly message: string };

/** The names behind the uuids of a connection, remembered for a minute; whoever asks meanwhile waits for the same answer. */
export interface NameLists {
  get(
    connection: Connection,
    kind: NameKind,
    options: { readonly refresh: boolean },
  ): Promise<NamesOutcome>;
  /** The name of a uuid as far as it is remembered, however old; asks nobody. */
  nameOf(kind: NameKind, uuid: string): string | undefined;
  /** A connection's names of a kind as far as they are remembered, however old; asks nobody. */
  known(connection: string, kind: NameKind): NameList['names'] | undefined;
  /** Another number whenever `nameOf` and `known` may answer otherwise. */
  generation(): number;
  /** The connection or one of its logins has changed: what it lists may be another's. */
  forget(connection: string): void;
}

const freshMs = 60_000;

interface Kept {
  readonly connection: string;
  readonly kind: NameKind;
  readonly fetchedAt: number;
  readonly list: NameList;
}

export function createNameLists(system: () => System): NameLists {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<NamesOutcome>>();
  // A list belongs to the installation it was fetched for: a reset of the demo makes another one.
  let owner = system();
  let generation = 0;

  function forgetOthers(): void {
    if (owner === system()) return;
    owner = system();
    generation += 1;
    kept.clear();
    underWay.clear();
  }

  async function fetch(connection: Connection, kind: NameKind, key: string): Promise<NamesOutcome> {
    const { ambra, clock } = system();
    const asked = owner;
    const result = await ambra.names(connection, identityFor(system(), connection), kind);
    if (result.kind === 'failed') return result;
    const now = clock.now();
    const list = { names: result.names, fetchedAt: now.toISOString() };
    if (asked === owner && underWay.has(key)) {
      generation += 1;
      kept.set(key, { connection: connection.id, kind, fetchedAt: now.getTime(), list });
    }
    return { kind: 'ok', list };
  }

  return {
    async get(connection, kind, { refresh }) {
      forgetOthers();
      const key = keyOf(connection.id, kind);
      const known = kept.get(key);
      const age = known ? system().clock.now().getTime() - known.fetchedAt : Infinity;
      if (known && age < freshMs && !refresh) return { kind: 'ok', list: known.list };
      const running = underWay.get(key);
      if (running) return running;
      const asking = fetch(connection, kind, key).finally(() => {
        if (underWay.get(key) === asking) underWay.delete(key);
      });
      underWay.set(key, asking);
      return asking;
    },
    generation: () => generation,
    known(connection, kind) {
      forgetOthers();
      return kept.get(keyOf(connection, kind))?.list.names;
    },
    nameOf(kind, uuid) {
      forgetOthers();
      return nameIn(kept.values(), kind, uuid) ?? identityName(system(), kind, uuid);
    },
    forget(connection) {
      generation += 1;
      for (const kind of nameKinds) {
        kept.delete(keyOf(connection, kind));
        underWay.delete(keyOf(connection, kind));
      }
    },
  };
}

/** The login with which a connection's names are looked up: its first. */
export function identityFor({ storage }: System, connection: Connection): Identity | null {
  return storage.documents.identities.all().find((one) => one.connection === connection.id) ?? null;
}

function nameIn(lists: Iterable<Kept>, kind: NameKind, uuid: string): string | undefined {
  for (const one of lists) {
    const found = one.kind === kind && one.list.names.find((each) => each.uuid === uuid);
    if (found) return found.name;
  }
  return undefined;
}

function identityName({ storage }: System, kind: NameKind, uuid: string): string | undefined {
  if (kind !== 'user') return undefined;
  return storage.documents.identities.all().find((one) => one.userId === uuid)?.name;
}

function keyOf(connection: string, kind: NameKind): string {
  return JSON.stringify([connection, kind]);
}
