import { useMediaQuery } from '@mantine/hooks';
import { Background, BackgroundVariant, MiniMap, Panel, useStore } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { Beyond } from './view/Beyond.tsx';
import { CanvasControls } from './view/CanvasControls.tsx';
import type { CardNode } from './flowNodes.ts';
import { far as sizes, fingerSize } from './view/framing.ts';

const minimapFrom = 16;

/** The same elements each time: a card that is dragged draws none of them anew. */
export const furniture = (
  <>
    <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} />
    <CanvasControls />
    <WholeRule />
    <Attribution />
    <Panel position="top-left" className="visually-hidden">
      <p id="canvas-help">
        Tab goes through the steps in the order of the flow, the arrow keys along the wires. Enter
        opens the settings, A adds what follows, C connects, Delete deletes, Alt with an arrow key
        moves.
      </p>
    </Panel>
  </>
);

/** React Flow's own is a stop of the Tab key, between the drawing and what stands beside it. */
function Attribution() {
  return (
    <Panel position="bottom-right" className="react-flow__attribution">
      <a href="https://reactflow.dev" target="_blank" rel="noopener noreferrer" tabIndex={-1}>
        React Flow
      </a>
    </Panel>
  );
}

/** A rule that is too large to be seen at once is shown small in the corner; of others it is said where there is more. */
function WholeRule() {
  const isLarge = useStore(({ nodes }) => nodes.length >= minimapFrom);
  if (!isLarge) return <Beyond />;
  return (
    <MiniMap
      className="canvas-minimap"
      nodeClassName={minimapClass}
      nodeBorderRadius={24}
      maskStrokeWidth={1.5}
      pannable
      zoomable
      ariaLabel="The whole rule, small"
    />
  );
}

function minimapClass({ type }: CardNode): string {
  return `canvas-mini-${type ?? 'note'}`;
}

/** From afar cards say in a few words what they are, in letters that can be read: the larger, the further away. */
export function Far({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const far = useStore(({ transform: [, , zoom] }) =>
    zoom < sizes.very
      ? 'very'
      : zoom < sizes.rather
        ? 'rather'
        : zoom < sizes.little
          ? 'little'
          : null,
  );
  useEffect(() => {
    if (far) root.current?.setAttribute('data-far', far);
    else root.current?.removeAttribute('data-far');
  }, [root, far]);
  return null;
}

/** Lets the style sheets know how large something has to be for a finger; whoever has none is spared the work. */
export function Fingers({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const isTouched = useMediaQuery('(any-pointer: coarse)') ?? false;
  const size = useStore(({ transform: [, , zoom] }) => (isTouched ? fingerSize(zoom) : null));
  useEffect(() => {
    const style = root.current?.style;
    if (size === null) style?.removeProperty('--canvas-finger');
    else style?.setProperty('--canvas-finger', `${size}px`);
  }, [root, size]);
  return null;
}
