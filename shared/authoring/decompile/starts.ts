import type { TriggerNode } from '../../model/graph.ts';
import { failedEvent, succeededEvent, type Webhook } from '../../model/webhook.ts';
import { always, type Condition } from '../../model/condition.ts';
import { chainCondition } from '../compile.ts';
import { startKey, type DrawnAction, type DrawnActions } from './actions.ts';
import type { Ids } from './ids.ts';

/** Where a webhook's way begins: a node, its exit, and what of the condition is left to be drawn. */
export interface Start {
  /** A trigger's id, or `action.exit`. */
  readonly id: string;
  readonly node: string;
  readonly exit: string;
  readonly when: Webhook['when'];
}

export interface Starts {
  readonly triggers: TriggerNode[];
  readonly sourceOf: (webhook: Webhook) => Start;
}

/** Where each webhook begins: behind the action whose chain it is, else at a trigger. */
export function startsOf(
  webhooks: readonly Webhook[],
  actions: DrawnActions,
  timeZone: string,
  ids: Ids,
): Starts {
  const triggers = new Map<string, TriggerNode>();
  const starts = new Map<Webhook, Start>();
  const leadsTo = new Map<string, Set<string>>();
  for (const webhook of webhooks) {
    const target = actions.of(webhook);
    const chain = chainOf(webhook, actions, timeZone);
    if (chain && !reaches(leadsTo, target.id, chain.node)) {
      leadsTo.set(chain.node, (leadsTo.get(chain.node) ?? new Set()).add(target.id));
      starts.set(webhook, chain);
      continue;
    }
    const key = startKey(webhook);
    const node = triggers.get(key) ?? triggerOf(webhook, timeZone, ids);
    triggers.set(key, node);
    starts.set(webhook, { id: node.id, node: node.id, exit: 'out', when: webhook.when });
  }
  return {
    triggers: [...triggers.values()],
    sourceOf: (webhook) => {
      const start = starts.get(webhook);
      if (!start) throw new Error('a webhook was drawn without its start');
      return start;
    },
  };
}

function triggerOf(webhook: Webhook, timeZone: string, ids: Ids): TriggerNode {
  const { origin, event, cron, time_zone, max_age } = webhook;
  return {
    id: ids.take(origin.trigger),
    kind: 'trigger',
    event,
    ...(cron === undefined ? {} : { cron }),
    ...(time_zone === timeZone ? {} : { timeZone: time_zone }),
    ...(max_age === undefined ? {} : { maxAge: max_age }),
  };
}

/** A chain is drawn as a wire only where compiling the wire gives its condition again, word for word. */
function chainOf(webhook: Webhook, actions: DrawnActions, timeZone: string): Start | null {
  const { event, origin, cron, max_age, time_zone } = webhook;
  const exit = event === failedEvent ? 'failed' : event === succeededEvent ? 'succeeded' : null;
  const plain = cron === undefined && max_age === undefined && time_zone === timeZone;
  if (!exit || !plain) return null;
  const action = actions.nodes.find(({ id }) => `${id}.${exit}` === origin.trigger);
  if (!action || action.webhooks.includes(webhook)) return null;
  const when = drawnBehind(webhook.when, action);
  return when && { id: origin.trigger, node: action.id, exit, when };
}

function drawnBehind(when: Condition, action: DrawnAction): Condition | null {
  const uuids = action.webhooks.map(({ uuid }) => uuid).sort();
  const drawn = 'all' in when ? { all: when.all.slice(1) } : always;
  const again = chainCondition(uuids, drawn);
  return JSON.stringify(sorted(again)) === JSON.stringify(sorted(when)) ? drawn : null;
}

/** Rows may have their keys in any order. */
function sorted(condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map(sorted) };
  return Object.entries(condition).sort(([a], [b]) => (a < b ? -1 : 1));
}

function reaches(
  leadsTo: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): boolean {
  const seen = new Set([from]);
  for (const id of seen) for (const next of leadsTo.get(id) ?? []) seen.add(next);
  return seen.has(to);
}
