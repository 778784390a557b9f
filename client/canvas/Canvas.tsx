import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useRef } from 'react';
import { useDesk, useDraft } from '../draft/Workbench.tsx';
import './canvas.css';
import { ConnectDialog } from './wires/ConnectDialog.tsx';
import { Drawing } from './Drawing.tsx';
import { EmptyHint } from './adding/EmptyHint.tsx';
import { NodeMenu } from './cards/NodeMenu.tsx';
import { PickerPopover } from './adding/PickerPopover.tsx';
import { Refusal } from './wires/Refusal.tsx';
import { useFocusHome, useSeenFocus } from './useFocusHome.ts';
import { useKeys } from './useKeys.ts';
import { useSeenChanges } from './useSeenChanges.ts';
import { useWayBack } from './useWayBack.ts';

/** The drawing of the rule, and what opens over it. */
export function Canvas() {
  const root = useRef<HTMLElement>(null);
  const isEmpty = useDraft(({ document }) => document.graph.nodes.length === 0);
  useKeys(root);
  useWayBack();
  useFocusHome(root);
  useSeenFocus(root);
  useSeenChanges();
  return (
    <section className="editor-canvas" aria-label="Drawing" ref={root} tabIndex={-1}>
      <ReactFlowProvider>
        <Drawing root={root} />
      </ReactFlowProvider>
      {isEmpty && <EmptyHint />}
      <Refusal />
      <PickerPopover />
      <NodeMenu />
      <ConnectDialog />
      <Live />
    </section>
  );
}

/** The one place from which the editor speaks to screen readers. */
function Live() {
  const announcement = useDesk((desk) => desk.announcement);
  const count = useRef(0);
  const last = useRef(announcement);
  if (last.current !== announcement) {
    last.current = announcement;
    count.current += 1;
  }
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {/* The same words twice are told twice. */}
      <span key={count.current}>{announcement?.text}</span>
    </div>
  );
}
