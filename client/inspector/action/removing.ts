import type { Edit } from '../../../shared/model/edit.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';

/** Takes a parameter away, and what was chosen for when it is missing. */
export function removing({ id: node, parameters, onMissing }: ActionNode, name: string): Edit[] {
  const edits: Edit[] = [];
  if (Object.hasOwn(parameters, name))
    edits.push({ do: 'setField', node, path: ['parameters', name] });
  if (onMissing && Object.hasOwn(onMissing, name)) {
    const isLast = Object.keys(onMissing).length === 1;
    edits.push({ do: 'setField', node, path: isLast ? ['onMissing'] : ['onMissing', name] });
  }
  return edits;
}
