import { layout, rowHeight } from '../../shared/authoring/layout.ts';
import { exitsOf, type Graph, type GraphNode, type Wire } from '../../shared/model/graph.ts';
import { coversAny, pointsOfWires } from './wires/covering.ts';

export type Position = [number, number];
export type Size = readonly [width: number, height: number];
export type SizeOf = (node: GraphNode) => Size;

/** As wide as cards are drawn (canvas.css). */
export const cardWidth = 240;
/** Between a card and the next: room for the exit's “+” and a bend of the wire. */
export const gap = 64;
/** Between cards of a column that is put in order. */
export const rowGap = 16;
const margin = 28;

/** About as high as a card will be at the most, for as long as it has not been drawn. */
export function guessedSize(node: GraphNode): Size {
  return [cardWidth, guessedHeight(node)];
}

function guessedHeight(node: GraphNode): number {
  switch (node.kind) {
    case 'trigger':
      return 116;
    case 'condition':
      return node.name ? 216 : 192;
    case 'split':
      return 112 + exitsOf(node).length * 28;
    case 'wait':
      return 96;
    case 'action':
      return 206;
    case 'note': {
      const lines = node.text.split('\n').map((line) => Math.ceil(line.length / 34) || 1);
      return 58 + Math.min(260, lines.reduce((sum, count) => sum + count, 0) * 21);
    }
  }
}

/** Where every node stands: as stored; where nothing is stored, laid out from the start; else beside what leads there. */
export function positionsOf(graph: Graph, sizeOf: SizeOf = guessedSize): Record<string, Position> {
  const missing = graph.nodes.filter(({ id }) => !Object.hasOwn(graph.positions, id));
  if (missing.length === 0) return graph.positions;
  if (missing.length === graph.nodes.length) return spread(graph, sizeOf);
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

/** The shared layout's grid, its rows as far apart as the highest card needs. */
function spread(graph: Graph, sizeOf: SizeOf): Record<string, Position> {
  const highest = Math.max(...graph.nodes.map((node) => sizeOf(node)[1]));
  const stretch = (highest + margin) / rowHeight;
  return Object.fromEntries(
    Object.entries(layout(graph)).map(([id, [x, y]]): [string, Position] => [
      id,
      [x, Math.round(y * stretch)],
    ]),
  );
}

/** As far as a card gives way to wires, from where it is expected. */
const givesWay = 260;

/** To the right of an exit, on its height, where nothing stands yet and no wire passes. */
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
  const wanted: Position = [x + width + gap, y + (at - above) * row];
  const [size, wires, others] = [
    sizeOf(node),
    pointsOfWires(graph, sizeOf),
    standing(graph, sizeOf),
  ];
  const apart = nearby(wanted, givesWay).find(
    (spot) => isFree(spot, size, others) && !coversAny(spot, size, wires),
  );
  return apart ?? freeSpot(graph, wanted, node, sizeOf);
}

/** The place itself, or the nearest above or below it where the node covers nothing. */
export function freeSpot(
  graph: Graph,
  place: Position,
  node: GraphNode,
  sizeOf: SizeOf = guessedSize,
): Position {
  const others = graph.nodes.filter(({ id }) => id !== node.id);
  return freeSpace({ ...graph, nodes: others }, place, sizeOf(node), sizeOf);
}

/** The same for what is as large as this, such as several nodes that stay together. */
export function freeSpace(
  { nodes, positions }: Pick<Graph, 'nodes' | 'positions'>,
  [x, y]: Position,
  size: Size,
  sizeOf: SizeOf = guessedSize,
): Position {
  const others = standing({ nodes, positions }, sizeOf);
  const free = nearby([x, y], 4_000).find((spot) => isFree(spot, size, others));
  const lowest = Math.max(...others.map((other) => other.at[1] + other.size[1]));
  return free ?? [Math.round(x), Math.round(lowest + margin)];
}

interface Standing {
  readonly at: Position;
  readonly size: Size;
}

function standing(
  { nodes, positions }: Pick<Graph, 'nodes' | 'positions'>,
  sizeOf: SizeOf,
): Standing[] {
  return nodes.flatMap((node) => {
    const at = positions[node.id];
    return at ? [{ at, size: sizeOf(node) }] : [];
  });
}

function isFree(spot: Position, size: Size, others: readonly Standing[]): boolean {
  return !others.some((other) => overlap(spot, size, other.at, other.size));
}

/** The place and those below and above it, ever further away, below before above. */
function nearby([x, y]: Position, furthest: number): Position[] {
  return Array.from({ length: (2 * furthest) / 20 }, (_, step): Position => {
    const away = Math.ceil(step / 2) * 20 * (step % 2 === 1 ? 1 : -1);
    return [Math.round(x), Math.round(y + away)];
  });
}

function overlap(one: Position, a: Size, other: Position, b: Size): boolean {
  return (
    one[0] < other[0] + b[0] + margin &&
    other[0] < one[0] + a[0] + margin &&
    one[1] < other[1] + b[1] + margin &&
    other[1] < one[1] + a[1] + margin
  );
}

/** Where a node comes to stand that is put into a wire, and where others move to. */
export interface Insertion {
  readonly position: Position;
  readonly moved: Record<string, Position>;
}

