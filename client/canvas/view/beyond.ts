import type { Box, Room, Viewport } from './framing.ts';

export const sides = ['above', 'left', 'right', 'below'] as const;
export type Side = (typeof sides)[number];

/** What there is beyond an edge. */
export interface Hidden {
  /** The nearest first. */
  readonly ids: readonly string[];
  /** Where along the edge the nearest is, from its beginning on. */
  readonly at: number;
}

/** So far from a corner there is room for a few words; the buttons of the view stand in the lowest on the left. */
const corner = { above: [80, 80], below: [270, 80], left: [32, 90], right: [32, 32] } as const;

/** Those of the cards whose middle is out of sight, by the side to which one would have to go; the nearest first. */
export function beyond(
  { x, y, zoom }: Viewport,
  room: Room,
  cards: ReadonlyMap<string, Box>,
): Record<Side, Hidden | null> {
  const found: Record<Side, { id: string; far: number; at: number }[]> = {
    above: [],
    left: [],
    right: [],
    below: [],
  };
  for (const [id, card] of cards) {
    const middleX = (card.x + card.width / 2) * zoom + x;
    const middleY = (card.y + card.height / 2) * zoom + y;
    const away: Record<Side, number> = {
      above: -middleY,
      left: -middleX,
      right: middleX - room.width,
      below: middleY - room.height,
    };
    const side = sides.reduce((most, one) => (away[one] > away[most] ? one : most));
    const at = side === 'above' || side === 'below' ? middleX : middleY;
    if (away[side] > 0) found[side].push({ id, far: away[side], at });
  }
  const inOrder = (side: Side): Hidden | null => {
    const [nearest, ...rest] = found[side].sort((one, other) => one.far - other.far);
    if (!nearest) return null;
    const length = side === 'above' || side === 'below' ? room.width : room.height;
    const [least, most] = [corner[side][0], length - corner[side][1]];
    const at = Math.round(Math.max(least, Math.min(most, nearest.at)));
    return { ids: [nearest, ...rest].map(({ id }) => id), at };
  };
  return {
    above: inOrder('above'),
    left: inOrder('left'),
    right: inOrder('right'),
    below: inOrder('below'),
  };
}
