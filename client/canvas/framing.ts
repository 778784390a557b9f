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

const edge = 24;
/** Below a card there may be the way to its settings. */
const below = 44;
/** To the right of a card there is its “+”, which is drawn as large as the card. */
const plus = 44;
/** The smallest size at which a rule is opened: its titles can just be read. */
export const legible = 0.3;
/** The smallest size there is, for rules of any length. */
export const smallest = 0.05;
/** What a finger hits for certain, on the screen. */
const finger = 24;
/** As large as dots and buttons of wires are drawn; and how much larger they become at a time, so that it is seldom. */
const [drawn, step] = [26, 1.2];

/**
 * How large something has to be in the drawing for a finger to hit it. Nobody draws wires in a rule that is too small to be
 * read: there it would only cover the cards.
 */
export function fingerSize(zoom: number): number {
  let size = drawn;
  while (size * Math.max(zoom, legible) < finger) size *= step;
  return Math.ceil(size);
}

/** What is left free around a rule that is fitted in. */
export const surround = {
  top: `${edge}px`,
  bottom: `${below}px`,
  left: `${edge}px`,
  right: `${edge + plus / 2}px`,
} as const;

/** The view in which everything is seen, with some room around it, and never larger than it is. */
export function fitting(boxes: readonly Box[], room: Room): Viewport {
  const all = around(boxes);
  const wide = (room.width - 2 * edge) / (all.width + plus);
  const high = (room.height - edge - below) / Math.max(1, all.height);
  return centred(all, room, Math.max(smallest, Math.min(1, wide, high)));
}

/** A rule that could not be read as a whole is opened at its beginning. Null where it can be. */
export function opening(
  boxes: readonly Box[],
  first: Box | undefined,
  room: Room,
): Viewport | null {
  const all = around(boxes);
  const isWide = (all.width + plus) * legible > room.width - 2 * edge;
  const isTall = all.height * legible > room.height - edge - below;
  if (!isWide && !isTall) return null;
  const { x, y } = centred(all, room, legible);
  const start = first ?? all;
  return {
    zoom: legible,
    x: isWide ? edge - start.x * legible : x,
    y: isTall ? room.height / 2 - (start.y + start.height / 2) * legible : y,
  };
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
