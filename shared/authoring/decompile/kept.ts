import { onceScopes, type ActionNode, type Kept, type OnceScope } from '../../model/graph.ts';
import type { Webhook } from '../../model/webhook.ts';
import { onceKey, webhookUuid } from '../compile/identity.ts';
import type { CompileConnection } from '../compile/target.ts';
import { onceFlags, type OnceFlags } from '../compile/webhooks.ts';
import { commonParts, type DrawnAction } from './actions.ts';
import { commandOf } from './connections.ts';
import { actionNameOf } from './names.ts';
import type { Start } from './starts.ts';

interface Whole {
  readonly rule: { readonly id: string; readonly name: string };
  readonly connections: readonly CompileConnection[];
  readonly webhooks: readonly Webhook[];
}

/** The action with all that its webhooks say, and with what a drawing cannot say kept beside it. */
export function finished(
  drawn: DrawnAction,
  sourceOf: (webhook: Webhook) => Start,
  whole: Whole,
): ActionNode {
  const { rule, connections, webhooks: all } = whole;
  const { id, webhooks } = drawn;
  const [first] = webhooks;
  const imported = webhooks.find((webhook) => webhook.imported)?.imported;
  if (!first) throw new Error('an action was drawn without a webhook');
  const command = commandOf(connections, first);
  const name = actionNameOf(rule.name, webhooks, all);
  const once = commonScope(webhooks);
  const identities: Record<string, string> = {};
  const kept: Record<string, Kept> = {};
  for (const webhook of webhooks) {
    const source = sourceOf(webhook).id;
    if (webhook.imported || webhook.uuid !== webhookUuid(rule.id, source, id)) {
      identities[source] = webhook.uuid;
    }
    const rest: Kept = {
      ...(name === undefined ? { name: webhook.name } : {}),
      ...(command === undefined ? { url: webhook.url } : {}),
      ...(webhook.once_key === onceKey(rule.id, id) ? {} : { once_key: webhook.once_key }),
      ...(once === null ? flagsOf(webhook) : {}),
    };
    if (Object.keys(rest).length > 0) kept[source] = rest;
  }
  return {
    id,
    kind: 'action',
    ...(name === undefined ? {} : { name }),
    ...(command === undefined ? {} : { command }),
    ...commonParts(first),
    ...(imported ? { imported } : {}),
    ...(once ? { once } : {}),
    ...(Object.keys(identities).length > 0 ? { identities } : {}),
    ...(Object.keys(kept).length > 0 ? { kept } : {}),
  };
}

/** The scope (undefined for none) that gives every webhook the flags it has; null where there is none such. */
function commonScope(webhooks: readonly Webhook[]): OnceScope | undefined | null {
  const fits = [undefined, ...onceScopes].filter((scope) =>
    webhooks.every((webhook) => {
      const natural = JSON.stringify(onceFlags(webhook.event, scope));
      return natural === JSON.stringify(flagsOf(webhook));
    }),
  );
  return fits.length > 0 ? fits[0] : null;
}

function flagsOf({ once, by_uid, by_accession_number, by_webhook_event }: Webhook): OnceFlags {
  return { once, by_uid, by_accession_number, by_webhook_event };
}
