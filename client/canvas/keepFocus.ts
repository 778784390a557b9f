import { flowOf } from '../../shared/authoring/flow.ts';
import type { Graph } from '../../shared/model/graph.ts';
import type { Workbench } from '../draft/Workbench.tsx';
import { looksOf, type Home } from './looks.ts';

/** What is nearest to nodes that go: what came before them, else what follows, else what is left. */
export function nextTo(graph: Graph, ids: readonly string[]): string | null {
  const gone = new Set(ids);
  const before = graph.wires.find(({ from, to }) => gone.has(to) && !gone.has(from))?.from;
  if (before !== undefined) return before;
  const after = graph.wires.find(({ from, to }) => gone.has(from) && !gone.has(to))?.to;
  if (after !== undefined) return after;
  const { order } = flowOf(graph);
  const left = order.filter((id) => !gone.has(id));
  const at = order.findIndex((id) => gone.has(id));
  return left.find((id) => order.indexOf(id) > at) ?? left.at(-1) ?? null;
}

/** What has the keyboard may go with a change; then a step that stays or has come takes over, or the drawing itself. */
export function keepFocus(workbench: Workbench, change: () => void): void {
  const place = keyboardIn(document.activeElement);
  const { graph: before } = workbench.draft.getState().document;
  change();
  const { graph: after } = workbench.draft.getState().document;
  const node = place && takingOver(before, after, place.node);
  if (place && node !== undefined)
    looksOf(workbench).setState({ focus: { node, home: place.home } });
}

/** Undefined where the keyboard can stay; null where no step is left for it. */
export function takingOver(
  before: Graph,
  after: Graph,
  focused: string | null,
): string | null | undefined {
  const stays = new Set(after.nodes.map(({ id }) => id));
  // How to begin stands in place of the steps only while there are none.
  const hasBegun = before.nodes.length === 0 && after.nodes.length > 0;
  if (focused === null) return hasBegun ? flowOf(after).order[0] : undefined;
  if (stays.has(focused)) return undefined;
  const gone = before.nodes.flatMap(({ id }) => (stays.has(id) ? [] : [id]));
  return nextTo(before, gone) ?? after.nodes.at(-1)?.id ?? null;
}

/** The step of the drawing or of the list that has the keyboard. Null: neither of the two has it. */
function keyboardIn(
  focused: Element | null,
): { readonly node: string | null; readonly home: Home } | null {
  const row = focused?.closest('.canvas-outline-step')?.querySelector<HTMLElement>('[data-step]');
  if (focused?.closest('.canvas-outline'))
    return { node: row?.dataset['step'] ?? null, home: 'outline' };
  if (!focused?.closest('.editor-canvas')) return null;
  const card = focused.closest<HTMLElement>('.react-flow__node');
  return { node: card?.dataset['id'] ?? null, home: 'canvas' };
}
