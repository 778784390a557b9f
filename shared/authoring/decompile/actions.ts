import type { ActionNode } from '../../model/graph.ts';
import type { Webhook } from '../../model/webhook.ts';
import { webhookUuid } from '../compile/identity.ts';
import type { Ids } from './ids.ts';

/** An action as far as its webhooks agree on it, and the webhooks that it stands for. */
export interface DrawnAction {
  readonly id: string;
  readonly webhooks: Webhook[];
}

export interface DrawnActions {
  readonly nodes: readonly DrawnAction[];
  readonly of: (webhook: Webhook) => DrawnAction;
}

/** Webhooks of one origin that make the same call share an action, unless their triggers are the same too. */
export function actionsOf(webhooks: readonly Webhook[], ids: Ids): DrawnActions {
  const byCall = new Map<string, DrawnAction[]>();
  const byWebhook = new Map<Webhook, DrawnAction>();
  const nodes: DrawnAction[] = [];
  for (const webhook of webhooks) {
    const call = callOf(webhook);
    const alike = byCall.get(call) ?? [];
    let action = alike.find(({ webhooks: drawn }) =>
      drawn.every((other) => startKey(other) !== startKey(webhook) && canShare(other, webhook)),
    );
    if (!action) {
      action = { id: ids.take(webhook.origin.node), webhooks: [] };
      nodes.push(action);
      byCall.set(call, [...alike, action]);
    }
    action.webhooks.push(webhook);
    byWebhook.set(webhook, action);
  }
  return {
    nodes,
    of: (webhook) => {
      const action = byWebhook.get(webhook);
      if (!action) throw new Error('a webhook was drawn without its action');
      return action;
    },
  };
}

/** What of an action is the same whatever starts it. */
export function commonParts(
  webhook: Webhook,
): Pick<
  ActionNode,
  'connection' | 'method' | 'parameters' | 'onMissing' | 'runAs' | 'retry' | 'suspended'
> {
  const { connection, method, parameters, on_missing, sid_user_id, retry, suspended } = webhook;
  return {
    connection,
    method,
    parameters,
    ...(Object.keys(on_missing).length > 0 ? { onMissing: on_missing } : {}),
    ...(sid_user_id === undefined ? {} : { runAs: sid_user_id }),
    ...(retry ? { retry } : {}),
    ...(suspended ? { suspended } : {}),
  };
}

/** An action keeps one hash, and gives it to those of its webhooks whose uuid it keeps too. */
function canShare(one: Webhook, other: Webhook): boolean {
  if (JSON.stringify(one.imported) === JSON.stringify(other.imported)) return true;
  const bare = one.imported ? other : one;
  const { rule, trigger, node } = bare.origin;
  return !bare.imported && bare.uuid === webhookUuid(rule, trigger, node);
}

/** Two webhooks with the same one start at the same trigger. */
export function startKey({ origin, event, cron, time_zone, max_age }: Webhook): string {
  return JSON.stringify([origin.trigger, event, cron, time_zone, max_age]);
}

function callOf(webhook: Webhook): string {
  return JSON.stringify([webhook.origin.node, webhook.url, commonParts(webhook)]);
}
