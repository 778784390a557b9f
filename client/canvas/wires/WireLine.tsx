import { IconArrowsExchange, IconX } from '@tabler/icons-react';
import { BaseEdge, useStore, type EdgeProps } from '@xyflow/react';
import { createContext, memo, use, useMemo, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import type { Wire } from '../../../shared/model/graph.ts';
import type { Trial } from '../../draft/desk.ts';
import { useDesk, useWorkbench } from '../../draft/Workbench.tsx';
import { disconnect } from '../changing.ts';
import type { WireEdge } from '../flowNodes.ts';
import { looksOf, useLooks } from '../looks.ts';
import { wireId } from './wireIds.ts';
import { laneBetween, wirePath, type Path, type Span } from './wirePath.ts';
import './wires.css';

/** Where the buttons of all wires are: each looking for a place of its own would make panning slow. */
export const WireButtons = createContext<HTMLElement | null>(null);

/** A wire, and in its middle the buttons that take it away and lead it elsewhere. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { id, data, selected = false } = props;
  const [path, x, y] = usePath(props);
  const buttons = use(WireButtons);
  const hovering = useHovering(id);
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
        {...hovering}
      >
        <BaseEdge path={path} interactionWidth={24} />
      </g>
      {data &&
        buttons &&
        createPortal(
          <Buttons {...data} id={id} x={x} y={y} shown={selected || hovered} />,
          buttons,
        )}
    </>
  );
});

const nothing = { above: false, below: false };

/** Handles are larger than what is seen of them: the line begins in the dot and ends at the arrow. */
function usePath({ data, source, target, ...ends }: EdgeProps<WireEdge>): Path {
  const from = { x: ends.sourceX - 9, y: ends.sourceY };
  const to = { x: ends.targetX + 9, y: ends.targetY };
  const lane = useStore(({ nodeLookup }) => {
    if (to.x >= from.x) return 0;
    const [one, other] = [source, target].map((id): Span => {
      const card = nodeLookup.get(id);
      const top = card?.internals.positionAbsolute.y ?? 0;
      return [top, top + (card?.measured.height ?? 0)];
    });
    return one && other ? laneBetween(one, other) : 0;
  });
  return wirePath({ from, to, lane, passes: data?.passes ?? nothing });
}

function Buttons(props: {
  readonly wire: Wire;
  readonly name: string;
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly shown: boolean;
}) {
  const { wire, name, id, x, y, shown } = props;
  const workbench = useWorkbench();
  const remove = (): void => {
    disconnect(workbench, wire);
  };
  const hovering = useHovering(id);
  return (
    <div
      className="canvas-wire-buttons"
      style={{ transform: `translate(${x}px, ${y}px)` }}
      {...hovering}
    >
      <button
        type="button"
        className="canvas-unwire nodrag nopan"
        data-wire={id}
        data-shown={shown || undefined}
        aria-label={`Remove the ${name}`}
        title="Remove this wire"
        onClick={remove}
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
      {shown && (
        <button
          type="button"
          className="canvas-rewire nodrag nopan"
          aria-label={`Lead the ${name} elsewhere`}
          title="Lead it elsewhere"
          onClick={() => {
            const { from, exit } = wire;
            looksOf(workbench).setState({
              connecting: { from, exit, instead: wire, home: 'canvas' },
            });
          }}
        >
          <IconArrowsExchange size={15} stroke={2.2} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** A finger is over a wire only once it presses; buttons that came up then would be pressed by the very same tap. */
function useHovering(id: string) {
  const workbench = useWorkbench();
  return useMemo(() => {
    const hover =
      (hovered: string | null) =>
      ({ pointerType }: PointerEvent): void => {
        if (pointerType !== 'touch') looksOf(workbench).setState({ hovered });
      };
    return { onPointerEnter: hover(id), onPointerLeave: hover(null) };
  }, [workbench, id]);
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
