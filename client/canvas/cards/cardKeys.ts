import type { Workbench } from '../../draft/Workbench.tsx';
import { freeExit, type Exit } from '../adding/adding.ts';
import { moveBy, remove, removeSelected } from '../changing.ts';
import { entryField } from '../entry.ts';
import { idsAt, type KeyPlace } from '../keyTargets.ts';
import { looksOf, type Home, type Point } from '../looks.ts';
import { neighbour, type Direction } from '../neighbours.ts';
import type { Position } from '../placing.ts';
import { toCard } from '../useFocusHome.ts';
import { cardElement, besideOf, rectOf } from '../view/screen.ts';
import { exitsOf } from '../../../shared/model/graph.ts';
import { families } from '../families.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const steps: Readonly<Record<Direction, Position>> = {
  left: [-24, 0],
  right: [24, 0],
  up: [0, -24],
  down: [0, 24],
};

/** Carries out a key that is pressed on a card, or on what is selected; says whether it was one. */
export function cardKey(
  workbench: Workbench,
  root: Element,
  event: KeyboardEvent,
  place: KeyPlace,
): boolean {
  const ids = idsAt(workbench, place);
  if (event.key === 'Delete' || event.key === 'Backspace') {
    if (place.card !== null) remove(workbench, ids);
    else removeSelected(workbench);
    return true;
  }
  const current = place.card ?? ids.at(-1);
  if (current === undefined) return false;
  const direction = arrows[event.key];
  if (direction) {
    if (event.altKey) moveBy(workbench, ids, steps[direction]);
    else go(workbench, root, current, direction);
    return true;
  }
  // Enter and Space press the button that has the focus.
  if (!place.isCard && place.card !== null) return false;
  return letter(workbench, root, event, current);
}

function letter(
  workbench: Workbench,
  root: Element,
  event: KeyboardEvent,
  current: string,
): boolean {
  if (write(workbench, event, current)) return false;
  switch (event.key) {
    case 'Enter':
      workbench.desk.goTo(current, entryField(workbench, current));
      return true;
    case ' ':
      toggle(workbench, current);
      return true;
    case 'Escape':
      workbench.desk.select([]);
      looksOf(workbench).setState({ wires: [], refusal: null });
      return true;
    case 'a':
    case '+':
      addNext(workbench, root, current);
      return true;
    case 'c':
      connectFrom(workbench, current);
      return true;
    default:
      return false;
  }
}

/** Letters on a note are meant for its text: the cursor goes there before the letter comes. */
function write({ draft, desk }: Workbench, { key }: KeyboardEvent, id: string): boolean {
  const { nodes } = draft.getState().document.graph;
  const isNote = nodes.some((node) => node.id === id && node.kind === 'note');
  if (!isNote || key.length !== 1 || key === ' ') return false;
  const isShown = desk.getState().selected.at(-1) === id;
  const text = document.querySelector<HTMLTextAreaElement>('.inspector [data-field=text] textarea');
  if (text && isShown) {
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  } else desk.goTo(id, 'text');
  return true;
}

function go(workbench: Workbench, root: Element, from: string, direction: Direction): void {
  const next = neighbour(workbench.draft.getState().document.graph, from, direction);
  if (next === null) {
    workbench.desk.announce(
      direction === 'right'
        ? 'Nothing follows. Press A to add a step.'
        : 'There is nothing further.',
    );
    return;
  }
  workbench.desk.select([next]);
  toCard(workbench, root, next);
}

function toggle({ desk }: Workbench, id: string): void {
  const { selected } = desk.getState();
  desk.select(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
}

/** Opens the list of what can follow, at the first exit that leads nowhere yet; beside that exit unless told where. */
export function addNext(
  workbench: Workbench,
  root: Element,
  id: string,
  place?: { readonly at: Point; readonly home: Home },
): void {
  const { graph } = workbench.draft.getState().document;
  const node = graph.nodes.find((other) => other.id === id);
  if (!node) return;
  const [first] = exitsOf(node);
  const after = freeExit(graph, node) ?? (first === undefined ? null : { from: id, exit: first });
  if (!after) {
    workbench.desk.announce(`Nothing can follow a ${families[node.kind].word.toLowerCase()}.`);
    return;
  }
  const { at, home } = place ?? { at: besideExit(root, after), home: 'canvas' };
  looksOf(workbench).setState({ picking: { wanted: 'following', after, at, home } });
}

function besideExit(root: Element, { from, exit }: Exit): Point {
  const card = cardElement(root, from);
  const plus = card?.querySelector(`[data-exit="${CSS.escape(exit)}"] .canvas-plus`);
  const { left, top } = rectOf(root);
  // From afar there is no “+”.
  const beside = plus && rectOf(plus).width > 0 ? plus : card;
  return beside ? besideOf(beside) : { x: left + 80, y: top + 80 };
}

export function connectFrom(workbench: Workbench, id: string, home: Home = 'canvas'): void {
  const { nodes } = workbench.draft.getState().document.graph;
  const node = nodes.find((other) => other.id === id);
  if (!node || exitsOf(node).length === 0) {
    workbench.desk.announce('A note cannot be connected.');
    return;
  }
  looksOf(workbench).setState({
    connecting: { from: id, exit: null, instead: null, home },
  });
}
