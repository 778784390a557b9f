import type { Change } from '../../../shared/authoring/diff.ts';
import type { ChangeAnswer } from '../../../shared/model/answers/rules.ts';
import type { Shown } from '../route.ts';

/** One webhook's change, by name and in words; the webhooks themselves are in the versions. */
export function showChange(change: Change): Shown<ChangeAnswer> {
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
