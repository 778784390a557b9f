import { findCommand } from '../../catalogue.ts';
import type { ActionNode, OnceScope } from '../../model/graph.ts';
import { isReference } from '../../model/reference.ts';
import { keptUrls } from '../compile/target.ts';
import { lowered, named, type Words } from './names.ts';
import { fieldWords } from './tests.ts';

/** What an action does: `send the study to Reading station 1`. Commands without a phrase of their own give their label. */
export function callWords(action: ActionNode, words: Words): string {
  const { command, name } = action;
  if (!command) {
    const [url = 'do something not chosen yet'] = keptUrls(action).map((kept) => `call ${kept}`);
    return name?.trim() ? `do “${name.trim()}”` : url;
  }
  const known = findCommand(words.catalogue, command);
  if (!known) return name?.trim() ? `do “${name.trim()}”` : `call ${command}`;
  const phrase = phrases[command];
  if (phrase) return phrase((...names) => firstOf(action, names, words));
  const targets = Object.keys(action.parameters).flatMap((parameter) =>
    words.catalogue.kindOf(command, parameter) ? (firstOf(action, [parameter], words) ?? []) : [],
  );
  return targets.length > 0
    ? `${lowered(known.label)} (${targets.join(', ')})`
    : lowered(known.label);
}

/** As whom, how often, and whether it is switched off: what follows the call in the sentence. */
export function mannerWords(action: ActionNode, words: Words): string {
  const user = action.runAs === undefined ? '' : ` as ${named('user', action.runAs, words)}`;
  const once = action.once === undefined ? '' : `, ${onceWords[action.once]}`;
  const retry = action.retry ? ', trying again if that fails' : '';
  return `${user}${once}${retry}${action.suspended ? ' (switched off)' : ''}`;
}

const onceWords: Readonly<Record<OnceScope, string>> = {
  study: 'once per study',
  study_uid: 'once for all copies of a study',
  accession_number: 'once per accession number',
};

type Value = (...names: string[]) => string | undefined;

const receivers = [
  'group_id',
  'location_id',
  'user_id',
  'account_id',
  'namespace_id',
  'email',
  'share_code',
];

const phrases: Readonly<Record<string, (value: Value) => string>> = {
  'study/push': (value) => `send the study to ${value('destination_id') ?? 'a destination'}`,
  'study/share': (value) => `share the study with ${value(...receivers) ?? 'somebody'}`,
  'study/move': (value) => `move the study to ${value('namespace_id') ?? 'another namespace'}`,
  'study/duplicate': (value) => `copy the study to ${value('namespace_id') ?? 'another namespace'}`,
  'study/status/set': (value) => `set the study’s status to ${value('new') ?? 'another'}`,
  'message/add': (value) => `send a message to ${value(...receivers) ?? 'somebody'}`,
  'tag/add': (value) => `add the tag ${value('tag') ?? 'that is not chosen yet'}`,
  'webhook/email': (value) => `send an email to ${value('to') ?? 'somebody'}`,
};

/** The first of these parameters that has a value, in words. */
function firstOf(action: ActionNode, names: readonly string[], words: Words): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(action.parameters, name) ? action.parameters[name] : undefined;
    if (typeof value !== 'string' || value === '') continue;
    if (isReference(value)) return `the ${fieldWords(value, words)}`;
    const kind = words.catalogue.kindOf(action.command ?? '', name);
    return kind ? named(kind, value, words) : value;
  }
  return undefined;
}
