import { typedRow } from '../../shared/authoring/compile/rowTypes.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { evaluate } from '../../shared/dispatch/match.ts';
import { deepestCausation, type PlatformEvent } from '../../shared/model/event.ts';
import type { Graph, GraphNode } from '../../shared/model/graph.ts';

/** How the world answers an action's call. */
export type Outcome = (action: string) => 'succeeded' | 'failed';

/**
 * What a drawing means, read off it step by step: which exits an event takes, and which actions are called. Knows nothing
 * of webhooks, diagrams or orders; it is what compiling is measured by. Calls are `start > action`, sorted.
 */
export function callsByWalking(
  graph: Graph,
  event: PlatformEvent,
  outcome: Outcome,
  timeZone: string,
): string[] {
  const calls: string[] = [];
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const leave = (from: string, exit: string): GraphNode[] =>
    graph.wires
      .filter((wire) => wire.from === from && wire.exit === exit)
      .flatMap((wire) => nodes.get(wire.to) ?? []);

  function begin(start: string, first: readonly GraphNode[], depth: number): void {
    if (depth > deepestCausation) return;
    const seen = new Set<string>();
    const visit = (node: GraphNode): void => {
      if (seen.has(node.id)) return;
      seen.add(node.id);
      if (node.kind !== 'action') return leave(node.id, exitTaken(node)).forEach(visit);
      calls.push(`${start} > ${node.id}`);
      const exit = outcome(node.id);
      begin(`${node.id}.${exit}`, leave(node.id, exit), depth + 1);
    };
    first.forEach(visit);
  }

  function exitTaken(node: GraphNode): string {
    const holds = (when: Parameters<typeof evaluate>[0]): boolean =>
      evaluate(when, event, { timeZone });
    if (node.kind === 'condition') return holds(node.when) ? 'yes' : 'no';
    if (node.kind !== 'split') return 'out';
    const { field, cases } = node;
    // How a field compares is the catalogue's to say, and the same for all cases.
    const row = typedRow(ambra, { field, op: 'in', value: cases.flatMap(({ values }) => values) });
    const taken = cases.find(({ values }) => holds({ ...row, value: values }));
    return taken?.id ?? 'otherwise';
  }

  for (const node of graph.nodes) {
    if (node.kind === 'trigger' && node.event === event.type)
      begin(node.id, leave(node.id, 'out'), 0);
  }
  return calls.sort();
}
