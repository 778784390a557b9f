import { layout } from '../../shared/authoring/layout.ts';
import { exitsOf, type Graph, type GraphNode, type Wire } from '../../shared/model/graph.ts';

export type Position = [number, number];
export type Size = readonly [width: number, height: number];
export type SizeOf = (node: GraphNode) => Size;

/** As wide as cards are drawn (canvas.css). */
export const cardWidth = 264;
/** Between a card and the next: room for the exit's “+” and a bend of the wire. */
const gap = 88;
const margin = 28;

/** About as high as a card will be, for as long as it has not been drawn. */
export function guessedSize(node: GraphNode): Size {
  const exits = exitsOf(node).length;
  return [cardWidth, 104 + (exits > 1 ? exits * 30 : 0)];
}

/** Where every node stands: as stored; where nothing is stored, laid out from the start; else beside what leads there. */
export function positionsOf(graph: Graph, sizeOf: SizeOf = guessedSize): Record<string, Position> {
  const missing = graph.nodes.filter(({ id }) => !Object.hasOwn(graph.positions, id));
  if (missing.length === 0) return graph.positions;
  if (missing.length === graph.nodes.length) return spread(layout(graph));
  const positions = { ...graph.positions };
  for (const node of missing) {
    const wire = graph.wires.find(
      ({ from, to }) => to === node.id && Object.hasOwn(positions, from),
    );
    const placed = { ...graph, positions };
    positions[node.id] = wire
      ? besideExit(placed, wire.from, wire.exit, node, sizeOf)
      : freeSpot(placed, [0, 0], node, sizeOf);
  }
  return positions;
}

/** Cards are larger than the shared layout's grid. */
function spread(positions: Graph['positions']): Record<string, Position> {
  return Object.fromEntries(
    Object.entries(positions).map(([id, [x, y]]): [string, Position] => [
      id,
      [Math.round(x * 1.18), Math.round(y * 1.35)],
    ]),
  );
}

/** To the right of an exit, on its height, where nothing stands yet. */
export function besideExit(
  graph: Graph,
  from: string,
  exit: string,
  node: GraphNode,
  sizeOf: SizeOf = guessedSize,
): Position {
  const source = graph.nodes.find(({ id }) => id === from);
  const [x, y] = graph.positions[from] ?? [0, 0];
  if (!source) return freeSpot(graph, [x, y], node, sizeOf);
  const exits = exitsOf(source);
  const [width] = sizeOf(source);
  const at = Math.max(0, exits.indexOf(exit));
  const above = exits.length > 2 ? (exits.length - 1) / 2 : 0;
  const row = guessedSize(node)[1] + margin;
  return freeSpot(graph, [x + width + gap, y + (at - above) * row], node, sizeOf);
}

/** The place itself, or the nearest above or below it where the node covers nothing. */
export function freeSpot(
  graph: Graph,
  [x, y]: Position,
  node: GraphNode,
  sizeOf: SizeOf = guessedSize,
): Position {
  const size = sizeOf(node);
  const others = graph.nodes.flatMap((other) => {
    const at = graph.positions[other.id];
    return at && other.id !== node.id ? [{ at, size: sizeOf(other) }] : [];
  });
  for (let step = 0; step < 400; step += 1) {
    // Below before above, and ever further away.
    const away = Math.ceil(step / 2) * 20 * (step % 2 === 1 ? 1 : -1);
    const spot: Position = [Math.round(x), Math.round(y + away)];
    if (!others.some((other) => overlap(spot, size, other.at, other.size))) return spot;
  }
  return [Math.round(x), Math.round(y)];
}

function overlap(one: Position, a: Size, other: Position, b: Size): boolean {
  return (
    one[0] < other[0] + b[0] + margin &&
    other[0] < one[0] + a[0] + margin &&
    one[1] < other[1] + b[1] + margin &&
    other[1] < one[1] + a[1] + margin
  );
}

/** Where nodes move to when one is put into the wire at this place: what follows makes room. */
export function roomFor(
  graph: Graph,
  wire: Wire,
  [x]: Position,
  node: GraphNode,
  sizeOf: SizeOf = guessedSize,
): Record<string, Position> {
  const [next] = graph.positions[wire.to] ?? [];
  const short = next === undefined ? 0 : x + sizeOf(node)[0] + gap - next;
  if (next === undefined || short <= 0) return {};
  const moved: Record<string, Position> = {};
  for (const id of reachedFrom(graph, wire.to)) {
    const at = graph.positions[id];
    if (at && id !== node.id && at[0] >= next) moved[id] = [at[0] + Math.round(short), at[1]];
  }
  return moved;
}

function reachedFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set([start]);
  for (const id of reached)
    for (const { from, to } of graph.wires) if (from === id) reached.add(to);
  return reached;
}

/** Where a node stands that is put into a wire without the author having said where: right of what comes before. */
export function withinWire(graph: Graph, wire: Wire, sizeOf: SizeOf = guessedSize): Position {
  const source = graph.nodes.find(({ id }) => id === wire.from);
  const [x, y] = graph.positions[wire.from] ?? [0, 0];
  const [, below] = graph.positions[wire.to] ?? [x, y];
  return [x + (source ? sizeOf(source)[0] : cardWidth) + gap, below];
}
