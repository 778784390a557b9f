import type { CheckContext } from '../shared/authoring/check.ts';
import { toHash } from '../shared/ambra/wire.ts';
import type { Catalogue } from '../shared/catalogue.ts';
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
    catalogue,
    portability: (webhook) => {
      const wire = toHash(webhook, {});
      return wire.kind === 'not_portable' ? wire.problems : [];
    },
  };
}
