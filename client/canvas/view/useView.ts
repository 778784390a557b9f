import { useNodesInitialized, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDraft, useWorkbench } from '../../draft/Workbench.tsx';
import type { Measured } from '../flowNodes.ts';
import { looksOf } from '../looks.ts';
import { useHands } from './useHands.ts';
import { Viewer } from './viewer.ts';

/** Lets the parts around the drawing know and move what is in view; fits it in by itself while nobody has moved it. */
export function useView(measured: ReadonlyMap<string, Measured>): void {
  const workbench = useWorkbench();
  const flow = useReactFlow();
  const store = useStoreApi();
  const sizes = useRef(measured);
  useLayoutEffect(() => {
    sizes.current = measured;
  }, [measured]);
  const [viewer] = useState(
    () =>
      new Viewer(workbench, flow, {
        frame: () => store.getState().domNode?.getBoundingClientRect() ?? new DOMRect(),
        sizeOf: (id) => {
          const size = sizes.current.get(id);
          return size && [size.width, size.height];
        },
      }),
  );
  useLayoutEffect(() => {
    const looks = looksOf(workbench);
    looks.setState({ view: viewer });
    return () => {
      looks.setState({ view: null });
    };
  }, [workbench, viewer]);
  useFitting(viewer);
}

function useFitting(viewer: Viewer): void {
  const hands = useHands();
  const isDrawn = useNodesInitialized();
  const isEmpty = useDraft(({ document }) => document.graph.nodes.length === 0);
  const [width, height] = [useStore((flow) => flow.width), useStore((flow) => flow.height)];
  const isThere = width > 0 && height > 0 && (isDrawn || isEmpty);
  const isOpen = useRef(false);
  // Before it is seen.
  useLayoutEffect(() => {
    if (!isThere || isOpen.current) return;
    isOpen.current = true;
    viewer.open();
  }, [viewer, isThere]);
  useEffect(() => {
    if (!isOpen.current) return undefined;
    return hands.whenFree(() => {
      viewer.refit();
    });
  }, [hands, viewer, width, height]);
}
