import { createRegistry, type Registry } from '../../shared/dispatch/registry.ts';
import { liveVersion, type Rule } from '../../shared/model/rule.ts';
import type { Webhook } from '../../shared/model/webhook.ts';

/**
 * The webhooks that run now. A swap is one assignment: an event sees the old registry or the new one, never a mixture
 * (DESIGN, decision 17).
 */
export interface Live {
  current(): Registry;
  webhooks(): readonly Webhook[];
  /** Takes what the rules say now. */
  reload(rules: readonly Rule[]): void;
  onChange(call: () => void): void;
}

export function createLive(rules: readonly Rule[]): Live {
  let webhooks = runningWebhooks(rules);
  let registry = createRegistry(webhooks);
  const listeners: (() => void)[] = [];
  return {
    current: () => registry,
    webhooks: () => webhooks,
    reload(next) {
      webhooks = runningWebhooks(next);
      registry = createRegistry(webhooks);
      for (const call of listeners) call();
    },
    onChange: (call) => listeners.push(call),
  };
}

export function runningWebhooks(rules: readonly Rule[]): Webhook[] {
  return rules.flatMap((rule) => (rule.enabled ? (liveVersion(rule)?.webhooks ?? []) : []));
}
