import { ActionIcon, Menu } from '@mantine/core';
import { upperFirst } from '@mantine/hooks';
import {
  IconArrowDown,
  IconArrowUp,
  IconBrackets,
  IconCopy,
  IconDotsVertical,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface PartActions {
  readonly place: { readonly index: number; readonly count: number };
  readonly onRemove: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDouble: () => void;
  /** Puts it into a group of its own. */
  readonly onWrap: () => void;
}

/** One part of a group, with what can be done with it. */
export function PartCard({
  head,
  name,
  actions,
  more,
  children,
  field,
  nested = false,
}: {
  readonly head: ReactNode;
  /** What it is called in the names of its buttons: “test 2”. */
  readonly name: string;
  readonly actions: PartActions;
  /** Further things to do, for the menu. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
  readonly field?: string;
  readonly nested?: boolean;
}) {
  const { place, onRemove, onMove, onDouble, onWrap } = actions;
  const called = `${name} ${String(place.index + 1)}`;
  return (
    <div
      className={`inspector-card inspector-part${nested ? ' inspector-nested' : ''}`}
      data-field={field}
      role="group"
      aria-label={upperFirst(called)}
    >
      <div className="inspector-card-head">
        {typeof head === 'string' ? <span className="inspector-card-title">{head}</span> : head}
      </div>
      {children !== undefined && <div className="inspector-card-body">{children}</div>}
      <div className="inspector-card-actions">
        <Menu position="bottom-end" shadow="md" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${called}`}>
              <IconDotsVertical size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {more}
            <Menu.Item
              leftSection={<IconArrowUp size={16} aria-hidden />}
              disabled={place.index === 0}
              onClick={() => {
                onMove(-1);
              }}
            >
              Move up
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={16} aria-hidden />}
              disabled={place.index === place.count - 1}
              onClick={() => {
                onMove(1);
              }}
            >
              Move down
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={onDouble}>
              Duplicate
            </Menu.Item>
            <Menu.Item leftSection={<IconBrackets size={16} aria-hidden />} onClick={onWrap}>
              Put into a group
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${called}`}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
