import { Button, Popover, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk, useDraft, useWorkbench, type Workbench } from '../../draft/Workbench.tsx';
import { addAfter, addFree, addOnWire } from './adding.ts';
import type { Choice } from './choices.ts';
import { canFollow } from '../families.ts';
import { looksOf, useLooks, type Picking } from '../looks.ts';
import { NodePicker } from './NodePicker.tsx';
import {
  pickerBeside,
  pickerPlace,
  pickerWidth,
  type Area,
  type PickerPlace,
} from './pickerPlace.ts';
import { rectOf } from '../view/screen.ts';
import { exitName, nameOf } from '../telling.ts';

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
  const [place] = useState(() => placeOf(picking));
  const close = (): void => {
    looksOf(workbench).setState({ picking: null });
  };
  const leave = (): void => {
    close();
    const { after, home } = picking;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    // A menu that it was opened from is gone by now.
    else if (after) looksOf(workbench).setState({ focus: { node: after.from, home } });
  };
  const choose = (choice: Choice): void => {
    close();
    const { after, into, place, home } = picking;
    if (into) addOnWire(workbench, choice, into, place, home);
    else if (after) addAfter(workbench, choice, after, home, place);
    else addFree(workbench, choice, place, home);
  };
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
        <Title picking={picking} close={close} />
        <NodePicker
          wanted={picking.wanted}
          onChoose={choose}
          // Behind the beginning one decides, behind that one acts.
          {...(isFurtherOn(workbench, picking) && { likely: 'do' })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function isFurtherOn({ draft }: Workbench, { after }: Picking): boolean {
  const { nodes } = draft.getState().document.graph;
  return nodes.some(({ id, kind }) => id === after?.from && kind !== 'trigger');
}

/** Where what is chosen will stand; instead of something new, an exit can lead to what is there. */
function Title({ picking, close }: { readonly picking: Picking; readonly close: () => void }) {
  const workbench = useWorkbench();
  const hasOthers = useDraft(({ document: { graph } }) =>
    graph.nodes.some(({ id, kind }) => id !== picking.after?.from && canFollow(kind)),
  );
  const { after, into, home } = picking;
  const title = titleOf(workbench, picking);
  return (
    <div className="canvas-picker-head">
      <Text size="sm" c="dimmed" className="canvas-picker-title" lineClamp={2} title={title}>
        {title}
      </Text>
      {after && !into && hasOthers && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlugConnected size={15} aria-hidden />}
          onClick={() => {
            close();
            looksOf(workbench).setState({ connecting: { ...after, instead: null, home } });
          }}
        >
          Connect to…
        </Button>
      )}
    </div>
  );
}

function titleOf(workbench: Workbench, { after, into }: Picking): string {
  if (!after) return 'Start with';
  const from = exitName(workbench, after.from, after.exit);
  return into ? `Between ${from} and “${nameOf(workbench, into.to)}”` : `After ${from}`;
}

const asPlaced = { flip: false, shift: false };

function placeOf({ at, home }: Picking): PickerPlace {
  const drawing = areaOf('.editor-canvas');
  return home === 'outline'
    ? pickerBeside(at, areaOf('.side-panel:has(.canvas-outline)'), drawing)
    : pickerPlace(at, drawing);
}

/** The drawing, or the panel, and what is below it. The header is left alone. */
function areaOf(selector: string): Area {
  const element = document.querySelector(selector);
  const { left, top, right } = element ? rectOf(element) : new DOMRect(0, 0, window.innerWidth);
  return { left, top, right, bottom: window.innerHeight };
}
