import { isRow, leavesOf } from '../../shared/authoring/conditions.ts';
import type { Flow } from '../../shared/authoring/flow.ts';
import type { GraphNode } from '../../shared/model/graph.ts';
import { referencesIn } from '../../shared/model/reference.ts';
import type { Ending } from './answer.ts';

/** A field of an answer that a drawing reads. */
export interface AnswerField {
  readonly path: string;
  /** The values that decisions compare it with. */
  readonly wanted: readonly string[];
}

/**
 * What the steps behind an exit read of the answer, each field once, as far as the next call: behind that another answer
 * is read. Null where nothing is connected to the exit.
 */
export function readBehind(flow: Flow, action: string, exit: Ending): AnswerField[] | null {
  const begins = (flow.outOf.get(action) ?? []).filter((wire) => wire.exit === exit);
  if (begins.length === 0) return null;
  const found = new Map<string, Set<string>>();
  const met = new Set(begins.map(({ to }) => to));
  for (const id of met) {
    const node = flow.byId.get(id);
    for (const { path, wanted } of node ? readAt(node) : []) {
      if (!isOfAnswer(path, exit)) continue;
      const before = found.get(path) ?? [];
      found.set(path, new Set([...before, ...wanted]));
    }
    if (node?.kind !== 'action') for (const { to } of flow.outOf.get(id) ?? []) met.add(to);
  }
  return [...found].map(([path, wanted]) => ({ path, wanted: [...wanted] }));
}

/** The rest of what an exit tells (the webhook, its parameters) is known and need not be pretended. */
function isOfAnswer(path: string, exit: Ending): boolean {
  return path.startsWith('response.') || (exit === 'failed' && path === 'webhook.last_error');
}

function readAt(node: GraphNode): AnswerField[] {
  switch (node.kind) {
    case 'condition':
      return leavesOf(node.when).flatMap(({ leaf }) =>
        isRow(leaf) ? [{ path: leaf.field, wanted: texts(leaf.value) }] : [],
      );
    case 'split':
      return [{ path: node.field, wanted: texts(node.cases.flatMap(({ values }) => values)) }];
    case 'action':
      return referencesIn(node.parameters).map(({ field }) => ({ path: field, wanted: [] }));
    case 'trigger':
    case 'wait':
    case 'note':
      return [];
  }
}

type Scalar = string | number | boolean;

function texts(value: Scalar | readonly Scalar[] | undefined): string[] {
  if (value === undefined) return [];
  return (typeof value === 'object' ? value : [value]).map(String).filter(Boolean);
}
