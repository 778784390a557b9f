import type { Graph, GraphNode } from '../../../shared/model/graph.ts';
import { exitHeight, head } from '../exitHeight.ts';

type Pair = readonly [number, number];

/** As close as a card may come to a wire that passes by. */
const clear = 12;
/** How far apart the points are at which a wire is looked at. */
const step = 16;

/**
 * The points along the wires that lead to the right, as wirePath draws their bend; those that lead back to the left find a
 * way around by themselves.
 */
export function pointsOfWires(graph: Graph, sizeOf: (node: GraphNode) => Pair): Pair[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node] as const));
  return graph.wires.flatMap(({ from, exit, to }) => {
    const source = byId.get(from);
    const [out, into] = [graph.positions[from], graph.positions[to]];
    if (!source || !out || !into) return [];
    const [width, height] = sizeOf(source);
    const start: Pair = [out[0] + width, out[1] + exitHeight(source, exit, height)];
    const end: Pair = [into[0], into[1] + head];
    return end[0] < start[0] ? [] : pointsBetween(start, end);
  });
}

/** Along a cubic curve that leaves and arrives level, its bend in the middle. */
function pointsBetween(start: Pair, end: Pair): Pair[] {
  const [wide, high] = [end[0] - start[0], end[1] - start[1]];
  const count = Math.ceil((wide + Math.abs(high)) / step);
  return Array.from({ length: count + 1 }, (_, index): Pair => {
    const t = count === 0 ? 0 : index / count;
    const across = 1.5 * t - 1.5 * t ** 2 + t ** 3;
    const down = 3 * t ** 2 - 2 * t ** 3;
    return [start[0] + wide * across, start[1] + high * down];
  });
}

/** Whether a card of this size would cover any of the points, or nearly so. */
export function coversAny([x, y]: Pair, [width, height]: Pair, points: readonly Pair[]): boolean {
  return points.some(
    ([px, py]) => px > x && px < x + width && py > y - clear && py < y + height + clear,
  );
}
