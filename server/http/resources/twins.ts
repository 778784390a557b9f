import { createTwinFinder, type TwinFinder } from '../../../shared/authoring/twins.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { liveVersion, type Rule } from '../../../shared/model/rule.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Api } from '../api.ts';
import { compiled, nextVersion } from './authored.ts';

const finders = new WeakMap<readonly Rule[], TwinFinder>();

/** What other rules that run would do as well, as problems of this rule. */
export function twinProblems(api: Api, rule: string, webhooks: readonly Webhook[]): Problem[] {
  const rules = api.system().storage.documents.rules.all();
  const finder = finders.get(rules) ?? createTwinFinder(rules.flatMap(running));
  finders.set(rules, finder);
  return finder(rule, webhooks);
}

function running(rule: Rule) {
  const version = rule.enabled ? liveVersion(rule) : undefined;
  return version ? [{ id: rule.id, name: rule.name, webhooks: version.webhooks }] : [];
}

interface Remembered {
  readonly connections: unknown;
  readonly webhooks: readonly Webhook[];
}

const remembered = new WeakMap<Rule, Remembered>();

/** The same of a stored rule's draft, which is compiled once for all the times that rules are listed. */
export function draftTwins(api: Api, rule: Rule): Problem[] {
  const connections = api.system().storage.documents.connections.all();
  const known = remembered.get(rule);
  const isSame = known?.connections === connections;
  const webhooks = isSame
    ? known.webhooks
    : compiled(api, rule.draft, rule, nextVersion(rule)).webhooks;
  if (!isSame) remembered.set(rule, { connections, webhooks });
  return twinProblems(api, rule.id, webhooks);
}
