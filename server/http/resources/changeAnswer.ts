import { z } from 'zod';
import type { Change } from '../../../shared/authoring/diff.ts';
import type { Shown } from '../route.ts';

export const changeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  webhook: z.string(),
  name: z.string(),
  words: z.string(),
  /** Of a webhook that is there on both sides: what is not as it was. */
  fields: z.array(
    z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), words: z.string() }),
  ),
});

/** One webhook's change, by name and in words; the webhooks themselves are in the versions. */
export function showChange(change: Change): Shown<z.input<typeof changeSchema>> {
  const { kind, words } = change;
  switch (change.kind) {
    case 'added':
    case 'removed':
      return { kind, words, webhook: change.webhook.uuid, name: change.webhook.name, fields: [] };
    case 'changed': {
      const { after, fields } = change;
      return { kind, words, webhook: after.uuid, name: after.name, fields: fields.map(showField) };
    }
  }
}

function showField({
  field,
  before,
  after,
  words,
}: Extract<Change, { kind: 'changed' }>['fields'][number]) {
  return { field, before: before ?? null, after: after ?? null, words };
}
