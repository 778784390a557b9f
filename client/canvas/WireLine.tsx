import { IconX } from '@tabler/icons-react';
import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { createContext, memo, use } from 'react';
import { createPortal } from 'react-dom';
import type { Wire } from '../../shared/model/graph.ts';
import type { Trial } from '../draft/desk.ts';
import { useDesk, useWorkbench } from '../draft/Workbench.tsx';
import { disconnect } from './changing.ts';
import type { WireEdge } from './flowNodes.ts';
import { looksOf, useLooks } from './looks.ts';
import { wireId } from './wireIds.ts';
import './wires.css';

/** Where the buttons of all wires are: each looking for a place of its own would make panning slow. */
export const WireButtons = createContext<HTMLElement | null>(null);

/** A wire, and the button in its middle that takes it away. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { id, data, selected = false } = props;
  // Handles are larger than what is seen of them: the line begins in the dot and ends at the arrow.
  const [path, x, y] = getBezierPath({
    ...props,
    sourceX: props.sourceX - 9,
    targetX: props.targetX + 9,
  });
  const buttons = use(WireButtons);
  const dropOn = useLooks((looks) => looks.dropOn === id);
  const hovered = useLooks((looks) => looks.hovered === id);
  const trial = useDesk((desk) => (desk.trial ? litWires(desk.trial).lit.has(id) : null));
  const moves = useDesk((desk) => desk.trial !== null && litWires(desk.trial).few);
  const state = trial === null ? undefined : trial ? 'lit' : 'dark';
  return (
    <>
      <g
        className="canvas-wire"
        data-selected={selected || undefined}
        data-drop={dropOn || undefined}
        data-hovered={hovered || undefined}
        data-trial={state}
        data-moves={(state === 'lit' && moves) || undefined}
        data-exit={data?.wire.exit}
      >
        <BaseEdge path={path} interactionWidth={24} />
      </g>
      {data &&
        buttons &&
        createPortal(<Remove {...data} id={id} x={x} y={y} shown={selected || hovered} />, buttons)}
    </>
  );
});

function Remove(props: {
  readonly wire: Wire;
  readonly name: string;
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly shown: boolean;
}) {
  const { wire, id, x, y } = props;
  const workbench = useWorkbench();
  const remove = (): void => {
    disconnect(workbench, wire);
  };
  const hover = (hovered: string | null) => (): void => {
    looksOf(workbench).setState({ hovered });
  };
  return (
    <button
      type="button"
      className="canvas-unwire nodrag nopan"
      data-wire={id}
      data-shown={props.shown || undefined}
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      aria-label={`Remove the ${props.name}`}
      title="Remove this wire"
      onClick={remove}
      onMouseEnter={hover(id)}
      onMouseLeave={hover(null)}
      onFocus={() => {
        workbench.desk.select([]);
        looksOf(workbench).setState({ wires: [id] });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        remove();
      }}
    >
      <IconX size={14} stroke={2.4} aria-hidden />
    </button>
  );
}

/** Many moving wires make the drawing slow and restless. */
const mostMoving = 12;
const known = new WeakMap<Trial, { lit: ReadonlySet<string>; few: boolean }>();

function litWires(trial: Trial): { lit: ReadonlySet<string>; few: boolean } {
  const found = known.get(trial) ?? {
    lit: new Set(trial.wires.map(wireId)),
    few: trial.wires.length <= mostMoving,
  };
  known.set(trial, found);
  return found;
}
