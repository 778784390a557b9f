import { useReactFlow, useStoreApi, type ReactFlowInstance } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useDesk, useWorkbench } from '../draft/Workbench.tsx';
import type { Measured } from './flowNodes.ts';
import { looksOf, type View } from './looks.ts';
import { motion } from './screen.ts';

/** Lets the parts around the drawing know and move what is in view. */
export function useView(measured: ReadonlyMap<string, Measured>): void {
  const workbench = useWorkbench();
  const flow = useReactFlow();
  const store = useStoreApi();
  const sizes = useRef(measured);
  const focus = useDesk((desk) => desk.focus);
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
    looks.setState({ view: { ...viewOf(flow, frame), sizeOf } });
    return () => {
      looks.setState({ view: null });
    };
  }, [workbench, flow, store]);
  useEffect(() => {
    if (focus) looksOf(workbench).getState().view?.reveal(focus.node);
  }, [workbench, focus]);
}

function viewOf(flow: ReactFlowInstance, frame: () => DOMRect): Omit<View, 'sizeOf'> {
  const toFlow: View['toFlow'] = (point) => {
    const { x, y } = flow.screenToFlowPosition({ ...point });
    return [x, y];
  };
  return {
    toFlow,
    centre() {
      const { left, top, width, height } = frame();
      return toFlow({ x: left + width / 2, y: top + height / 2 });
    },
    fit() {
      // The cards have to be where they go before they can be fitted in.
      requestAnimationFrame(() => {
        void flow.fitView({ padding: 0.16, maxZoom: 1, duration: motion(250) });
      });
    },
    reveal(id) {
      const node = flow.getNode(id);
      if (!node) return;
      const { width = 264, height = 120 } = node.measured ?? {};
      const { x, y } = node.position;
      const duration = motion(250);
      if (flow.getZoom() < 0.5) {
        void flow.setCenter(x + width / 2, y + height / 2, { zoom: 0.8, duration });
        return;
      }
      const view = flow.getViewport();
      const [dx, dy] = shortOf(view, frame(), { x, y, width, height });
      if (dx === 0 && dy === 0) return;
      void flow.setViewport({ ...view, x: view.x + dx, y: view.y + dy }, { duration });
    },
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const edge = 28;
/** To the right of a card there is its “+”, and room for what comes next. */
const beyond = 120;

/** How far the view has to move for a card to be seen whole; as little as possible. */
export function shortOf(
  { x, y, zoom }: { readonly x: number; readonly y: number; readonly zoom: number },
  frame: Pick<DOMRect, 'width' | 'height'>,
  card: Box,
): [dx: number, dy: number] {
  return [
    short(card.x * zoom + x, card.width * zoom + beyond, frame.width),
    short(card.y * zoom + y, card.height * zoom + edge, frame.height),
  ];
}

function short(start: number, length: number, room: number): number {
  if (start < edge) return edge - start;
  const over = start + length - room;
  return over > 0 ? Math.max(-over, edge - start) : 0;
}
