import type { CheckContext } from '../shared/authoring/check.ts';
import { toHash } from '../shared/ambra/wire.ts';
import type { Catalogue } from '../shared/catalogue.ts';
import { liveVersion, type Rule } from '../shared/model/rule.ts';
import type { Documents } from './storage.ts';

export type AuthoringContext = CheckContext;

/** What checking and compiling a rule needs to know of this installation. */
export function authoringContext(
  { documents, catalogue }: { documents: Documents; catalogue: Catalogue },
  rule: { readonly id: string; readonly name: string; readonly timeZone: string },
  version: number,
): AuthoringContext {
  return {
    rule: { id: rule.id, name: rule.name },
    version,
    timeZone: rule.timeZone,
    connections: documents.connections.all(),
    identities: documents.identities.all(),
    signsIn: (id) => {
      const connection = documents.connections.get(id);
      return connection && connection.auth.kind !== 'none';
    },
    ownerOf: (uuid) => {
      const found = ownersOf(documents).get(uuid);
      return found?.find(({ id }) => id !== rule.id)?.name;
    },
    catalogue,
    portability: (webhook) => {
      const wire = toHash(webhook, {});
      return wire.kind === 'not_portable' ? wire.problems : [];
    },
  };
}

type Owners = ReadonlyMap<string, readonly Rule[]>;

interface Known {
  readonly rules: readonly Rule[];
  readonly published: string;
  readonly owners: Owners;
}

const known = new WeakMap<Documents['rules'], Known>();

/**
 * Which rules have published a webhook of each uuid; also those that are off, for they may be switched on. The same map
 * as long as nothing is published and no rule is renamed, so that what was worked out with it can be kept as long.
 */
export function ownersOf({ rules: stored }: Documents): Owners {
  const rules = stored.all();
  const before = known.get(stored);
  if (before?.rules === rules) return before.owners;
  const published = JSON.stringify(rules.map(({ id, name, live }) => [id, name, live]));
  const owners = before?.published === published ? before.owners : listOwners(rules);
  known.set(stored, { rules, published, owners });
  return owners;
}

function listOwners(rules: readonly Rule[]): Owners {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const { uuid } of liveVersion(rule)?.webhooks ?? []) {
      found.set(uuid, [...(found.get(uuid) ?? []), rule]);
    }
  }
  return found;
}
