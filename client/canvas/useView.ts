import {
  useNodesInitialized,
  useReactFlow,
  useStoreApi,
  type ReactFlowInstance,
} from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useWorkbench, type Workbench } from '../draft/Workbench.tsx';
import { sizesIn } from './adding.ts';
import type { Measured } from './flowNodes.ts';
import { around, fitting, hasRoom, opening, shortOf, type Box, type Room } from './framing.ts';
import { looksOf, type View } from './looks.ts';
import { positionsOf } from './placing.ts';
import { motion } from './screen.ts';

/** Lets the parts around the drawing know and move what is in view. */
export function useView(measured: ReadonlyMap<string, Measured>): void {
  const workbench = useWorkbench();
  const flow = useReactFlow();
  const store = useStoreApi();
  const sizes = useRef(measured);
  useEffect(() => {
    sizes.current = measured;
  }, [measured]);
  useEffect(() => {
    const looks = looksOf(workbench);
    const frame = (): DOMRect => store.getState().domNode?.getBoundingClientRect() ?? new DOMRect();
    const sizeOf: View['sizeOf'] = (id) => {
      const size = sizes.current.get(id);
      return size && [size.width, size.height];
    };
    looks.setState({ view: { ...viewOf(workbench, flow, frame), sizeOf } });
    return () => {
      looks.setState({ view: null });
    };
  }, [workbench, flow, store]);
  useOpening(workbench, flow);
}

/** React Flow centres a rule that is too large to be read as a whole; it is to be seen from its beginning. */
function useOpening(workbench: Workbench, flow: ReactFlowInstance): void {
  const store = useStoreApi();
  const isDrawn = useNodesInitialized();
  const isOpen = useRef(false);
  useEffect(() => {
    if (!isDrawn || isOpen.current) return;
    isOpen.current = true;
    const { nodes } = workbench.draft.getState().document.graph;
    const boxes = boxesIn(workbench);
    const first = nodes.find(({ kind }) => kind === 'trigger');
    const { width, height } = store.getState();
    const view = opening([...boxes.values()], first && boxes.get(first.id), { width, height });
    if (view) void flow.setViewport(view);
  }, [workbench, flow, store, isDrawn]);
}

function viewOf(
  workbench: Workbench,
  flow: ReactFlowInstance,
  frame: () => DOMRect,
): Omit<View, 'sizeOf'> {
  const toFlow: View['toFlow'] = (point) => {
    const { x, y } = flow.screenToFlowPosition({ ...point });
    return [x, y];
  };
  return {
    toFlow,
    centre() {
      const { left, top } = frame();
      const { width, height } = roomIn(frame());
      return toFlow({ x: left + width / 2, y: top + height / 2 });
    },
    fit() {
      const boxes = [...boxesIn(workbench).values()];
      if (boxes.length === 0) return;
      void flow.setViewport(fitting(boxes, roomIn(frame())), { duration: motion(250) });
    },
    reveal(id) {
      const boxes = boxesIn(workbench);
      const card = boxes.get(id);
      if (!card) return;
      const view = flow.getViewport();
      const room = roomIn(frame());
      if (shortOf(view, room, card).every((far) => far === 0)) return;
      // It is good to see where one comes from, too.
      const { wires } = workbench.draft.getState().document.graph;
      const before = wires.find(({ to }) => to === id)?.from;
      const both = around([card, boxes.get(before ?? id) ?? card]);
      const [dx, dy] = shortOf(view, room, hasRoom(view, room, both) ? both : card);
      const duration = motion(250);
      void flow.setViewport({ ...view, x: view.x + dx, y: view.y + dy }, { duration });
    },
  };
}

/** Where the draft has its cards, also before they have been drawn there. */
function boxesIn(workbench: Workbench): ReadonlyMap<string, Box> {
  const { graph } = workbench.draft.getState().document;
  const sizeOf = sizesIn(workbench);
  const positions = positionsOf(graph, sizeOf);
  return new Map(
    graph.nodes.flatMap((node) => {
      const at = positions[node.id];
      const [width, height] = sizeOf(node);
      return at ? [[node.id, { x: at[0], y: at[1], width, height }] as const] : [];
    }),
  );
}

/** As much of the drawing as no panel lies over. */
function roomIn({ left, width, height }: DOMRect): Room {
  const panels = [...document.querySelectorAll('.side[data-over] .side-panel')];
  const edges = panels.map((panel) => panel.getBoundingClientRect());
  const over = edges.find((edge) => edge.width > 0);
  return { width: over ? Math.max(0, Math.min(width, over.left - left)) : width, height };
}
