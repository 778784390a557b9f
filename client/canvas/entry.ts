import { weightOf } from '../../shared/authoring/weight.ts';
import type { GraphNode } from '../../shared/model/graph.ts';
import type { Workbench } from '../draft/Workbench.tsx';

const firstFields: Readonly<Record<GraphNode['kind'], string>> = {
  trigger: 'event',
  condition: 'when',
  split: 'field',
  wait: 'seconds',
  action: 'command',
  note: 'text',
};

/** Shows the settings of a step. A note is nothing but its text: one goes on writing there. */
export function openSettings({ draft, desk }: Workbench, id: string): void {
  const node = draft.getState().document.graph.nodes.find((other) => other.id === id);
  desk.goTo(id, node?.kind === 'note' ? firstFields.note : undefined);
}

/** The field of a step where there is something to do: what is wrong first, else what it begins with. */
export function entryField(workbench: Workbench, id: string): string | undefined {
  const { graph } = workbench.draft.getState().document;
  const problems = workbench.analysis.now().byNode.get(id) ?? [];
  const wrong = problems.flatMap((one) =>
    weightOf(one) === 'error' && one.field !== undefined ? [one.field] : [],
  );
  const node = graph.nodes.find((other) => other.id === id);
  return firstOfForm(wrong) ?? (node && firstFields[node.kind]);
}

/** The form asks which of several parameters is given before it asks for any other; problems come in another order. */
function firstOfForm([first, ...more]: readonly string[]): string | undefined {
  const isParameter = first?.startsWith('parameters.') === true;
  return isParameter && more.includes('parameters') ? 'parameters' : first;
}
