import type { Json } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Webhook } from '../model/webhook.ts';
import { plainly } from './plainly.ts';

/** A rule that runs, with the webhooks of its live version. */
export interface RunningRule {
  readonly id: string;
  readonly name: string;
  readonly webhooks: readonly Webhook[];
}

/** Says of a rule's webhooks which of them another rule has as well, a problem for each action and rule. */
export type TwinFinder = (rule: string, webhooks: readonly Webhook[]) => Problem[];

/**
 * Two rules with the same webhook make every call twice, which nobody draws on purpose: most often one is a copy of the
 * other. Reads the running rules once, so that asking costs no more than the webhooks asked about.
 */
export function createTwinFinder(running: readonly RunningRule[]): TwinFinder {
  const owners = new Map<string, Owner[]>();
  for (const { id, name, webhooks } of running) {
    for (const key of new Set(webhooks.filter(isOn).map(sayingOf))) {
      owners.set(key, [...(owners.get(key) ?? []), { id, name }]);
    }
  }
  return (rule, webhooks) => {
    const found = webhooks.filter(isOn).flatMap((webhook) =>
      (owners.get(sayingOf(webhook)) ?? [])
        .filter(({ id }) => id !== rule)
        .map((other): readonly [string, Problem] => {
          const { node } = webhook.origin;
          return [JSON.stringify([node, other.id]), sameAs(other.name, node)];
        }),
    );
    return [...new Map(found).values()];
  };
}

interface Owner {
  readonly id: string;
  readonly name: string;
}

function sameAs(other: string, node: string): Problem {
  return {
    code: 'rule.same_as',
    severity: 'warning',
    target: 'here',
    message: `The rule “${other}” makes this very call for the same events, so it would be made twice. Switch one of the two off, or change what this one waits for.`,
    node,
  };
}

function isOn({ suspended }: Webhook): boolean {
  return !suspended;
}

/** When it calls, and what; whatever else may differ, and however it is written, such a call is made twice. */
function sayingOf(webhook: Webhook): string {
  const { event, when, url, method, parameters, connection, cron, time_zone } = webhook;
  const schedule = cron === undefined ? null : [cron, time_zone];
  return JSON.stringify([
    event,
    sorted(plainly(when) as Json),
    url,
    method,
    sorted(parameters),
    connection,
    schedule,
  ]);
}

/** The order in which somebody wrote the parameters makes no difference. */
function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
