import { groupBy } from '../../shared/authoring/flow.ts';
import type { Graph, GraphNode, Wire } from '../../shared/model/graph.ts';
import { exitHeight, head } from './exitHeight.ts';
import { rowGap, type Position, type SizeOf } from './placing.ts';

type Places = Readonly<Record<string, Position>>;

/**
 * Moves steps of a drawing that is in order up or down, so that the wire between two steps that have only each other is
 * straight. Nothing comes to cover anything; where a wire passes by a column, all stays as it is, for it has its way there.
 */
export function straightened(graph: Graph, places: Places, sizeOf: SizeOf): Places {
  const columns = columnsOf(graph, places);
  if (columns === null) return places;
  const ways: Ways = {
    into: groupBy(graph.wires, ({ to }) => to),
    outOf: groupBy(graph.wires, ({ from }) => from),
  };
  const byId = new Map(graph.nodes.map((node) => [node.id, node] as const));
  const moved: Record<string, Position> = { ...places };
  for (const column of columns) {
    let free = -Infinity;
    for (const node of column) {
      const [x, y] = places[node.id] ?? [0, 0];
      const straight = straightPlace(node, ways, byId, moved, sizeOf);
      const wanted = straight ?? y + shiftBefore(node, ways, places, moved);
      const top = Math.round(Math.max(wanted, free));
      moved[node.id] = [x, top];
      free = top + sizeOf(node)[1] + rowGap;
    }
  }
  return moved;
}

interface Ways {
  readonly into: ReadonlyMap<string, readonly Wire[]>;
  readonly outOf: ReadonlyMap<string, readonly Wire[]>;
}

/** The steps by columns, each from its top; null where a wire does not lead from one column into the next. */
function columnsOf({ nodes, wires }: Graph, places: Places): GraphNode[][] | null {
  const lefts = [...new Set(Object.values(places).map(([x]) => x))].sort((a, b) => a - b);
  const columnOf = (id: string): number => lefts.indexOf(places[id]?.[0] ?? NaN);
  const known = wires.filter(({ from, to }) => places[from] && places[to]);
  if (known.some(({ from, to }) => columnOf(to) - columnOf(from) !== 1)) return null;
  const topOf = ({ id }: GraphNode): number => places[id]?.[1] ?? 0;
  return lefts.map((_, column) =>
    nodes
      .filter(({ id }) => columnOf(id) === column)
      .sort((one, other) => topOf(one) - topOf(other)),
  );
}

/** Where the wire that leads to a step is straight; undefined where it is not the only one at both of its ends. */
function straightPlace(
  { id }: GraphNode,
  { into, outOf }: Ways,
  byId: ReadonlyMap<string, GraphNode>,
  moved: Places,
  sizeOf: SizeOf,
): number | undefined {
  const [wire, ...others] = into.get(id) ?? [];
  const source = byId.get(wire?.from ?? '');
  const at = moved[source?.id ?? ''];
  if (!wire || !source || !at || others.length > 0) return undefined;
  if (outOf.get(source.id)?.length !== 1) return undefined;
  return at[1] + exitHeight(source, wire.exit, sizeOf(source)[1]) - head;
}

/** How far what leads to a step has been moved, on the average. */
function shiftBefore({ id }: GraphNode, { into }: Ways, places: Places, moved: Places): number {
  const shifts = (into.get(id) ?? []).map(
    ({ from }) => (moved[from]?.[1] ?? 0) - (places[from]?.[1] ?? 0),
  );
  return shifts.reduce((sum, shift) => sum + shift, 0) / Math.max(1, shifts.length);
}
