import type { EdgeChange, NodeChange, NodeMouseHandler, OnNodeDrag } from '@xyflow/react';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import {
  useDesk,
  useDraft,
  useSurroundings,
  useWorkbench,
  type Workbench,
} from '../draft/Workbench.tsx';
import { sizesFrom } from './adding/adding.ts';
import { canInsert, insert, move } from './changing.ts';
import { openSettings } from './entry.ts';
import {
  connectedExits,
  createFlowEdges,
  createFlowNodes,
  frameOf,
  inFlowOrder,
  type CardNode,
  type Measured,
  type WireEdge,
} from './flowNodes.ts';
import { looksOf, useLooks } from './looks.ts';
import type { Position } from './placing.ts';
import { rectOf, cardElement, wireAt } from './view/screen.ts';
import { wordsOf } from '../draft/surroundings.ts';
import { wireOf } from './wires/wireIds.ts';

const still: ReadonlyMap<string, Position> = new Map();
const unmeasured: ReadonlyMap<string, Measured> = new Map();

/** The nodes and wires as React Flow draws them, and what it hears from them. */
export function useFlow(root: RefObject<HTMLElement | null>) {
  const workbench = useWorkbench();
  const [moved, setMoved] = useState(still);
  const [measured, setMeasured] = useState(unmeasured);
  const nodes = useFlowNodes(moved, measured);
  const edges = useFlowEdges(nodes);
  usePruning(workbench);
  const handlers = useMemo(() => {
    const dragged = new Map<string, Position>();
    return {
      onNodesChange: (changes: NodeChange<CardNode>[]): void => {
        select(workbench, changes);
        const sizes = measuredBy(changes);
        if (sizes.size > 0) setMeasured((before) => new Map([...before, ...sizes]));
        followDrag(workbench, changes, dragged, setMoved);
      },
      onEdgesChange: (changes: EdgeChange<WireEdge>[]): void => {
        selectWires(workbench, changes);
      },
      ...pointing(workbench),
      ...inserting(workbench, root),
    };
  }, [workbench, root]);
  return { nodes, edges, handlers, measured };
}

function useFlowNodes(
  moved: ReadonlyMap<string, Position>,
  measured: ReadonlyMap<string, Measured>,
): CardNode[] {
  const { nodes, wires, positions } = useDraft(({ document }) => document.graph);
  const timeZone = useDraft(({ document }) => document.timeZone);
  const words = useSurroundings(wordsOf);
  const selected = useDesk((desk) => desk.selected);
  const [make] = useState(createFlowNodes);
  const order = useMemo(() => inFlowOrder({ nodes, wires, positions: {} }), [nodes, wires]);
  const connected = useMemo(() => connectedExits({ nodes: [], wires, positions: {} }), [wires]);
  const frame = useMemo(
    () => frameOf({ nodes, wires, positions }, order, connected, sizesFrom(measured)),
    [nodes, wires, positions, order, connected, measured],
  );
  return useMemo(
    () => make(frame, words, timeZone, { selected, moved, measured }),
    [make, frame, words, timeZone, selected, moved, measured],
  );
}

function useFlowEdges(nodes: readonly CardNode[]): WireEdge[] {
  const graph = useDraft(({ document }) => document.graph);
  const selected = useLooks((looks) => looks.wires);
  const [make] = useState(createFlowEdges);
  // Where cards are is nothing to the wires' names: their names alone tell whether to look again.
  const names = nodes.map(({ id, ariaLabel }) => `${id}\n${ariaLabel ?? ''}`).join('\0');
  return useMemo(() => {
    const byId = new Map(
      names.split('\0').map((line) => {
        const at = line.indexOf('\n');
        return [line.slice(0, at), line.slice(at + 1)] as const;
      }),
    );
    return make(graph, (id) => byId.get(id) ?? id, selected);
  }, [make, graph, names, selected]);
}

/** What was deleted, here or by undo, is not selected any more. */
function usePruning(workbench: Workbench): void {
  const nodes = useDraft(({ document }) => document.graph.nodes);
  useEffect(() => {
    const there = new Set(nodes.map(({ id }) => id));
    const { selected } = workbench.desk.getState();
    if (selected.some((id) => !there.has(id)))
      workbench.desk.select(selected.filter((id) => there.has(id)));
  }, [workbench, nodes]);
}

