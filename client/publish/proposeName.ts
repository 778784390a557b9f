import { titlesOf, type Compiled } from '../../shared/authoring/callTitles.ts';
import { isRow, leavesOf } from '../../shared/authoring/conditions.ts';
import type { Words } from '../../shared/authoring/describe.ts';
import { startOf, type Webhook } from '../../shared/model/webhook.ts';

/** A longer name is none that lists can show. */
const longest = 90;

/**
 * What a rule could be called by the calls that its events lead to: `Send CT study to Reading station 2`, `Send study to
 * Reading station 1 or 2`. Calls that follow others say little of what it is for. None where that would be a long name,
 * or no longer tells what the rule does.
 */
export function proposeName({ name: rule, webhooks }: Compiled, words: Words): string | undefined {
  const own = webhooks.filter(({ origin }) => startOf(origin).exit === null);
  const titles = titlesOf({ name: rule, webhooks: own }, words);
  const [first, ...others] = new Set(own.map(({ uuid }) => titles.get(uuid) ?? ''));
  const [only] = own;
  if (first === undefined || !only) return undefined;
  const alike = own.length === 1 ? ofModality(first, only) : first;
  const name = others.length === 0 ? alike : together([first, ...others]);
  return name !== null && name.length <= longest ? name : undefined;
}

/** `Send study` of which modality, where that alone decides. */
function ofModality(title: string, { when }: Webhook): string {
  const [{ leaf: only, path } = { leaf: null, path: [] }, another] = leavesOf(when);
  const isAlone = only !== null && another === undefined && !path.includes('not');
  if (!isAlone || !isRow(only) || !/^(?:study\.)?modality$/.test(only.field)) return title;
  if (only.op !== 'equals' && only.op !== 'in') return title;
  const values = [only.value ?? []].flat().map(String);
  if (values.length === 0 || values.length > 3) return title;
  return title.replace(/ study(?= |$)/, ` ${disjunction.format(values)} study`);
}

const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** What they begin with alike is said once; null where that is too little to tell them together. */
function together(titles: readonly string[]): string | null {
  const shared = sharedWords(titles);
  if (shared.split(' ').length < 3) return null;
  return shared + disjunction.format(titles.map((title) => title.slice(shared.length)));
}

/** `Send study to ` of `Send study to A` and `Send study to B`. */
function sharedWords([first = '', ...others]: readonly string[]): string {
  let shared = '';
  for (const [word] of first.matchAll(/\S+ /g)) {
    if (!others.every((title) => title.startsWith(shared + word))) break;
    shared += word;
  }
  return shared;
}
