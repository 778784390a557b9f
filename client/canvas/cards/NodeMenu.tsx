import { Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconCopy,
  IconCopyPlus,
  IconPlugConnected,
  IconPlus,
  IconRowInsertBottom,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { exitsOf, type GraphNode } from '../../../shared/model/graph.ts';
import { useDraft, useNode, useWorkbench } from '../../draft/Workbench.tsx';
import { addNext, connectFrom } from './cardKeys.ts';
import { exitLabel } from './cardWords.ts';
import { remove } from '../changing.ts';
import { copy, duplicate } from '../copying.ts';
import { openSettings } from '../entry.ts';
import { looksOf, useLooks, type Looks } from '../looks.ts';
import { cardElement } from '../view/screen.ts';
import { nameOf } from '../telling.ts';
import { wireId } from '../wires/wireIds.ts';

type Open = NonNullable<Looks['menu']>;

/** What can be done with a step: opened by a right click on its card, by “⋯” and by the keyboard's menu key. */
export function NodeMenu() {
  const menu = useLooks((looks) => looks.menu);
  return menu && <Opened key={`${menu.node} ${menu.at.x} ${menu.at.y}`} {...menu} />;
}

function Opened(menu: Open) {
  const workbench = useWorkbench();
  const { node: id, at, home } = menu;
  const node = useNode(id);
  const { selected } = workbench.desk.getState();
  const ids = selected.includes(id) ? selected : [id];
  const keysOf = keysIn(menu);
  return (
    <Menu
      opened
      onClose={() => {
        looksOf(workbench).setState({ menu: null });
        // What the menu belongs to takes the keyboard back unless what was chosen has taken it elsewhere.
        if (document.activeElement?.closest('[role="menu"]'))
          openerOf(menu)?.focus({ preventScroll: true });
      }}
      position="bottom-start"
      shadow="lg"
      radius="md"
      width={240}
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
      <Menu.Dropdown className="canvas-menu" aria-label="What can be done with this step">
        <Item
          icon={IconAdjustments}
          label="Settings"
          keys={keysOf('Enter')}
          act={() => {
            openSettings(workbench, id);
          }}
        />
        {node && exitsOf(node).length > 0 && <Leading menu={menu} node={node} />}
        <Menu.Divider />
        <Item
          icon={IconCopyPlus}
          label="Duplicate"
          keys={keysOf('Ctrl D')}
          act={() => {
            duplicate(workbench, ids, home);
          }}
        />
        <Item
          icon={IconCopy}
          label="Copy"
          keys={keysOf('Ctrl C')}
          act={() => void copy(workbench, ids)}
        />
        <Menu.Divider />
        <Item
          icon={IconTrash}
          label={ids.length > 1 ? `Delete ${ids.length} steps` : 'Delete'}
          keys={keysOf('Del')}
          className="canvas-menu-delete"
          act={() => {
            remove(workbench, ids, home);
          }}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

/** What follows the step: another one, a wire, or something in the middle of a wire that is there. */
function Leading({ menu, node }: { readonly menu: Open; readonly node: GraphNode }) {
  const workbench = useWorkbench();
  const { at, home } = menu;
  const keysOf = keysIn(menu);
  const all = useDraft(({ document }) => document.graph.wires);
  const wires = all.filter(({ from }) => from === node.id);
  return (
    <>
      <Item
        icon={IconPlus}
        label="Add next…"
        keys={keysOf('A')}
        act={() => {
          const root = document.querySelector('.editor-canvas');
          if (root) addNext(workbench, root, node.id, home === 'canvas' ? undefined : { at, home });
        }}
      />
      {wires.map((wire) => {
        const label = exitLabel(node, wire.exit);
        const to = nameOf(workbench, wire.to);
        return (
          <Item
            key={wireId(wire)}
            icon={IconRowInsertBottom}
            label={label ? `Insert between ${label} and “${to}”…` : `Insert before “${to}”…`}
            act={() => {
              const after = { from: wire.from, exit: wire.exit };
              looksOf(workbench).setState({
                picking: { wanted: 'following', after, into: wire, at, home },
              });
            }}
          />
        );
      })}
      <Item
        icon={IconPlugConnected}
        label="Connect to…"
        keys={keysOf('C')}
        act={() => {
          connectFrom(workbench, node.id, home);
        }}
      />
    </>
  );
}

/** The keys that do the same are the drawing's only. */
function keysIn({ home }: Open): (keys: string) => string | undefined {
  return (keys) => (home === 'canvas' ? keys : undefined);
}

function Item(props: {
  readonly icon: Icon;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly className?: string;
  readonly act: () => void;
}) {
  const { icon: Symbol, label, keys, className = '' } = props;
  return (
    <Menu.Item
      className={className}
      leftSection={<Symbol size={16} aria-hidden />}
      rightSection={
        keys !== undefined && (
          <span className="canvas-key" aria-hidden>
            {keys}
          </span>
        )
      }
      onClick={props.act}
    >
      {label}
    </Menu.Item>
  );
}

function openerOf({ node, home }: Open): HTMLElement | null {
  if (home === 'canvas') return cardElement(document, node);
  return document.querySelector(`.canvas-outline [data-more="${CSS.escape(node)}"]`);
}
