import { Popover, Text } from '@mantine/core';
import { useDesk, useWorkbench } from '../draft/Workbench.tsx';
import { addAfter, addFree } from './adding.ts';
import type { Choice } from './choices.ts';
import { looksOf, useLooks, type Picking } from './looks.ts';
import { NodePicker } from './NodePicker.tsx';
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
  const close = (): void => {
    looksOf(workbench).setState({ picking: null });
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
      onClose={close}
      position="right-start"
      trapFocus
      returnFocus
      withRoles={false}
      shadow="lg"
      radius="lg"
      width={340}
      offset={4}
    >
      <Popover.Target>
        <span
          className="canvas-anchor"
          style={{ left: picking.at.x, top: picking.at.y }}
          aria-hidden
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Add a step" p={0} className="canvas-picker">
        <Text size="sm" c="dimmed" className="canvas-picker-title" truncate title={title}>
          {title}
        </Text>
        <NodePicker wanted={picking.wanted} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}
