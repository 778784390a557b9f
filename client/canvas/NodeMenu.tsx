import { Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconCopy,
  IconCopyPlus,
  IconPlugConnected,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { exitsOf } from '../../shared/model/graph.ts';
import { useNode, useWorkbench } from '../draft/Workbench.tsx';
import { addNext, connectFrom } from './cardKeys.ts';
import { remove } from './changing.ts';
import { copy, duplicate } from './copying.ts';
import { openSettings } from './entry.ts';
import { looksOf, useLooks, type Point } from './looks.ts';
import { cardElement } from './screen.ts';

/** What can be done with a card: opened by a right click, by “⋯” and by the keyboard's menu key. */
export function NodeMenu() {
  const menu = useLooks((looks) => looks.menu);
  return menu && <Opened key={`${menu.node} ${menu.at.x} ${menu.at.y}`} {...menu} />;
}

function Opened({ node: id, at }: { readonly node: string; readonly at: Point }) {
  const workbench = useWorkbench();
  const node = useNode(id);
  const { desk } = workbench;
  const { selected } = desk.getState();
  const ids = selected.includes(id) ? selected : [id];
  const leads = node !== undefined && exitsOf(node).length > 0;
  const card = (): HTMLElement | null => cardElement(document, id);
  return (
    <Menu
      opened
      onClose={() => {
        looksOf(workbench).setState({ menu: null });
        // The card takes the keyboard back unless what was chosen has taken it elsewhere.
        if (document.activeElement?.closest('[role="menu"]'))
          card()?.focus({ preventScroll: true });
      }}
      position="bottom-start"
      shadow="lg"
      radius="md"
      width={220}
      offset={2}
      returnFocus={false}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className="canvas-anchor"
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label="What can be done with this step">
        <Menu.Item
          leftSection={<IconAdjustments size={16} aria-hidden />}
          rightSection={<Key>Enter</Key>}
          onClick={() => {
            openSettings(workbench, id);
          }}
        >
          Settings
        </Menu.Item>
        {leads && (
          <>
            <Menu.Item
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<Key>A</Key>}
              onClick={() => {
                const root = card()?.closest('.editor-canvas');
                if (root) addNext(workbench, root, id);
              }}
            >
              Add next…
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPlugConnected size={16} aria-hidden />}
              rightSection={<Key>C</Key>}
              onClick={() => {
                connectFrom(workbench, id);
              }}
            >
              Connect to…
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconCopyPlus size={16} aria-hidden />}
          rightSection={<Key>Ctrl D</Key>}
          onClick={() => {
            duplicate(workbench, ids);
          }}
        >
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          rightSection={<Key>Ctrl C</Key>}
          onClick={() => void copy(workbench, ids)}
        >
          Copy
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          className="canvas-menu-delete"
          leftSection={<IconTrash size={16} aria-hidden />}
          rightSection={<Key>Del</Key>}
          onClick={() => {
            remove(workbench, ids);
          }}
        >
          {ids.length > 1 ? `Delete ${ids.length} steps` : 'Delete'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Key({ children }: { readonly children: string }) {
  return (
    <span className="canvas-key" aria-hidden>
      {children}
    </span>
  );
}
