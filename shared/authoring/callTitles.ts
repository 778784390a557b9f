import { startOf, type Webhook } from '../model/webhook.ts';
import { callTitle } from './callTitle.ts';
import { countOf } from './compile/names.ts';
import type { Words } from './describe.ts';

/** The webhooks of a rule that had this name. */
export interface Compiled {
  readonly name: string;
  readonly webhooks: readonly Webhook[];
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
  const alike = countOf(calls.map(({ title }) => title));
  const apart = calls.map((call) => ({
    ...call,
    told: alike.get(call.title) === 1 ? call.title : call.title + distinction(call, titleOf),
  }));
  const stillAlike = countOf(apart.map(({ told }) => told));
  return new Map(
    apart.map(({ webhook, name, title, told }) => [
      webhook.uuid,
      stillAlike.get(told) === 1 ? told : title + madeUpPart(name, title),
    ]),
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
export function shortName({ name }: Webhook, rule: string): string {
  return name.startsWith(`${rule}: `) ? name.slice(rule.length + 2) : name;
}
