import type { Box, Room, Viewport } from './framing.ts';

export const sides = ['above', 'left', 'right', 'below'] as const;
export type Side = (typeof sides)[number];

/** Those of the cards whose middle is out of sight, by the side to which one would have to go; the nearest first. */
export function beyond(
  { x, y, zoom }: Viewport,
  room: Room,
  cards: ReadonlyMap<string, Box>,
): Record<Side, string[]> {
  const found: Record<Side, { id: string; far: number }[]> = {
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
    if (away[side] > 0) found[side].push({ id, far: away[side] });
  }
  const inOrder = (side: Side): string[] =>
    found[side].sort((one, other) => one.far - other.far).map(({ id }) => id);
  return {
    above: inOrder('above'),
    left: inOrder('left'),
    right: inOrder('right'),
    below: inOrder('below'),
  };
}
