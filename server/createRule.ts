import type { Graph } from '../shared/model/graph.ts';
import type { Rule } from '../shared/model/rule.ts';
import type { System } from './system.ts';

/** A new rule with a draft, stored; nothing of it runs before it is published. */
export async function createRule(
  { storage, clock, newId }: Pick<System, 'storage' | 'clock' | 'newId'>,
  { name, graph, timeZone }: { name: string; graph: Graph; timeZone: string },
): Promise<Rule> {
  const at = clock.now().toISOString();
  const rule: Rule = {
    id: newId(),
    revision: 1,
    name,
    timeZone,
    draft: graph,
    versions: [],
    live: null,
    enabled: false,
    platformUuids: {},
    createdAt: at,
    updatedAt: at,
  };
  await storage.documents.rules.update(rule.id, () => rule);
  return rule;
}
