import type { Webhook } from '../../model/webhook.ts';

/** The name of a rule: what its webhooks' names have in common before a colon, else the first one's name. */
export function ruleNameOf(webhooks: readonly Webhook[]): string {
  const [first, ...rest] = webhooks.map(({ name }) => name);
  if (first === undefined) return 'Rule';
  if (rest.length === 0) return first;
  for (let end = first.lastIndexOf(': '); end > 0; end = first.lastIndexOf(': ', end - 1)) {
    const prefix = first.slice(0, end + 2);
    if (rest.every((name) => name.startsWith(prefix))) return first.slice(0, end);
  }
  return first;
}

/** What stands behind the rule's name, where that can be an action's name and is no other webhook's. */
export function actionNameOf(
  ruleName: string,
  own: readonly Webhook[],
  all: readonly Webhook[],
): string | undefined {
  const [webhook, another] = own;
  if (!webhook || another || !webhook.name.startsWith(`${ruleName}: `)) return undefined;
  if (all.filter(({ name }) => name === webhook.name).length > 1) return undefined;
  const name = webhook.name.slice(ruleName.length + 2);
  return name && name === name.trim() && name.length <= 200 ? name : undefined;
}
