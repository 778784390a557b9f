import type { Edit } from '../../../shared/model/edit.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';

/** Takes a parameter away, and what was chosen for when it is missing. */
export function removing(action: ActionNode, name: string): Edit[] {
  const edits = forgetting(action, name);
  return Object.hasOwn(action.parameters, name)
    ? [{ do: 'setField', node: action.id, path: ['parameters', name] }, ...edits]
    : edits;
}

/** Takes away what was chosen for when a parameter is missing; nothing where nothing was. */
export function forgetting({ id: node, onMissing }: ActionNode, name: string): Edit[] {
  if (!onMissing || !Object.hasOwn(onMissing, name)) return [];
  const isLast = Object.keys(onMissing).length === 1;
  return [{ do: 'setField', node, path: isLast ? ['onMissing'] : ['onMissing', name] }];
}
