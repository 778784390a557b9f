import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { nameKinds, type NameKind } from '../../shared/catalogue.ts';
import type { Connection, Identity } from '../../shared/model/connection.ts';
import type { System } from '../system.ts';

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
  /**
   * Asks the platforms, in the background, for the kinds of which `nameOf` did not know one. Whoever asks first may wait
   * for the answers, for a moment; later ones may not, as a platform that is away would hold up every page.
   */
  askForMissing(): Promise<void>;
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

/** `momentMs` is how long whoever asks first may wait. */
export function createNameLists(system: () => System, momentMs = 500): NameLists {
  return new RememberedNames(system, momentMs);
}

class RememberedNames implements NameLists {
  readonly #system: () => System;
  readonly #momentMs: number;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<NamesOutcome>>();
  #missed = new Set<NameKind>();
  #hasAsked = false;
  // A list belongs to the installation it was fetched for: a reset of the demo makes another one.
  #owner: System;
  #generation = 0;

  constructor(system: () => System, momentMs: number) {
    this.#system = system;
    this.#momentMs = momentMs;
    this.#owner = system();
  }

  async get(
    connection: Connection,
    kind: NameKind,
    { refresh }: { readonly refresh: boolean },
  ): Promise<NamesOutcome> {
    this.#forgetOthers();
    const key = keyOf(connection.id, kind);
    const known = this.#kept.get(key);
    const age = known ? this.#owner.clock.now().getTime() - known.fetchedAt : Infinity;
    if (known && age < freshMs && !refresh) return { kind: 'ok', list: known.list };
    const running = this.#underWay.get(key);
    if (running) return running;
    const asking = this.#fetch(connection, kind, key).finally(() => {
      if (this.#underWay.get(key) === asking) this.#underWay.delete(key);
    });
    this.#underWay.set(key, asking);
    return asking;
  }

  async askForMissing(): Promise<void> {
    const kinds = [...this.#missed];
    this.#missed = new Set();
    const connections = this.#system()
      .storage.documents.connections.all()
      .filter(({ accountId }) => accountId !== undefined);
    const asking = connections.flatMap((connection) =>
      kinds.map((kind) => this.get(connection, kind, { refresh: false })),
    );
    // A fault here is nobody's answer; whoever asks for the names themselves is told.
    const answers = Promise.allSettled(asking);
    const isFirst = !this.#hasAsked && asking.length > 0;
    this.#hasAsked ||= isFirst;
    if (isFirst) await Promise.race([answers, pause(this.#momentMs, undefined, { ref: false })]);
  }

  nameOf(kind: NameKind, uuid: string): string | undefined {
    this.#forgetOthers();
    const name = nameIn(this.#kept.values(), kind, uuid) ?? identityName(this.#owner, kind, uuid);
    if (name === undefined) this.#missed.add(kind);
    return name;
  }

  known(connection: string, kind: NameKind): NameList['names'] | undefined {
    this.#forgetOthers();
    return this.#kept.get(keyOf(connection, kind))?.list.names;
  }

  generation(): number {
    return this.#generation;
  }

  forget(connection: string): void {
    this.#generation += 1;
    for (const kind of nameKinds) {
      this.#kept.delete(keyOf(connection, kind));
      this.#underWay.delete(keyOf(connection, kind));
    }
  }

  #forgetOthers(): void {
    if (this.#owner === this.#system()) return;
    this.#owner = this.#system();
    this.#generation += 1;
    this.#kept.clear();
    this.#underWay.clear();
    this.#missed.clear();
    this.#hasAsked = false;
  }

  async #fetch(connection: Connection, kind: NameKind, key: string): Promise<NamesOutcome> {
    const asked = this.#owner;
    const { ambra, clock, changes } = asked;
    const result = await ambra.names(connection, identityFor(asked, connection), kind);
    if (result.kind === 'failed') return result;
    const now = clock.now();
    const list = { names: result.names, fetchedAt: now.toISOString() };
    if (asked === this.#owner && this.#underWay.has(key)) {
      const isNews = !isDeepStrictEqual(this.#kept.get(key)?.list.names, list.names);
      this.#kept.set(key, { connection: connection.id, kind, fetchedAt: now.getTime(), list });
      if (isNews) {
        this.#generation += 1;
        changes.tell({ kind: 'names', id: connection.id });
      }
    }
    return { kind: 'ok', list };
  }
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
