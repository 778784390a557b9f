import { sameWire } from '../../shared/authoring/edit/result.ts';
import type { Edit } from '../../shared/model/edit.ts';
import type { Graph, GraphNode } from '../../shared/model/graph.ts';

/** The exit by which one goes on as if a step of this kind were not there. */
const through: Readonly<Partial<Record<GraphNode['kind'], string>>> = {
  condition: 'yes',
  wait: 'out',
  action: 'succeeded',
};

/**
 * Wires from what led to a step that goes to what came after it, where that is the only way on from it: taken out of a
 * row, it leaves a row. Elsewhere nobody knows what should lead where, and nothing is connected.
 */
export function healing({ nodes, wires }: Graph, gone: string): Extract<Edit, { do: 'addWire' }>[] {
  const node = nodes.find(({ id }) => id === gone);
  const [after, ...others] = wires.filter(({ from }) => from === gone);
  if (!node || !after || others.length > 0 || after.exit !== through[node.kind]) return [];
  return wires.flatMap(({ from, exit, to }) => {
    const wire = { from, exit, to: after.to };
    const isThere = wires.some((one) => sameWire(one, wire));
    return to === gone && from !== gone && !isThere ? [{ do: 'addWire' as const, wire }] : [];
  });
}
