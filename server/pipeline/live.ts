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
  /** Whether any of them waits for the event of this name. */
  listensTo(event: string): boolean;
  /** Takes what the rules say now. */
  reload(rules: readonly Rule[]): void;
  onChange(call: () => void): void;
}

export function createLive(rules: readonly Rule[]): Live {
  let webhooks = runningWebhooks(rules);
  let registry = createRegistry(webhooks);
  let events = eventsOf(webhooks);
  const listeners: (() => void)[] = [];
  return {
    current: () => registry,
    webhooks: () => webhooks,
    listensTo: (event) => events.has(event),
    reload(next) {
      webhooks = runningWebhooks(next);
      registry = createRegistry(webhooks);
      events = eventsOf(webhooks);
      for (const call of listeners) call();
    },
    onChange: (call) => listeners.push(call),
  };
}

export function runningWebhooks(rules: readonly Rule[]): Webhook[] {
  return rules.flatMap((rule) => (rule.enabled ? (liveVersion(rule)?.webhooks ?? []) : []));
}

function eventsOf(webhooks: readonly Webhook[]): ReadonlySet<string> {
  return new Set(webhooks.map((webhook) => webhook.event));
}
