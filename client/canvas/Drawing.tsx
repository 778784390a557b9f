import {
  Background,
  BackgroundVariant,
  MiniMap,
  Panel,
  ReactFlow,
  SelectionMode,
  useStore,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { Card } from './Card.tsx';
import { CanvasControls } from './CanvasControls.tsx';
import type { CardNode } from './flowNodes.ts';
import { NoteCard } from './NoteCard.tsx';
import { useDropping } from './useDropping.ts';
import { useFlow } from './useFlow.ts';
import { useView } from './useView.ts';
import { useWiring } from './useWiring.ts';
import { WireLine } from './WireLine.tsx';

const nodeTypes: NodeTypes = {
  trigger: Card,
  condition: Card,
  split: Card,
  wait: Card,
  action: Card,
  note: NoteCard,
};
const edgeTypes: EdgeTypes = { wire: WireLine };
const fitOptions = { padding: 0.16, maxZoom: 1, minZoom: 0.35 };
const multiSelection = ['Control', 'Meta'];
const minimapFrom = 16;

/** The cards and wires. React Flow draws what the draft says, and what it is told goes into the draft. */
export function Drawing({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useFlow(root);
  const wiring = useWiring(root);
  const dropping = useDropping(root);
  useView(flow.measured);
  return (
    <ReactFlow
      aria-label="The rule as a drawing"
      aria-describedby="canvas-help"
      nodes={flow.nodes}
      edges={flow.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      {...flow.handlers}
      {...wiring}
      {...dropping}
      fitView
      fitViewOptions={fitOptions}
      minZoom={0.15}
      maxZoom={1.6}
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode={multiSelection}
      deleteKeyCode={null}
      panActivationKeyCode={null}
      panOnScroll
      edgesFocusable={false}
      disableKeyboardA11y
      connectOnClick={false}
      connectionRadius={36}
      reconnectRadius={14}
      nodeDragThreshold={3}
      nodeClickDistance={4}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements={flow.nodes.length > 500}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} />
      <CanvasControls />
      {flow.nodes.length >= minimapFrom && (
        <MiniMap
          className="canvas-minimap"
          nodeClassName={minimapClass}
          nodeBorderRadius={24}
          pannable
          zoomable
          ariaLabel="The whole rule, small"
        />
      )}
      <Far root={root} />
      <Panel position="top-left" className="visually-hidden">
        <p id="canvas-help">
          Tab goes through the steps in the order of the flow, the arrow keys along the wires. Enter
          opens the settings, A adds what follows, C connects, Delete deletes, Alt with an arrow key
          moves.
        </p>
      </Panel>
    </ReactFlow>
  );
}

function minimapClass({ type }: CardNode): string {
  return `canvas-mini-${type ?? 'note'}`;
}

/** From afar cards show their title only, in letters that can be read. */
function Far({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < 0.5);
  useEffect(() => {
    root.current?.toggleAttribute('data-far', isFar);
  }, [root, isFar]);
  return null;
}
