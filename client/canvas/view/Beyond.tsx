import {
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  type Icon,
} from '@tabler/icons-react';
import { Panel, useStore, type PanelPosition, type ReactFlowState } from '@xyflow/react';
import { useWorkbench } from '../../draft/Workbench.tsx';
import { looksOf } from '../looks.ts';
import { beyond, sides, type Hidden, type Side } from './beyond.ts';
import type { Box } from './framing.ts';

const places: Readonly<Record<Side, readonly [PanelPosition, Icon]>> = {
  above: ['top-center', IconChevronUp],
  left: ['center-left', IconChevronLeft],
  right: ['center-right', IconChevronRight],
  below: ['bottom-center', IconChevronDown],
};

/**
 * Says at the edges how many steps there are beyond them, and leads to the nearest. For whoever points: the keyboard goes
 * from step to step, and each comes into view.
 */
export function Beyond() {
  const workbench = useWorkbench();
  const out = JSON.parse(useStore(outOfSight)) as Record<Side, Hidden | null>;
  return sides.map((side) => {
    const [nearest] = out[side]?.ids ?? [];
    if (!out[side] || nearest === undefined) return null;
    const { ids, at } = out[side];
    const [position, Arrow] = places[side];
    const words = ids.length === 1 ? '1 more step' : `${ids.length} more steps`;
    const isAcross = side === 'above' || side === 'below';
    return (
      <Panel key={side} position={position} style={isAcross ? { left: at } : { top: at }}>
        <button
          type="button"
          className="canvas-beyond"
          tabIndex={-1}
          aria-label={`${words} ${isAcross ? side : `to the ${side}`}`}
          // The focus stays where it is: the button goes with the press.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => looksOf(workbench).getState().view?.reveal(nearest)}
        >
          <Arrow size={16} aria-hidden />
          {words}
        </button>
      </Panel>
    );
  });
}

/** As text, which is the same as long as nothing about it changes. */
function outOfSight({ nodeLookup, transform, width, height }: ReactFlowState): string {
  const [x, y, zoom] = transform;
  const cards = new Map<string, Box>();
  for (const [id, { type, measured, internals }] of nodeLookup) {
    if (type === 'note' || measured.width === undefined || measured.height === undefined) continue;
    const { x: left, y: top } = internals.positionAbsolute;
    cards.set(id, { x: left, y: top, width: measured.width, height: measured.height });
  }
  return JSON.stringify(beyond({ x, y, zoom }, { width, height }, cards));
}
