import { Graph as DagreGraph, layout } from '@dagrejs/dagre';
import { exitsOf, type Graph } from '../../shared/model/graph.ts';
import { gap, guessedSize, rowGap, type Position, type SizeOf } from './placing.ts';
import { straightened } from './straighten.ts';

/** Where everything stands in a drawing that runs from left to right, its branches in the order of the exits. */
export function tidied(graph: Graph, sizeOf: SizeOf = guessedSize): Record<string, Position> {
  const drawing = new DagreGraph({ multigraph: true });
  drawing.setGraph({ rankdir: 'LR', ranksep: gap, nodesep: rowGap, marginx: 0, marginy: 0 });
  drawing.setDefaultEdgeLabel(() => ({}));
  const notes = graph.nodes.filter(({ kind }) => kind === 'note');
  for (const node of graph.nodes) {
    if (node.kind === 'note') continue;
    const [width, height] = sizeOf(node);
    drawing.setNode(node.id, { width, height });
  }
  for (const { from, exit, to } of inOrderOfExits(graph)) {
    if (drawing.hasNode(from) && drawing.hasNode(to)) drawing.setEdge(from, to, {}, exit);
  }
  layout(drawing);
  const centre = (id: string) => {
    const { x = 0, y = 0 } = drawing.node(id) as { x?: number; y?: number };
    return [x, y] as const;
  };
  // Mirrored, a drawing has as few crossings; only one of the two has the branches in the order of their exits.
  const up = isUpsideDown(graph, (id) => (drawing.hasNode(id) ? centre(id)[1] : 0)) ? -1 : 1;
  const { height: whole = 0 } = drawing.graph() as { height?: number };
  const places: Record<string, Position> = {};
  for (const node of graph.nodes) {
    if (node.kind === 'note') continue;
    const [x, y] = centre(node.id);
    const [width, height] = sizeOf(node);
    places[node.id] = [
      Math.round(x - width / 2),
      Math.round((up < 0 ? whole - y : y) - height / 2),
    ];
  }
  const straight = straightened(graph, places, sizeOf);
  return { ...straight, ...besides(notes, straight, sizeOf) };
}

function inOrderOfExits(graph: Graph): Graph['wires'] {
  const places = new Map(graph.nodes.map((node) => [node.id, exitsOf(node)] as const));
  const placeOf = (from: string, exit: string): number => places.get(from)?.indexOf(exit) ?? 0;
  return [...graph.wires].sort((one, other) =>
    one.from === other.from ? placeOf(one.from, one.exit) - placeOf(other.from, other.exit) : 0,
  );
}

/** Whether more branches stand against the order of their exits than in it. */
function isUpsideDown(graph: Graph, heightOf: (id: string) => number): boolean {
  const wires = inOrderOfExits(graph);
  let balance = 0;
  for (const [at, one] of wires.entries()) {
    for (const other of wires.slice(at + 1)) {
      if (other.from === one.from && other.exit !== one.exit)
        balance += Math.sign(heightOf(other.to) - heightOf(one.to));
    }
  }
  return balance < 0;
}

/** Notes have no wires: they stand in a row above everything else. */
function besides(
  notes: Graph['nodes'],
  places: Readonly<Record<string, Position>>,
  sizeOf: SizeOf,
): Record<string, Position> {
  const above = Math.min(0, ...Object.values(places).map(([, y]) => y));
  let left = Math.min(0, ...Object.values(places).map(([x]) => x));
  const row: Record<string, Position> = {};
  for (const note of notes) {
    const [width, height] = sizeOf(note);
    row[note.id] = [left, above - height - 48];
    left += width + 36;
  }
  return row;
}
