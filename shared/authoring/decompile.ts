import type { Graph, GraphNode, Wire } from '../model/graph.ts';
import type { Webhook } from '../model/webhook.ts';
import { actionsOf, type DrawnAction } from './decompile/actions.ts';
import { connectionsOf } from './decompile/connections.ts';
import { createIds, type Ids } from './decompile/ids.ts';
import { ruleNameOf } from './decompile/names.ts';
import { finished } from './decompile/kept.ts';
import { startsOf, type Start } from './decompile/starts.ts';
import { layout } from './layout.ts';
import type { CompileContext } from './compile.ts';
import type { CompileConnection } from './compile/target.ts';

export interface Decompiled {
  readonly graph: Graph;
  /** With the catalogue added, what `compile` needs in order to give the same webhooks back. */
  readonly context: Omit<CompileContext, 'catalogue'>;
}

/**
 * Draws webhooks as the graph of one rule, such that compiling it gives the same webhooks again, uuids included (DESIGN,
 * decision 5); only the types of rows that had none are added. Webhooks of the same action or trigger share a node, and
 * chains become wires where they can. Connections that are not among the known ones are made up from the addresses.
 */
export function decompile(
  webhooks: readonly Webhook[],
  known: readonly CompileConnection[] = [],
): Decompiled {
  const [first] = webhooks;
  const rule = { id: first?.origin.rule ?? 'rule', name: ruleNameOf(webhooks) };
  // A schedule may have a zone of its own, and chains have the rule's.
  const zoned = webhooks.find(({ cron }) => cron === undefined) ?? first;
  const timeZone = zoned?.time_zone ?? 'UTC';
  const connections = connectionsOf(webhooks, known);
  const ids = createIds();
  const actions = actionsOf(webhooks, ids);
  const starts = startsOf(webhooks, actions, timeZone, ids);
  const between = waysOf(webhooks, actions, starts.sourceOf, ids);
  const nodes: GraphNode[] = [
    ...starts.triggers,
    ...between.nodes,
    ...actions.nodes.map((action) =>
      finished(action, starts.sourceOf, { rule, connections, webhooks }),
    ),
  ];
  const bare: Graph = { nodes, wires: between.wires, positions: {} };
  return {
    graph: { ...bare, positions: layout(bare) },
    context: { rule, version: first?.origin.version ?? 1, timeZone, connections },
  };
}

interface Ways {
  readonly nodes: GraphNode[];
  readonly wires: Wire[];
}

function waysOf(
  webhooks: readonly Webhook[],
  actions: { readonly of: (webhook: Webhook) => DrawnAction },
  startOf: (webhook: Webhook) => Start,
  ids: Ids,
): Ways {
  const nodes: GraphNode[] = [];
  const wires: Wire[] = [];
  const conditions = new Map<string, string>();
  for (const webhook of webhooks) {
    const start = startOf(webhook);
    let end = { from: start.node, exit: start.exit };
    if (!('all' in start.when && start.when.all.length === 0)) {
      const key = JSON.stringify([start.id, start.when]);
      let id = conditions.get(key);
      if (id === undefined) {
        id = ids.take('condition');
        conditions.set(key, id);
        nodes.push({ id, kind: 'condition', when: start.when });
        wires.push({ ...end, to: id });
      }
      end = { from: id, exit: 'yes' };
    }
    if (webhook.delay > 0) {
      const id = ids.take('wait');
      nodes.push({ id, kind: 'wait', seconds: webhook.delay });
      wires.push({ ...end, to: id });
      end = { from: id, exit: 'out' };
    }
    wires.push({ ...end, to: actions.of(webhook).id });
  }
  return { nodes, wires };
}
