import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconMaximize,
  IconSparkles,
  IconZoomIn,
  IconZoomOut,
  type Icon,
} from '@tabler/icons-react';
import { Panel, useReactFlow } from '@xyflow/react';
import { useDraft, useWorkbench } from '../../draft/Workbench.tsx';
import { tidyUp } from '../changing.ts';
import { looksOf } from '../looks.ts';
import { motion } from './screen.ts';

/** Zoom, fit and tidy up. */
export function CanvasControls() {
  const workbench = useWorkbench();
  const { zoomIn, zoomOut } = useReactFlow();
  const isEmpty = useDraft(({ document }) => document.graph.nodes.length === 0);
  return (
    <Panel position="bottom-left" className="canvas-controls" aria-label="View" role="toolbar">
      <Control
        icon={IconZoomOut}
        label="Zoom out"
        act={() => void zoomOut({ duration: motion(150) })}
      />
      <Control
        icon={IconZoomIn}
        label="Zoom in"
        act={() => void zoomIn({ duration: motion(150) })}
      />
      <Control
        icon={IconMaximize}
        label="Fit the whole rule"
        act={() => looksOf(workbench).getState().view?.fit()}
      />
      <Control
        icon={IconSparkles}
        label="Tidy up"
        keys="Ctrl+Shift+L"
        disabled={isEmpty}
        act={() => {
          void tidyUp(workbench);
        }}
      />
    </Panel>
  );
}

function Control(props: {
  readonly icon: Icon;
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly act: () => void;
}) {
  const { icon: Symbol, label, keys } = props;
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        aria-label={label}
        // Stays a stop of the Tab key, so that the focus is not lost with the last step.
        aria-disabled={props.disabled === true}
        {...(props.disabled === true && { 'data-disabled': true })}
        onClick={props.act}
      >
        <Symbol size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
