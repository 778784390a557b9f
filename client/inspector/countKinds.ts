import type { GraphNode } from '../../shared/model/graph.ts';

const words: readonly (readonly [GraphNode['kind'], string, string])[] = [
  ['trigger', 'Trigger', 'Triggers'],
  ['condition', 'Condition', 'Conditions'],
  ['split', 'Split', 'Splits'],
  ['wait', 'Wait', 'Waits'],
  ['action', 'Action', 'Actions'],
  ['note', 'Note', 'Notes'],
];

/** How many nodes of each kind there are; kinds without any are left out. */
export function countKinds(
  nodes: readonly GraphNode[],
): { kind: GraphNode['kind']; words: string; count: number }[] {
  return words.flatMap(([kind, one, many]) => {
    const count = nodes.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : [{ kind, words: count === 1 ? one : many, count }];
  });
}
