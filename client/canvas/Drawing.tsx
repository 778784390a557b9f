import {
  ReactFlow,
  SelectionMode,
  ViewportPortal,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import { useState, type RefObject } from 'react';
import { Card } from './cards/Card.tsx';
import { CardSettings } from './cards/CardSettings.tsx';
import { smallest } from './view/framing.ts';
import { Far, Fingers, furniture } from './Furniture.tsx';
import { NoteCard } from './cards/NoteCard.tsx';
import { useDropping } from './adding/useDropping.ts';
import { useFlow } from './useFlow.ts';
import { useView } from './view/useView.ts';
import { useWiring } from './wires/useWiring.ts';
import { WireButtons, WireLine } from './wires/WireLine.tsx';

const nodeTypes: NodeTypes = {
  trigger: Card,
  condition: Card,
  split: Card,
  wait: Card,
  action: Card,
  note: NoteCard,
};
const edgeTypes: EdgeTypes = { wire: WireLine };
const ownAttribution = { hideAttribution: true };
const multiSelection = ['Control', 'Meta'];

/** The cards and wires. React Flow draws what the draft says, and what it is told goes into the draft. */
export function Drawing({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const flow = useFlow(root);
  const wiring = useWiring(root);
  const dropping = useDropping(root);
  const [buttons, setButtons] = useState<HTMLElement | null>(null);
  useView(flow.measured);
  return (
    <WireButtons value={buttons}>
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
        proOptions={ownAttribution}
        minZoom={smallest}
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
        {furniture}
        <Far root={root} />
        <Fingers root={root} />
        <CardSettings />
        <ViewportPortal>
          <div ref={setButtons} />
        </ViewportPortal>
      </ReactFlow>
    </WireButtons>
  );
}
