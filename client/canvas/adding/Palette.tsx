import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkbench } from '../../draft/Workbench.tsx';
import { addBySelection } from './adding.ts';
import { groupOf, type Choice, type ChoiceGroup } from './choices.ts';
import { families } from '../families.ts';
import { NodePicker } from './NodePicker.tsx';
import './palette.css';

/** Everything that a rule can be made of: click, Enter or drag to add. Narrow windows show it on demand. */
export function Palette() {
  const isNarrow = useMediaQuery('(max-width: 1320px)', undefined, {
    getInitialValueInEffect: false,
  });
  return (
    <aside className="editor-palette canvas-palette" aria-label="Palette">
      {isNarrow ? <Rail /> : <Everything />}
    </aside>
  );
}

function Everything({
  onAdded,
  from,
}: {
  readonly onAdded?: () => void;
  readonly from?: ChoiceGroup['key'] | undefined;
}) {
  const workbench = useWorkbench();
  const add = (choice: Choice, byKey: boolean): void => {
    // Who writes goes on writing; who clicks goes on in the drawing.
    addBySelection(workbench, choice, byKey && !onAdded ? 'palette' : 'canvas');
    onAdded?.();
  };
  return (
    <NodePicker
      wanted="any"
      draggable
      autoFocus={onAdded !== undefined}
      onChoose={add}
      {...(onAdded && { onDropped: onAdded })}
      {...(from && { from })}
    />
  );
}

const shown = ['trigger', 'condition', 'action', 'note'] as const;

function Rail() {
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState<ChoiceGroup['key']>();
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="right-start"
      // The drawing keeps the press of the mouse to itself.
      clickOutsideEvents={['pointerdown']}
      width={280}
      trapFocus
      withRoles={false}
      shadow="lg"
      radius="lg"
      offset={8}
    >
      <div className="canvas-rail">
        <Popover.Target>
          <Tooltip label="Add a step" position="right">
            <ActionIcon
              size={44}
              radius="md"
              variant="filled"
              aria-label="Open the palette"
              aria-expanded={opened}
              onClick={() => {
                setFrom(undefined);
                setOpened((before) => !before);
              }}
            >
              <IconPlus size={22} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        {shown.map((kind) => {
          const { icon: Icon, word } = families[kind];
          return (
            <button
              key={kind}
              type="button"
              className="canvas-rail-family"
              onClick={() => {
                setFrom(groupOf(kind));
                setOpened(true);
              }}
            >
              <span className="canvas-badge" data-kind={kind} aria-hidden>
                <Icon size={15} stroke={2} />
              </span>
              {word}
            </button>
          );
        })}
      </div>
      <Popover.Dropdown role="dialog" aria-label="Palette" p={0} className="canvas-picker">
        <Everything
          key={from}
          from={from}
          onAdded={() => {
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