function select({ desk }: Workbench, changes: readonly NodeChange<CardNode>[]): void {
  let selected = desk.getState().selected;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const rest = selected.filter((id) => id !== change.id);
    selected = change.selected ? [...rest, change.id] : rest;
  }
  desk.select(selected);
}

function selectWires(workbench: Workbench, changes: readonly EdgeChange<WireEdge>[]): void {
  const looks = looksOf(workbench);
  const { wires: before } = looks.getState();
  let wires = before;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const rest = wires.filter((id) => id !== change.id);
    wires = change.selected ? [...rest, change.id] : rest;
  }
  if (wires.join() !== before.join()) looks.setState({ wires });
}

function measuredBy(changes: readonly NodeChange<CardNode>[]): Map<string, Measured> {
  return new Map(
    changes.flatMap((change) =>
      change.type === 'dimensions' && change.dimensions ? [[change.id, change.dimensions]] : [],
    ),
  );
}

let drags = 0;

/** While nodes are dragged only the drawing moves; when they are let go, the draft hears of it once. */
function followDrag(
  workbench: Workbench,
  changes: readonly NodeChange<CardNode>[],
  dragged: Map<string, Position>,
  show: (moved: ReadonlyMap<string, Position>) => void,
): void {
  const moves = changes.flatMap((change) => (change.type === 'position' ? [change] : []));
  if (moves.length === 0) return;
  for (const { id, position } of moves)
    if (position) dragged.set(id, [Math.round(position.x), Math.round(position.y)]);
  if (moves.some(({ dragging }) => dragging)) {
    show(new Map(dragged));
    return;
  }
  drags += 1;
  move(workbench, Object.fromEntries(dragged), gesture());
  dragged.clear();
  show(still);
}

/** Moving a node, and putting it into the wire on which it was let go, are one step of undo. */
function gesture(): string {
  return `canvas:drag:${drags}`;
}

function pointing(workbench: Workbench) {
  const looks = looksOf(workbench);
  const goTo: NodeMouseHandler<CardNode> = (_event, { id }) => {
    openSettings(workbench, id);
  };
  const openMenu: NodeMouseHandler<CardNode> = (event, { id }) => {
    event.preventDefault();
    if (!workbench.desk.getState().selected.includes(id)) workbench.desk.select([id]);
    const { left, top } = rectOf(event.currentTarget);
    // The keyboard's menu key comes without a place.
    const at =
      event.clientX > 0 ? { x: event.clientX, y: event.clientY } : { x: left + 24, y: top + 24 };
    looks.setState({ menu: { node: id, at, home: 'canvas' } });
  };
  return {
    onNodeDoubleClick: goTo,
    onNodeContextMenu: openMenu,
    onPaneClick: () => {
      looks.setState({ wires: [], refusal: null });
    },
    onMoveStart: (event: MouseEvent | TouchEvent | null) => {
      if (event && looks.getState().picking) looks.setState({ picking: null });
    },
  };
}

/** A node that is not connected goes into the wire onto which it is dropped. */
function inserting(workbench: Workbench, root: RefObject<HTMLElement | null>) {
  const looks = looksOf(workbench);
  const onNodeDrag: OnNodeDrag<CardNode> = (event, node, nodes) => {
    const { graph } = workbench.draft.getState().document;
    if (nodes.length !== 1 || !root.current || !canInsert(graph, node.id)) return;
    const point = 'clientX' in event ? { x: event.clientX, y: event.clientY } : { x: -1, y: -1 };
    const card = cardElement(root.current, node.id);
    const dropOn = wireAt(root.current, point, card ? rectOf(card) : undefined);
    if (looks.getState().dropOn !== dropOn) looks.setState({ dropOn });
  };
  const onNodeDragStop: OnNodeDrag<CardNode> = (_event, { id, position }) => {
    const { dropOn } = looks.getState();
    const wire = dropOn === null ? null : wireOf(dropOn);
    if (wire) {
      const place: Position = [Math.round(position.x), Math.round(position.y)];
      insert(workbench, id, wire, place, gesture());
    }
    looks.setState({ dropOn: null });
    workbench.draft.endGesture();
  };
  return { onNodeDrag, onNodeDragStop };
}
