import { upperFirst } from '@mantine/hooks';
import { diff, type Change } from '../../shared/authoring/diff.ts';
import { describeCondition, type Words } from '../../shared/authoring/describe.ts';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { nameKinds } from '../../shared/catalogue.ts';
import { startOf, type Webhook } from '../../shared/model/webhook.ts';
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
  const calls = webhooks.map((webhook) => {
    const name = shortName(webhook, rule);
    return { webhook, name, title: callTitle(name, webhook, words) };
  });
  const titleOf = new Map(calls.map(({ webhook, title }) => [webhook.origin.node, title]));
  const apart = calls.map((call) => {
    const isAlone = calls.filter(({ title }) => title === call.title).length === 1;
    return isAlone ? call.title : call.title + distinction(call, titleOf);
  });
  return new Map(
    calls.map(({ webhook, name, title }, at) => {
      const isAlone = apart.filter((one) => one === apart[at]).length === 1;
      return [webhook.uuid, (isAlone ? apart[at] : undefined) ?? title + madeUpPart(name, title)];
    }),
  );
}

/** What starts a call, where the end of another call does by where that one goes. */
function distinction(
  { webhook: { origin }, name, title }: { webhook: Webhook; name: string; title: string },
  titleOf: ReadonlyMap<string, string>,
): string {
  const made = madeUpPart(name, title);
  const { node, exit } = startOf(origin);
  const before = titleOf.get(node);
  if (made === '' || exit === null || before === undefined) return made;
  return exit === 'failed' ? ` (when “${before}” fails)` : ` (after “${before}”)`;
}

/** What tells names that were made up apart, ` (Study arrives) 2`; of a title that somebody chose, nothing. */
function madeUpPart(name: string, title: string): string {
  return title === name ? '' : (/ \(.*$/.exec(name)?.[0] ?? '');
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
  const { node, exit } = startOf(origin);
  // The condition of a chain names webhooks, which says nothing to a person.
  if (exit !== null) {
    const name = called.get(node);
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