/**
 * Makes room for a node in a wire: it stands right of what comes before, `place` being where it was let go, and what
 * follows moves on as far as is needed, with all that would be covered by that.
 */
export function intoWire(
  graph: Graph,
  wire: Wire,
  node: GraphNode,
  place: Position | null,
  sizeOf: SizeOf = guessedSize,
): Insertion {
  const wanted = withinWire(graph, wire, place, sizeOf);
  const moved = roomFor(graph, wire, wanted, node, sizeOf);
  const roomy = { ...graph, positions: { ...graph.positions, ...moved } };
  return { position: freeSpot(roomy, wanted, node, sizeOf), moved };
}

/**
 * What has to move so that a wire leads to the right, as wires do: where what it leads to stands left of its exit, that and
 * all that follows.
 */
export function roomForWire(
  graph: Graph,
  wire: Wire,
  sizeOf: SizeOf = guessedSize,
): Insertion['moved'] {
  const source = graph.nodes.find(({ id }) => id === wire.from);
  const target = graph.nodes.find(({ id }) => id === wire.to);
  const [from, to] = [graph.positions[wire.from], graph.positions[wire.to]];
  if (!source || !target || !from || !to || to[0] >= from[0] + sizeOf(source)[0]) return {};
  const moved = roomFor(graph, wire, from, source, sizeOf);
  const wired = {
    ...graph,
    wires: [...graph.wires, wire].filter((one) => one.to === wire.to),
    positions: { ...graph.positions, ...moved },
  };
  return { ...moved, [wire.to]: clearOf(wired, target, sizeOf) };
}

/** A wire may go behind the very top or foot of a card, where a step would else have to stand further off by this much. */
const [corner, detour] = [40, 100];

/** Where a step stands clear, and no card lies on the wires that lead to it: on its height, or near that if it can be. */
function clearOf(graph: Graph, target: GraphNode, sizeOf: SizeOf): Position {
  const others = graph.nodes.filter(({ id }) => id !== target.id);
  const cards = standing({ ...graph, nodes: others }, sizeOf);
  const place = graph.positions[target.id] ?? [0, 0];
  const isClear = (spot: Position, covered: number): boolean => {
    if (!isFree(spot, sizeOf(target), cards)) return false;
    const positions = { ...graph.positions, [target.id]: spot };
    const points = pointsOfWires({ ...graph, positions }, sizeOf);
    return !cards.some(({ at: [x, y], size: [width, height] }) =>
      coversAny([x, y + covered], [width, height - 2 * covered], points),
    );
  };
  const nearly = nearby(place, givesWay).find((spot) => isClear(spot, corner));
  const furthest = nearly ? Math.abs(nearly[1] - place[1]) + detour : givesWay;
  const wholly = nearby(place, furthest).find((spot) => isClear(spot, 0));
  return wholly ?? nearly ?? freeSpot(graph, place, target, sizeOf);
}

/** Right of what the wire comes from, on the height of what it leads to unless the author has said where. */
function withinWire(graph: Graph, wire: Wire, place: Position | null, sizeOf: SizeOf): Position {
  const source = graph.nodes.find(({ id }) => id === wire.from);
  const [left, top] = graph.positions[wire.from] ?? [0, 0];
  const [, height] = graph.positions[wire.to] ?? [left, top];
  const nearest = left + (source ? sizeOf(source)[0] : cardWidth) + gap;
  return place ? [Math.max(nearest, place[0]), place[1]] : [nearest, height];
}

function roomFor(
  graph: Graph,
  wire: Wire,
  [x]: Position,
  node: GraphNode,
  sizeOf: SizeOf,
): Record<string, Position> {
  const [next] = graph.positions[wire.to] ?? [];
  const short = next === undefined ? 0 : Math.round(x + sizeOf(node)[0] + gap - next);
  if (next === undefined || short <= 0) return {};
  const stays = new Set([node.id, wire.from]);
  const moved = new Map<string, Position>();
  const move = (id: string): void => {
    const at = graph.positions[id];
    if (at && !stays.has(id) && !moved.has(id)) moved.set(id, [at[0] + short, at[1]]);
  };
  for (const id of reachedFrom(graph, wire.to))
    if ((graph.positions[id]?.[0] ?? 0) >= next) move(id);
  // A map also goes through what is added to it meanwhile: what is pushed away pushes others.
  for (const [id, to] of moved) {
    for (const other of coveredBy(graph, id, to, moved, sizeOf)) move(other);
  }
  return Object.fromEntries(moved);
}

/** What a node would cover at a place; what it covered before is left alone. */
function coveredBy(
  { nodes, positions }: Graph,
  id: string,
  to: Position,
  moved: ReadonlyMap<string, Position>,
  sizeOf: SizeOf,
): string[] {
  const node = nodes.find((one) => one.id === id);
  const from = positions[id];
  if (!node || !from) return [];
  const size = sizeOf(node);
  return nodes.flatMap((other) => {
    const at = positions[other.id];
    if (!at || moved.has(other.id)) return [];
    const own = sizeOf(other);
    return overlap(to, size, at, own) && !overlap(from, size, at, own) ? [other.id] : [];
  });
}

function reachedFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set([start]);
  for (const id of reached)
    for (const { from, to } of graph.wires) if (from === id) reached.add(to);
  return reached;
}
