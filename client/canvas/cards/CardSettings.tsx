import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { NodeToolbar, Position } from '@xyflow/react';
import { useDesk, useDraft, useWorkbench } from '../../draft/Workbench.tsx';
import { openSettings } from '../entry.ts';
import { nameOf } from '../telling.ts';

/** The way from the selected card to its settings. Seen while the panel that would show them is folded away (canvas.css). */
export function CardSettings() {
  const workbench = useWorkbench();
  const id = useDesk(({ selected }) => (selected.length === 1 ? selected[0] : undefined));
  const name = useDraft(() => (id === undefined ? '' : nameOf(workbench, id)));
  if (id === undefined) return null;
  return (
    <NodeToolbar
      nodeId={id}
      isVisible
      position={Position.Bottom}
      align="start"
      offset={7}
      className="canvas-settings"
    >
      <Button
        variant="default"
        size="compact-sm"
        fz={13}
        fw={550}
        radius="md"
        leftSection={<IconAdjustments size={15} aria-hidden />}
        aria-label={`Settings of “${name}”`}
        onClick={() => {
          openSettings(workbench, id);
        }}
      >
        Settings
      </Button>
    </NodeToolbar>
  );
}
