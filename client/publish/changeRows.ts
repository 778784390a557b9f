import { upperFirst } from '@mantine/hooks';
import { diff, type Change } from '../../shared/authoring/diff.ts';
import { describeCondition, type Words } from '../../shared/authoring/describe.ts';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { nameKinds } from '../../shared/catalogue.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { callTitle, isMadeUpName } from '../../shared/authoring/callTitle.ts';

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
  const [was, is] = [titlesOf(before, words), titlesOf(after, words)];
  const called = new Map(
    [before, after].flatMap(({ webhooks }) =>
      webhooks.map(({ uuid, origin, name }) => [
        origin.node,
        is.get(uuid) ?? was.get(uuid) ?? name,
      ]),
    ),
  );
  return diff(before.webhooks, after.webhooks, words).flatMap((change): ChangeRow[] => {
    const { kind } = change;
    switch (kind) {
      case 'added':
      case 'removed': {
        const { uuid } = change.webhook;
        const name = (kind === 'added' ? is : was).get(uuid) ?? '';
        return [{ uuid, kind, name, details: [occasion(change.webhook, called, words)] }];
      }
      case 'changed': {
        const { uuid } = change.after;
        const name = is.get(uuid) ?? '';
        const told = change.fields.filter(({ field }) => field !== 'name' || isRenamed(change));
        const details = told.map((field) => upperFirst(named(field.words, words)));
        // Somebody gave it its name for what it did before.
        const isOwnName = !isMadeUpName(shortName(change.after, after.name), words.catalogue);
        if (
          isOwnName &&
          !isRenamed(change) &&
          told.some(({ field }) => field === 'url') &&
          !tellsOf(name, change.after)
        )
          details.push(`It is still called “${name}”`);
        return details.length === 0 ? [] : [{ uuid, kind, name, details }];
      }
    }
  });
}

/** “Push to station 1” tells of study/push. */
function tellsOf(name: string, { url }: Webhook): boolean {
  return name.toLowerCase().includes(url.split('/').at(-1) ?? '');
}

/** What tells calls of one name apart is made anew with each drawing, and nobody's change. */
function isRenamed({ before, after }: Extract<Change, { kind: 'changed' }>): boolean {
  const bare = (name: string) => name.replace(/ \d+$/, '').replace(/ \([^()]*\)$/, '');
  return bare(before.name) !== bare(after.name);
}

/** What each call is called, by uuid; calls that would be called the same keep what tells them apart. */
export function titlesOf(
  { name: rule, webhooks }: Compiled,
  words: Words,
): ReadonlyMap<string, string> {
  const titles = webhooks.map((webhook) => {
    const name = shortName(webhook, rule);
    return { uuid: webhook.uuid, name, title: callTitle(name, webhook, words) };
  });
  const alike = (title: string) => titles.filter((one) => one.title === title).length > 1;
  return new Map(
    titles.map(({ uuid, name, title }) => {
      const difference = / \(.*$/.exec(name)?.[0] ?? '';
      return [uuid, title !== name && alike(title) ? title + difference : title];
    }),
  );
}

/** Within its rule the name of the rule says nothing: `Push to station 1`, not `CT here: Push to station 1`. */
function shortName({ name }: Webhook, rule: string): string {
  return name.startsWith(`${rule}: `) ? name.slice(rule.length + 2) : name;
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

function named(text: string, words: Words): string {
  return text.replaceAll(uuids, (uuid) => {
    for (const kind of nameKinds) {
      const name = words.nameOf(kind, uuid);
      if (name !== undefined) return name;
    }
    return uuid;
  });
}
