import { isRow, leavesOf } from '../../../shared/authoring/conditions.ts';
import type { Graph, GraphNode, Wire } from '../../../shared/model/graph.ts';

type Exit = Pick<Wire, 'from' | 'exit'>;

/**
 * The fields on which every way to an exit has decided: those of conditions that hold, and of splits where one of the
 * cases fits. What did not fit has left everything else open, and so has a test of what a value is not.
 */
export function decidedFields(graph: Graph, exit: Exit): ReadonlySet<string> {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const known = new Map<string, ReadonlySet<string>>();
  const behind = ({ from, exit: name }: Exit): ReadonlySet<string> => {
    const key = `${from} ${name}`;
    const before = known.get(key);
    if (before) return before;
    // Whoever leads a wire in a circle has decided nothing by it.
    known.set(key, new Set());
    const ways = graph.wires.filter(({ to }) => to === from);
    const [first, ...others] = ways.map(behind);
    const shared = [...(first ?? [])].filter((field) => others.every((way) => way.has(field)));
    const found = new Set([...ownFields(nodes.get(from), name), ...shared]);
    known.set(key, found);
    return found;
  };
  return behind(exit);
}

function ownFields(node: GraphNode | undefined, exit: string): string[] {
  if (node?.kind === 'condition' && exit === 'yes')
    return leavesOf(node.when).flatMap(({ leaf, path }) =>
      isRow(leaf) && !leaf.op.startsWith('not_') && !path.some(leavesOpen) ? [leaf.field] : [],
    );
  return node?.kind === 'split' && exit !== 'otherwise' ? [node.field] : [];
}

/** Of what only one has to hold, or must not, nothing is decided. */
function leavesOpen(step: string | number): boolean {
  return step === 'any' || step === 'not';
}
