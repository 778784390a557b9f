import { IconPlus } from '@tabler/icons-react';
import { Handle, Position } from '@xyflow/react';
import type { GraphNode } from '../../../shared/model/graph.ts';
import { useWorkbench } from '../../draft/Workbench.tsx';
import { exitLabel } from './cardWords.ts';
import { looksOf } from '../looks.ts';
import { besideOf } from '../view/screen.ts';

/** Where a card leads: a named exit each, with a “+” that adds what follows. */
export function CardExits({
  node,
  exits,
  connected,
  reachable,
}: {
  readonly node: GraphNode;
  readonly exits: readonly string[];
  readonly connected: ReadonlySet<string>;
  /** The buttons are stops of the Tab key, as on the selected card. */
  readonly reachable: boolean;
}) {
  if (exits.length === 0) return null;
  return (
    <div
      className="canvas-exits"
      data-single={exits.length === 1 || undefined}
      data-many={exits.length > 2 || undefined}
    >
      {exits.map((exit) => (
        <CardExit
          key={exit}
          id={node.id}
          exit={exit}
          label={exitLabel(node, exit)}
          isConnected={connected.has(exit)}
          reachable={reachable}
        />
      ))}
    </div>
  );
}

function CardExit({
  id,
  exit,
  label,
  isConnected,
  reachable,
}: {
  readonly id: string;
  readonly exit: string;
  readonly label: string;
  readonly isConnected: boolean;
  readonly reachable: boolean;
}) {
  const workbench = useWorkbench();
  const pick = (element: Element): void => {
    workbench.desk.select([id]);
    looksOf(workbench).setState({
      picking: {
        wanted: 'following',
        after: { from: id, exit },
        at: besideOf(element),
        home: 'canvas',
      },
    });
  };
  return (
    <div className="canvas-exit" data-exit={exit} data-connected={isConnected || undefined}>
      {label && (
        <span className="canvas-exit-label" title={label}>
          {label}
        </span>
      )}
      <button
        type="button"
        className="canvas-plus nodrag nopan"
        tabIndex={reachable ? 0 : -1}
        aria-label={label ? `Add a step after ${label}` : 'Add a step after this'}
        title={isConnected ? 'Add a parallel step' : 'Add the next step'}
        onClick={(event) => {
          event.stopPropagation();
          pick(event.currentTarget);
        }}
      >
        <IconPlus size={14} stroke={2.4} aria-hidden />
      </button>
      <Handle
        type="source"
        position={Position.Right}
        id={exit}
        className="canvas-exit-handle"
        title={`Drag to connect, click to add ${isConnected ? 'a parallel' : 'the next'} step`}
        onClick={(event) => {
          event.stopPropagation();
          pick(event.currentTarget);
        }}
      />
    </div>
  );
}
