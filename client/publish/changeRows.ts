import { diff, type Change } from '../../shared/authoring/diff.ts';
import { describeCondition, type Words } from '../../shared/authoring/describe.ts';
import { eventLabel } from '../../shared/authoring/labels.ts';
import type { NameKind } from '../../shared/catalogue.ts';
import type { Webhook } from '../../shared/model/webhook.ts';

/** One webhook that is not as it was, as it is listed. */
export interface ChangeRow {
  readonly uuid: string;
  readonly kind: Change['kind'];
  readonly name: string;
  /** What is different about it; of one that is new or gone, when it is (or was) called. */
  readonly details: readonly string[];
}

/** The webhooks of a rule that had this name. */
export interface Compiled {
  readonly name: string;
  readonly webhooks: readonly Webhook[];
}

/** What differs between two of them, with names in place of uuids as far as they are known. */
export function changeRows(before: Compiled, after: Compiled, words: Words): ChangeRow[] {
  const called = new Map(
    [before, after].flatMap((side) =>
      side.webhooks.map((webhook) => [webhook.origin.node, shortName(webhook, side)] as const),
    ),
  );
  return diff(before.webhooks, after.webhooks, words).map((change) => {
    const { kind } = change;
    switch (kind) {
      case 'added':
      case 'removed': {
        const { uuid } = change.webhook;
        const name = shortName(change.webhook, kind === 'added' ? after : before);
        return { uuid, kind, name, details: [occasion(change.webhook, called, words)] };
      }
      case 'changed': {
        const { uuid } = change.after;
        const name = shortName(change.after, after);
        const details = change.fields.map((field) => upper(named(field.words, words)));
        return { uuid, kind, name, details };
      }
    }
  });
}

/** Within its rule the name of the rule says nothing: `Push to station 1`, not `CT here: Push to station 1`. */
export function shortName(webhook: Pick<Webhook, 'name'>, rule: { readonly name: string }): string {
  const prefix = `${rule.name}: `;
  return webhook.name.startsWith(prefix) ? webhook.name.slice(prefix.length) : webhook.name;
}

/** When a webhook is called: `Study arrives, only if modality is CT`. */
function occasion(
  { event, when, origin }: Webhook,
  called: ReadonlyMap<string, string>,
  words: Words,
): string {
  const [before, exit] = origin.trigger.split('.');
  // The condition of a chain names webhooks, which says nothing to a person.
  if (exit !== undefined) {
    const name = called.get(before ?? '');
    const what = name === undefined ? 'the call before' : `“${name}”`;
    return exit === 'failed' ? `When ${what} has failed for good` : `After ${what} has succeeded`;
  }
  const label = eventLabel(event, words.catalogue);
  const condition = describeCondition(when, words);
  return condition === 'always' ? label : `${label}, only if ${condition}`;
}

const uuids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

const kinds = [
  'destination',
  'user',
  'group',
  'location',
  'account',
  'namespace',
] as const satisfies readonly NameKind[];

function named(text: string, words: Words): string {
  return text.replaceAll(uuids, (uuid) => {
    for (const kind of kinds) {
      const name = words.nameOf(kind, uuid);
      if (name !== undefined) return name;
    }
    return uuid;
  });
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
