/** Where the drawing is on the screen, and how large: React Flow's viewport. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A place on the drawing with its size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much room the drawing has on the screen. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

const edge = 16;
/** Below a card there may be the way to its settings. */
const below = 44;
/** To the right of a card there is its “+”, which is drawn as large as the card. */
const plus = 44;
/** Below these sizes cards say less and less, in ever larger letters (far.css). */
export const far = { little: 0.66, rather: 0.39, very: 0.28 } as const;
/** The smallest size at which a rule is built: its exits have names that can be read, and a “+”. */
export const workable = 0.4;
/** As large is a rule of which only a part can be seen anyway. */
const partly = 0.5;
/** A rule of more steps is opened to be looked over: its titles can just be read. */
const mostBuilt = 50;
export const legible = 0.3;
/** The smallest size there is, for rules of any length. */
export const smallest = 0.05;
/** What a finger hits for certain, on the screen. */
const finger = 24;
/** As large as dots and buttons of wires are drawn; and how much larger they become at a time, so that it is seldom. */
const [drawn, step] = [26, 1.2];

/**
 * How large something has to be in the drawing for a finger to hit it. From very far there is nothing to be hit: it would
 * only cover the cards.
 */
export function fingerSize(zoom: number): number {
  let size = drawn;
  while (size * Math.max(zoom, far.very) < finger) size *= step;
  return Math.ceil(size);
}

/** The view in which everything is seen, with some room around it, and never larger than it is. */
export function fitting(boxes: readonly Box[], room: Room): Viewport {
  const all = around(boxes);
  const wide = (room.width - 2 * edge) / (all.width + plus);
  const high = (room.height - edge - below) / Math.max(1, all.height);
  return centred(all, room, Math.max(smallest, Math.min(1, wide, high)));
}

/**
 * The view in which a rule opens: the whole of it, as long as one can go on building then; else as much as can be seen
 * from `first` on at a size at which one can.
 */
export function opening(
  boxes: readonly Box[],
  first: Box | undefined,
  room: Room,
  least: number = workable,
): Viewport {
  const whole = fitting(boxes, room);
  if (whole.zoom >= least) return whole;
  const isLarge = boxes.length > mostBuilt;
  const zoom = isLarge ? Math.max(legible, whole.zoom) : Math.max(partly, least);
  const all = around(boxes);
  const { x, y } = centred(all, room, zoom);
  const start = first ?? all;
  const isWide = (all.width + plus) * zoom > room.width - 2 * edge;
  const isTall = all.height * zoom > room.height - edge - below;
  // The beginning in the middle, but no empty room beyond the rule.
  const middle = room.height / 2 - (start.y + start.height / 2) * zoom;
  const lowest = room.height - below - (all.y + all.height) * zoom;
  return {
    zoom,
    x: isWide ? edge - start.x * zoom : x,
    y: isTall ? Math.min(edge - all.y * zoom, Math.max(lowest, middle)) : y,
  };
}

/** What is to be seen after something was made. */
export interface Made {
  /** What was made, and what it is connected with. */
  readonly group: readonly Box[];
  /** What of it matters most. */
  readonly card: Box;
  readonly all: readonly Box[];
  /** Somebody has chosen the size at which they work. */
  readonly keepsSize: boolean;
}

/** The view after something was made; null where the view is good as it is. */
export function showing(view: Viewport, room: Room, made: Made): Viewport | null {
  if (!made.keepsSize) {
    const whole = fitting(made.all, room);
    if (whole.zoom >= workable) return isSeen(view, room, made.all) ? null : whole;
  }
  if (isSeen(view, room, made.group)) return null;
  const group = around(made.group);
  const most = Math.max(fitting([group], room).zoom, Math.min(workable, view.zoom));
  const near = zoomed(view, room, Math.min(view.zoom, most));
  return revealing(revealing(near, room, group), room, made.card);
}

/** The view in which some of what has changed by itself is seen, as much as there is room for; null where that is so. */
export function showingSome(view: Viewport, room: Room, changed: readonly Box[]): Viewport | null {
  const [first] = changed;
  if (!first || changed.some((box) => isSeen(view, room, [box]))) return null;
  return revealing(revealing(view, room, around(changed)), room, first);
}

/** The view moved as little as possible, so that a card is seen whole. */
export function revealing(view: Viewport, room: Room, card: Box): Viewport {
  const [dx, dy] = shortOf(view, room, card);
  return { ...view, x: view.x + dx, y: view.y + dy };
}

export function isSeen(view: Viewport, room: Room, boxes: readonly Box[]): boolean {
  return boxes.every((box) => shortOf(view, room, box).every((by) => Math.abs(by) < 1));
}

/** The same middle at another size. */
function zoomed({ x, y, zoom }: Viewport, { width, height }: Room, to: number): Viewport {
  const middle = (at: number, length: number): number =>
    length / 2 - ((length / 2 - at) / zoom) * to;
  return { zoom: to, x: middle(x, width), y: middle(y, height) };
}

/** How far the view has to move for a card to be seen whole; as little as possible. */
export function shortOf({ x, y, zoom }: Viewport, room: Room, card: Box): [dx: number, dy: number] {
  return [
    short(card.x * zoom + x, (card.width + plus) * zoom + edge, room.width),
    short(card.y * zoom + y, card.height * zoom + below, room.height),
  ];
}

/** Whether all of it can be seen at once at this size. */
export function hasRoom({ zoom }: Viewport, room: Room, box: Box): boolean {
  return (
    (box.width + plus) * zoom + 2 * edge <= room.width &&
    box.height * zoom + edge + below <= room.height
  );
}

export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function centred(box: Box, room: Room, zoom: number): Viewport {
  return {
    zoom,
    x: room.width / 2 - (box.x + (box.width + plus) / 2) * zoom,
    y: (room.height - (below - edge)) / 2 - (box.y + box.height / 2) * zoom,
  };
}

function short(start: number, length: number, room: number): number {
  if (start < edge) return edge - start;
  const over = start + length - room;
  return over > 0 ? Math.max(-over, edge - start) : 0;
}
