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
      const found = ownersIn(documents.rules.all()).get(uuid);
      return found?.find(({ id }) => id !== rule.id)?.name;
    },
    catalogue,
    portability: (webhook) => {
      const wire = toHash(webhook, {});
      return wire.kind === 'not_portable' ? wire.problems : [];
    },
  };
}

const owners = new WeakMap<readonly Rule[], ReadonlyMap<string, readonly Rule[]>>();

/** Which rules have published a webhook of each uuid; also those that are off, for they may be switched on. */
function ownersIn(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const known = owners.get(rules);
  if (known) return known;
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const { uuid } of liveVersion(rule)?.webhooks ?? []) {
      found.set(uuid, [...(found.get(uuid) ?? []), rule]);
    }
  }
  owners.set(rules, found);
  return found;
}
