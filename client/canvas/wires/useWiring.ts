import type {
  Connection,
  Edge,
  FinalConnectionState,
  HandleType,
  IsValidConnection,
  OnConnect,
  OnConnectEnd,
  OnReconnect,
} from '@xyflow/react';
import { useMemo, type RefObject } from 'react';
import type { Wire } from '../../../shared/model/graph.ts';
import { useWorkbench, type Workbench } from '../../draft/Workbench.tsx';
import { whyNot } from '../adding/adding.ts';
import { connect, disconnect } from '../changing.ts';
import type { WireEdge } from '../flowNodes.ts';
import { looksOf, type Point } from '../looks.ts';
import { refuse } from './refusing.ts';
import { nodeAt } from '../view/screen.ts';

/** The end of a wire that stays where it is. */
interface Held {
  readonly nodeId: string;
  readonly id?: string | null;
  readonly type: HandleType;
}

/** Drawing wires by mouse: new ones, and ends of those that are there. */
export function useWiring(root: RefObject<HTMLElement | null>) {
  const workbench = useWorkbench();
  return useMemo(() => wiring(workbench, root), [workbench, root]);
}

function wiring(workbench: Workbench, root: RefObject<HTMLElement | null>) {
  let ending: Wire | null = null;
  const isValidConnection: IsValidConnection<WireEdge> = (connection) => {
    const wire = wireFrom(connection);
    const { graph } = workbench.draft.getState().document;
    return wire !== null && whyNot(graph, wire, ending) === null;
  };
  const onConnect: OnConnect = (connection) => {
    const wire = wireFrom(connection);
    if (wire) connect(workbench, wire);
  };
  const onConnectEnd: OnConnectEnd = (event, state) => {
    if (ending || !root.current) return;
    end(workbench, root.current, pointOf(event), state);
  };
  const onReconnect: OnReconnect<WireEdge> = (edge, connection) => {
    const wire = wireFrom(connection);
    const before = edge.data?.wire;
    if (wire && before && !isSame(wire, before)) connect(workbench, wire, before);
  };
  return {
    isValidConnection,
    onConnect,
    onConnectEnd,
    onReconnect,
    onReconnectStart: (_event: unknown, edge: WireEdge) => {
      ending = edge.data?.wire ?? null;
    },
    onReconnectEnd: (
      event: MouseEvent | TouchEvent,
      edge: WireEdge,
      _end: HandleType,
      state: FinalConnectionState,
    ) => {
      const before = edge.data?.wire;
      ending = null;
      if (!root.current || !before) return;
      endAgain(workbench, root.current, pointOf(event), state, before);
    },
  };
}

/** A wire that was let go where it connects nothing: it may have come to a card, to a refusal, or to an empty place. */
function end(workbench: Workbench, root: Element, at: Point, state: FinalConnectionState): void {
  const { fromHandle } = state;
  if (!fromHandle || state.isValid) return;
  const wanted = wireTo(fromHandle, state, nodeAt(root, at));
  if (wanted) {
    connect(workbench, wanted);
    return;
  }
  const card = cardAt(root, at, state);
  if (card !== null) {
    if (isOn(root, fromHandle, at)) return;
    const led = onlyWireTo(workbench, fromHandle);
    if (led && card !== led.to) connect(workbench, { ...led, to: card }, led);
    else refuse(workbench, whyNothing(fromHandle, card));
    return;
  }
  if (fromHandle.type !== 'source' || !fromHandle.id) return;
  if (!root.contains(document.elementFromPoint(at.x, at.y))) return;
  const looks = looksOf(workbench);
  const [x, y] = looks.getState().view?.toFlow(at) ?? [0, 0];
  looks.setState({
    picking: {
      wanted: 'following',
      after: { from: fromHandle.nodeId, exit: fromHandle.id },
      place: [x, y - 24],
      at,
      home: 'canvas',
    },
  });
}

/** Whoever pulls at an entrance has the arrow in it in mind, where only one ends there. */
function onlyWireTo({ draft }: Workbench, { nodeId, type }: Held): Wire | null {
  if (type !== 'target') return null;
  const [only, ...others] = draft.getState().document.graph.wires.filter(({ to }) => to === nodeId);
  return only && others.length === 0 ? only : null;
}

/** The end of a wire that was let go elsewhere than on an entrance: on a card it connects, in the open it is taken away. */
function endAgain(
  workbench: Workbench,
  root: Element,
  at: Point,
  state: FinalConnectionState,
  before: Wire,
): void {
  const { fromHandle } = state;
  if (!fromHandle || state.isValid) return;
  const card = cardAt(root, at, state);
  const wanted = wireTo(fromHandle, state, card);
  if (wanted) {
    if (!isSame(wanted, before)) connect(workbench, wanted, before);
    return;
  }
  if (card !== null) refuse(workbench, whyNothing(fromHandle, card));
  else disconnect(workbench, before);
}

/** The card under the pointer, else the one whose dot is near by; a card's own dots are always near. */
function cardAt(root: Element, at: Point, state: FinalConnectionState): string | null {
  const near = state.toHandle?.nodeId ?? null;
  return nodeAt(root, at) ?? (near === state.fromHandle?.nodeId ? null : near);
}

/** Why a wire that was let go on this card connects nothing. */
function whyNothing({ nodeId }: Held, card: string): string {
  return nodeId === card
    ? 'A step cannot lead to itself. Let the wire go on another step.'
    : 'A wire begins at an exit of a step. Let it go on the dot of an exit.';
}

/** A hand that trembles on a dot has only pressed it. */
function isOn(root: Element, { nodeId, id }: Held, { x, y }: Point): boolean {
  const handle = document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__handle');
  if (!handle || !root.contains(handle)) return false;
  return handle.dataset['nodeid'] === nodeId && handle.dataset['handleid'] === id;
}

/** The wire that was meant: to the entrance of a card, or to the very exit that was come to. */
function wireTo(from: Held, { toHandle }: FinalConnectionState, card: string | null): Wire | null {
  if (from.type === 'source') {
    const to = toHandle?.nodeId ?? card;
    return to && to !== from.nodeId && from.id ? { from: from.nodeId, exit: from.id, to } : null;
  }
  return toHandle?.type === 'source' && toHandle.id
    ? { from: toHandle.nodeId, exit: toHandle.id, to: from.nodeId }
    : null;
}

function wireFrom({ source, sourceHandle, target }: Connection | Edge): Wire | null {
  return source && sourceHandle && target ? { from: source, exit: sourceHandle, to: target } : null;
}

function isSame(one: Wire, other: Wire): boolean {
  return one.from === other.from && one.exit === other.exit && one.to === other.to;
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}
