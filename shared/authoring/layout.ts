import type { Graph } from '../model/graph.ts';
import { flowOf } from './flow.ts';

const columnWidth = 304;
/** Between the tops of cards that stand below each other. */
export const rowHeight = 260;

/**
 * Places every node: a column for each step from the trigger, and a row beside what leads there as far as there is room.
 * Notes and whatever has no wires stand in the first column.
 */
export function layout(graph: Graph): Graph['positions'] {
  const flow = flowOf(graph);
  const columns = new Map<string, number>();
  const rows = new Map<string, number>();
  const nextRow = new Map<number, number>();
  for (const id of flow.order) {
    const before = (flow.into.get(id) ?? []).map(({ from }) => from);
    const column = Math.max(-1, ...before.map((from) => columns.get(from) ?? 0)) + 1;
    const beside = Math.min(...before.map((from) => rows.get(from) ?? 0));
    const free = nextRow.get(column) ?? 0;
    const row = before.length > 0 ? Math.max(free, beside) : Math.max(free, ...nextRow.values());
    columns.set(id, column);
    rows.set(id, row);
    nextRow.set(column, row + 1);
  }
  return Object.fromEntries(
    flow.order.map((id) => [
      id,
      [(columns.get(id) ?? 0) * columnWidth, (rows.get(id) ?? 0) * rowHeight],
    ]),
  );
}
