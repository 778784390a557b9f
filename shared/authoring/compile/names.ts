import type { Webhook } from '../../model/webhook.ts';

export interface Naming {
  /** What starts a webhook, in words. */
  readonly startOf: (webhook: Webhook) => string;
  /** An imported name stays, even where another has it too. */
  readonly isKept: (webhook: Webhook) => boolean;
}

/**
 * Makes the names of a rule's webhooks distinct: those that share one say what starts them, and are numbered where that
 * is not enough. A name that was alone stays as it is.
 */
export function withDistinctNames(webhooks: readonly Webhook[], naming: Naming): Webhook[] {
  const counts = countOf(webhooks.map(({ name }) => name));
  const taken = new Set(webhooks.filter(naming.isKept).map(({ name }) => name));
  return webhooks.map((webhook) => {
    if (naming.isKept(webhook)) return webhook;
    const alone = counts.get(webhook.name) === 1;
    const told = alone ? webhook.name : `${webhook.name} (${naming.startOf(webhook)})`;
    const name = freeName(told, taken);
    taken.add(name);
    return name === webhook.name ? webhook : { ...webhook, name };
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} ${String(number)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** How often each name occurs. */
export function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
