import { query, type Database } from './database.ts';
import type { WebhookMessage } from './messages.ts';

/** The webhooks that deliveries were planned with, by a key of the journal's own. */
export interface WebhookKeys {
  /** Stores what is not stored yet; a definition that changed gets a new key, so that no delivery's own changes. */
  readonly register: (webhooks: readonly WebhookMessage[]) => number;
  /** The key of the newest definition. Throws when there is none: it must be registered before it is planned with. */
  readonly keyOf: (uuid: string, version: number) => number;
  /** After a rollback: what was remembered may not be on the disk. */
  readonly forget: () => void;
}

interface Known {
  readonly key: number;
  readonly definition: string;
}

export function prepareWebhookKeys(database: Database): WebhookKeys {
  const newest = query<Known>(
    database,
    'SELECT key, definition FROM webhooks WHERE uuid = ? AND version = ? ORDER BY key DESC LIMIT 1',
  );
  const insert = database.prepare(
    'INSERT INTO webhooks (uuid, version, rule, name, definition) VALUES (?, ?, ?, ?, ?)',
  );
  const keys = new Map<string, number>();
  const nameOf = (uuid: string, version: number) => `${uuid}@${version}`;

  function register(webhooks: readonly WebhookMessage[]): number {
    let added = 0;
    for (const { uuid, version, rule, name, definition } of webhooks) {
      const known = newest.get(uuid, version);
      if (known?.definition === definition) continue;
      const { lastInsertRowid } = insert.run(uuid, version, rule, name, definition);
      keys.set(nameOf(uuid, version), Number(lastInsertRowid));
      added += 1;
    }
    return added;
  }

  function keyOf(uuid: string, version: number): number {
    const name = nameOf(uuid, version);
    const key = keys.get(name) ?? newest.get(uuid, version)?.key;
    if (key === undefined) {
      throw new Error(
        `Webhook ${uuid}, version ${version}, has to be registered before it is owed a call.`,
      );
    }
    keys.set(name, key);
    return key;
  }

  return { register, keyOf, forget: () => keys.clear() };
}
