import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconArrowsExchange, IconPlus, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { GraphNode, Wire } from '../../../shared/model/graph.ts';
import { useDraft, useWorkbench } from '../../draft/Workbench.tsx';
import { exitLabel } from '../cards/cardWords.ts';
import { disconnect } from '../changing.ts';
import { looksOf } from '../looks.ts';
import { rectOf } from '../view/screen.ts';
import { nameOf } from '../telling.ts';
import { wireId } from '../wires/wireIds.ts';

/** Where an exit leads, and what can be done about it. */
export function OutlineExit({ node, exit }: { readonly node: GraphNode; readonly exit: string }) {
  const workbench = useWorkbench();
  const all = useDraft(({ document }) => document.graph.wires);
  const wires = useMemo(
    () => all.filter((wire) => wire.from === node.id && wire.exit === exit),
    [all, node.id, exit],
  );
  const label = exitLabel(node, exit) || 'Then';
  const add = wires.length > 0 ? 'Add a parallel step' : 'Add a step';
  const own = nameOf(workbench, node.id);
  return (
    <li className="canvas-outline-exit">
      <span className="canvas-outline-label" data-exit={exit}>
        {label}
      </span>
      <span className="canvas-outline-wires">
        {wires.map((wire) => (
          <Leads key={wireId(wire)} wire={wire} label={label} />
        ))}
        <UnstyledButton
          className="canvas-outline-add"
          aria-label={`${add} after ${own}, ${label}`}
          onClick={(event) => {
            const { left, bottom } = rectOf(event.currentTarget);
            looksOf(workbench).setState({
              picking: {
                wanted: 'following',
                after: { from: node.id, exit },
                at: { x: left, y: bottom + 4 },
                home: 'outline',
              },
            });
          }}
        >
          <IconPlus size={14} aria-hidden />
          {add}
        </UnstyledButton>
      </span>
    </li>
  );
}

function Leads({ wire, label }: { readonly wire: Wire; readonly label: string }) {
  const workbench = useWorkbench();
  const to = nameOf(workbench, wire.to);
  return (
    <span className="canvas-outline-wire">
      <IconArrowRight size={14} aria-hidden />
      <UnstyledButton
        className="canvas-outline-to"
        aria-label={`${label} leads to ${to}`}
        onClick={() => {
          workbench.desk.select([wire.to]);
          looksOf(workbench).setState({ focus: { node: wire.to, home: 'outline' } });
        }}
      >
        {to}
      </UnstyledButton>
      <ActionIcon
        size={26}
        variant="subtle"
        color="gray"
        aria-label={`Lead the wire to ${to} elsewhere`}
        title="Lead it elsewhere"
        onClick={() => {
          looksOf(workbench).setState({
            connecting: { from: wire.from, exit: wire.exit, instead: wire, home: 'outline' },
          });
        }}
      >
        <IconArrowsExchange size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={26}
        variant="subtle"
        color="gray"
        aria-label={`Remove the wire to ${to}`}
        title="Remove the wire"
        onClick={() => {
          disconnect(workbench, wire, 'outline');
        }}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </span>
  );
}
