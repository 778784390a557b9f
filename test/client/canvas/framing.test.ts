import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fingerSize,
  fitting,
  legible,
  opening,
  shortOf,
  type Box,
  type Room,
  type Viewport,
} from '../../../client/canvas/framing.ts';

const box = (x: number, y: number): Box => ({ x, y, width: 264, height: 180 });
const room: Room = { width: 580, height: 255 };

/** Where a card is on the screen. */
function seen({ x, y, zoom }: Viewport, card: Box) {
  const left = card.x * zoom + x;
  const top = card.y * zoom + y;
  return { left, top, right: left + card.width * zoom, bottom: top + card.height * zoom };
}

describe('fitting a rule into the drawing', () => {
  it('shows every card whole, and none larger than it is', () => {
    const place = fc.integer({ min: -3000, max: 3000 });
    const cards = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cards, fc.integer({ min: 500, max: 1500 }), (places, width) => {
        const boxes = places.map(([x, y]) => box(x, y));
        const within = { width, height: 700 };
        const view = fitting(boxes, within);
        expect(view.zoom).toBeLessThanOrEqual(1);
        for (const card of boxes) {
          const { left, top, right, bottom } = seen(view, card);
          expect(left).toBeGreaterThan(20);
          expect(top).toBeGreaterThan(20);
          expect(right).toBeLessThan(within.width - 20);
          expect(bottom).toBeLessThan(within.height - 20);
        }
      }),
    );
  });
});

describe('opening a rule', () => {
  const [first, ...rest] = [0, 1, 2, 3, 4, 5, 6, 7].map((column) => box(column * 352, 0));

  it('leaves one that can be read as a whole as it is fitted in', () => {
    expect(opening(first ? [first] : [], first, room)).toBeNull();
  });

  it('shows of a larger one its beginning, large enough to be read', () => {
    if (!first) throw new Error('There is no card.');
    const view = opening([first, ...rest], first, room);
    expect(view && seen(view, first).left).toBe(24);
    expect(view?.zoom).toBe(0.3);
  });
});

describe('bringing a card into view', () => {
  it('moves nothing for one that is seen whole', () => {
    expect(shortOf({ x: 0, y: 0, zoom: 1 }, room, { ...box(40, 30), width: 200 })).toEqual([0, 0]);
  });

  it('moves as little as possible, whichever edge cuts the card', () => {
    const view = { x: 0, y: 0, zoom: 0.5 };
    const cut = [box(-100, 100), box(1100, 100), box(100, -60), box(100, 400)];
    for (const card of cut) {
      const [dx, dy] = shortOf(view, room, card);
      const moved = { ...view, x: dx, y: dy };
      expect(dx === 0 || dy === 0).toBe(true);
      expect(shortOf(moved, room, card)).toEqual([0, 0]);
    }
  });
});

describe('what a finger is to hit', () => {
  it('is large enough on the screen at any size at which the rule can be read, and not much larger', () => {
    fc.assert(
      fc.property(fc.double({ min: legible, max: 1.6, noNaN: true }), (zoom) => {
        const onScreen = fingerSize(zoom) * zoom;
        expect(onScreen).toBeGreaterThanOrEqual(24);
        expect(onScreen).toBeLessThanOrEqual(Math.max(30, 26 * zoom));
      }),
    );
  });

  it('grows no further where the rule is too small to be read, so as not to cover the cards', () => {
    expect(fingerSize(0.05)).toBe(fingerSize(legible));
  });
});
