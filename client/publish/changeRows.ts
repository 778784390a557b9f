import { upperFirst } from '@mantine/hooks';
import { diff, type Change } from '../../shared/authoring/diff.ts';
import { describeCondition, type Words } from '../../shared/authoring/describe.ts';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { nameKinds } from '../../shared/catalogue.ts';
import { startOf, type Webhook } from '../../shared/model/webhook.ts';
import { isMadeUpName } from '../../shared/authoring/callTitle.ts';
import { proposeName } from './proposeName.ts';
import { shortName, titlesOf, type Compiled } from '../../shared/authoring/callTitles.ts';

/** One webhook that is not as it was, as it is listed. */
export interface ChangeRow {
  readonly uuid: string;
  /** The id of the action that it is a call of. */
  readonly step: string;
  readonly kind: Change['kind'];
  readonly name: string;
  /** What is different about it; of one that is new or gone, when it is (or was) called. */
  readonly details: readonly string[];
  /**
   * What is still called by what the call does no more: the rule, where it was called by its calls, with what it could be
   * called now; or the action, as the id of its node.
   */
  readonly outdated?:
    | { readonly kind: 'rule'; readonly instead: string }
    | { readonly kind: 'call'; readonly node: string };
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
  const isAsProposed = after.name === proposeName(before, words);
  const proposal = isAsProposed ? proposeName(after, words) : undefined;
  return diff(before.webhooks, after.webhooks, words).flatMap((change): ChangeRow[] => {
    const { kind } = change;
    switch (kind) {
      case 'added':
      case 'removed': {
        const { uuid, origin } = change.webhook;
        const name = (kind === 'added' ? is : was).get(uuid) ?? '';
        return [
          {
            uuid,
            step: origin.node,
            kind,
            name,
            details: [occasion(change.webhook, called, words)],
          },
        ];
      }
      case 'changed': {
        const { uuid, origin } = change.after;
        const step = origin.node;
        const name = is.get(uuid) ?? '';
        const isNamedAnew = isRenamed(change, [before, after], words);
        const told = change.fields.filter(({ field }) => field !== 'name' || isNamedAnew);
        const details = told.map((field) => upperFirst(named(field.words, words)));
        // Somebody gave it its name for what it did before.
        const isOwnName = !isMadeUpName(shortName(change.after, after.name), words.catalogue);
        const isOutlived =
          isOwnName &&
          !isNamedAnew &&
          told.some(({ field }) => field === 'url') &&
          !tellsOf(name, change.after);
        if (isOutlived) {
          details.push(`It is still called “${name}”`);
          return [{ uuid, step, kind, name, details, outdated: { kind: 'call', node: step } }];
        }
        const instead = after.name === was.get(uuid) ? name : proposal;
        if (instead !== undefined && instead !== after.name) {
          details.push(`The rule is still called “${after.name}”`);
          return [{ uuid, step, kind, name, details, outdated: { kind: 'rule', instead } }];
        }
        return details.length === 0 ? [] : [{ uuid, step, kind, name, details }];
      }
    }
  });
}

/** “Push to station 1” tells of study/push. */
function tellsOf(name: string, { url }: Webhook): boolean {
  return name.toLowerCase().includes(url.split('/').at(-1) ?? '');
}

/**
 * Whether somebody gave it another name. What tells calls of one name apart is made anew with each drawing, and what they
 * do by itself names those that have no name; both is nobody's change.
 */
function isRenamed(
  change: Extract<Change, { kind: 'changed' }>,
  [before, after]: readonly [Compiled, Compiled],
  { catalogue }: Words,
): boolean {
  const bare = (name: string) => name.replace(/ \d+$/, '').replace(/ \([^()]*\)$/, '');
  if (bare(change.before.name) === bare(change.after.name)) return false;
  const names = [shortName(change.before, before.name), shortName(change.after, after.name)];
  return before.name !== after.name || !names.every((name) => isMadeUpName(name, catalogue));
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
