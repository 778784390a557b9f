import type { Edge, Node } from '@xyflow/react';
import type { Words } from '../../shared/authoring/describe.ts';
import { flowOf, groupBy } from '../../shared/authoring/flow.ts';
import { exitsOf, type Graph, type GraphNode, type Wire } from '../../shared/model/graph.ts';
import { cardWords, exitLabel, spokenName, type CardWords } from './cards/cardWords.ts';
import type { Kind } from './families.ts';
import { positionsOf, type Position, type SizeOf } from './placing.ts';
import { wireId } from './wires/wireIds.ts';

export interface CardData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly words: CardWords;
  /** The exits that lead somewhere. */
  readonly connected: ReadonlySet<string>;
}
export type CardNode = Node<CardData, Kind>;

export interface WireData extends Record<string, unknown> {
  readonly wire: Wire;
  /** `wire from “When: Study arrives” to “Wait: 10 minutes”` */
  readonly name: string;
  /** On which sides of its exit others wait for what follows. */
  readonly passes: { readonly above: boolean; readonly below: boolean };
}
export type WireEdge = Edge<WireData, 'wire'>;

export interface Measured {
  readonly width: number;
  readonly height: number;
}

/** What of the drawing is not in the draft. */
export interface Transient {
  readonly selected: readonly string[];
  /** Where dragged nodes are at this moment. */
  readonly moved: ReadonlyMap<string, Position>;
  readonly measured: ReadonlyMap<string, Measured>;
}

/** What the whole drawing has in common, made once per change of the graph. */
export interface Frame {
  readonly graph: Graph;
  /** Each node after those that lead to it. */
  readonly order: readonly GraphNode[];
  readonly positions: Readonly<Record<string, Position>>;
  readonly connected: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The order of the flow, in which the keyboard goes through the drawing. */
export function inFlowOrder(graph: Graph): GraphNode[] {
  const { order, byId } = flowOf(graph);
  return order.flatMap((id) => byId.get(id) ?? []);
}

export function connectedExits(graph: Graph): Map<string, ReadonlySet<string>> {
  const byNode = groupBy(graph.wires, ({ from }) => from);
  return new Map([...byNode].map(([id, wires]) => [id, new Set(wires.map(({ exit }) => exit))]));
}

export function frameOf(
  graph: Graph,
  order: readonly GraphNode[],
  connected: Frame['connected'],
  sizeOf: SizeOf,
): Frame {
  return { graph, order, connected, positions: positionsOf(graph, sizeOf) };
}

const nowhere: Position = [0, 0];
const none: ReadonlySet<string> = new Set();

/** Makes the nodes of the drawing anew with each call, except those for which nothing has changed: they stay the same objects. */
export function createFlowNodes(): (
  frame: Frame,
  words: Words,
  timeZone: string,
  transient: Transient,
) => CardNode[] {
  let kept = new Map<string, CardNode>();
  let told: { words: Words; timeZone: string } | null = null;
  return (frame, words, timeZone, { selected, moved, measured }) => {
    const sameWords = told?.words === words && told.timeZone === timeZone;
    told = { words, timeZone };
    const chosen = new Set(selected);
    const next = new Map<string, CardNode>();
    for (const node of frame.order) {
      const before = kept.get(node.id);
      const data = dataOf(node, sameWords ? before : undefined, frame, words, timeZone);
      const position = moved.get(node.id) ?? frame.positions[node.id] ?? nowhere;
      const size = measured.get(node.id);
      next.set(node.id, cardNode(before, data, position, chosen.has(node.id), size));
    }
    kept = next;
    return [...next.values()];
  };
}

function dataOf(
  node: GraphNode,
  before: CardNode | undefined,
  frame: Frame,
  words: Words,
  timeZone: string,
): CardData {
  const connected = frame.connected.get(node.id) ?? none;
  if (before?.data.node === node && isSameSet(before.data.connected, connected)) return before.data;
  return { node, connected, words: cardWords(node, words, timeZone) };
}

function cardNode(
  before: CardNode | undefined,
  data: CardData,
  [x, y]: Position,
  selected: boolean,
  measured: Measured | undefined,
): CardNode {
  const same =
    before?.data === data &&
    before.position.x === x &&
    before.position.y === y &&
    before.selected === selected &&
    before.measured === measured;
  if (same) return before;
  const { node, words } = data;
  return {
    id: node.id,
    type: node.kind,
    data,
    position: { x, y },
    selected,
    ...(measured && { measured }),
    ariaLabel: spokenName(words),
    domAttributes: { 'aria-describedby': sayingId(node.id) },
  };
}

/** The element that holds what a card says besides its name. */
export function sayingId(node: string): string {
  return `canvas-says-${node}`;
}

/** Makes the wires of the drawing; those for which nothing has changed stay the same objects. */
export function createFlowEdges(): (
  graph: Graph,
  nameOf: (id: string) => string,
  selected: readonly string[],
) => WireEdge[] {
  let kept = new Map<string, WireEdge>();
  return (graph, nameOf, selected) => {
    const chosen = new Set(selected);
    const byId = new Map(graph.nodes.map((node) => [node.id, node] as const));
    const connected = connectedExits(graph);
    const next = new Map<string, WireEdge>();
    for (const wire of graph.wires) {
      const id = wireId(wire);
      const from = byId.get(wire.from);
      if (!from || !byId.has(wire.to) || next.has(id)) continue;
      const exit = exitLabel(from, wire.exit);
      const name = `wire from “${nameOf(wire.from)}”${exit && `, ${exit},`} to “${nameOf(wire.to)}”`;
      const before = kept.get(id);
      const isSelected = chosen.has(id);
      const passes = passing(from, wire.exit, connected.get(from.id) ?? none);
      const same =
        before?.data?.name === name &&
        before.selected === isSelected &&
        before.data.passes.above === passes.above &&
        before.data.passes.below === passes.below;
      next.set(id, same ? before : flowEdge({ wire, name, passes }, isSelected));
    }
    kept = next;
    return [...next.values()];
  };
}

function passing(
  node: GraphNode,
  exit: string,
  connected: ReadonlySet<string>,
): WireData['passes'] {
  const exits = exitsOf(node);
  const at = exits.indexOf(exit);
  const isFree = (one: string): boolean => !connected.has(one);
  return { above: exits.slice(0, at).some(isFree), below: exits.slice(at + 1).some(isFree) };
}

function flowEdge(data: WireData, selected: boolean): WireEdge {
  const { wire, name } = data;
  return {
    id: wireId(wire),
    type: 'wire',
    source: wire.from,
    sourceHandle: wire.exit,
    target: wire.to,
    targetHandle: 'in',
    data,
    ariaLabel: `W${name.slice(1)}`,
    selected,
  };
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one === other || (one.size === other.size && [...one].every((each) => other.has(each)));
}
