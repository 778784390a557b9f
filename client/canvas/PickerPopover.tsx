import { Popover, Text } from '@mantine/core';
import { useState } from 'react';
import { useDesk, useWorkbench } from '../draft/Workbench.tsx';
import { addAfter, addFree } from './adding.ts';
import type { Choice } from './choices.ts';
import { looksOf, useLooks, type Picking } from './looks.ts';
import { NodePicker } from './NodePicker.tsx';
import { pickerPlace, pickerWidth, type Area } from './pickerPlace.ts';
import { rectOf } from './screen.ts';
import { exitName } from './telling.ts';

/** The list of what can be added, where somebody asked for it. */
export function PickerPopover() {
  const picking = useLooks((looks) => looks.picking);
  return picking && <Opened key={`${picking.at.x} ${picking.at.y}`} picking={picking} />;
}

function Opened({ picking }: { readonly picking: Picking }) {
  const workbench = useWorkbench();
  // The words follow when a name changes; what is selected tells that somebody went elsewhere.
  useDesk((desk) => desk.selected);
  const [opener] = useState(() => document.activeElement);
  const [place] = useState(() => pickerPlace(picking.at, areaFor(picking)));
  const close = (): void => {
    looksOf(workbench).setState({ picking: null });
  };
  const leave = (): void => {
    close();
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  const choose = (choice: Choice): void => {
    close();
    const { after, place, home } = picking;
    if (after) addAfter(workbench, choice, after, home, place);
    else addFree(workbench, choice, place, home);
  };
  const title = picking.after
    ? `After ${exitName(workbench, picking.after.from, picking.after.exit)}`
    : 'Start with';
  return (
    <Popover
      opened
      onDismiss={leave}
      position="bottom-start"
      middlewares={asPlaced}
      trapFocus
      withRoles={false}
      shadow="lg"
      radius="lg"
      width={pickerWidth}
      offset={0}
    >
      <Popover.Target>
        <span className="canvas-anchor" style={{ left: place.left, top: place.top }} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label="Add a step"
        p={0}
        className="canvas-picker"
        style={{ height: place.height }}
      >
        <Text size="sm" c="dimmed" className="canvas-picker-title" truncate title={title}>
          {title}
        </Text>
        <NodePicker wanted={picking.wanted} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

const asPlaced = { flip: false, shift: false };

/** The drawing, and what is below it; from the outline also the panel. The header is left alone. */
function areaFor({ home }: Picking): Area {
  const drawing = document.querySelector('.editor-canvas');
  const { left, top, right } = drawing ? rectOf(drawing) : new DOMRect(0, 0, window.innerWidth);
  return {
    left,
    top,
    right: home === 'canvas' ? right : window.innerWidth,
    bottom: window.innerHeight,
  };
}
