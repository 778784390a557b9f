import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  far,
  fingerSize,
  fitting,
  isSeen,
  legible,
  opening,
  shortOf,
  showing,
  showingSome,
  workable,
  type Box,
  type Room,
  type Viewport,
} from '../../../../client/canvas/view/framing.ts';

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
          expect(left).toBeGreaterThan(15);
          expect(top).toBeGreaterThan(15);
          expect(right).toBeLessThan(within.width - 15);
          expect(bottom).toBeLessThan(within.height - 15);
        }
      }),
    );
  });
});

/** So many cards in a row, as far apart as cards are. */
const row = (count: number): Box[] =>
  Array.from({ length: count }, (_, column) => box(column * 352, 0));

describe('opening a rule', () => {
  it('shows the whole of it where its exits have names then, and a “+”', () => {
    const cards = row(3);
    expect(fitting(cards, room).zoom).toBeGreaterThan(workable);
    expect(workable).toBeGreaterThan(far.rather);
    expect(opening(cards, cards[0], room)).toEqual(fitting(cards, room));
  });

  it('else shows as much of it as fits from its beginning on, large enough to go on building', () => {
    const cards = row(5);
    const view = opening(cards, cards[0], room);
    expect(view.zoom).toBe(0.5);
    expect(isSeen(view, room, cards.slice(0, 3))).toBe(true);
    expect(cards[0] && seen(view, cards[0]).left).toBe(16);
  });

  it('shows of a very large one more at once, just large enough to be read', () => {
    const view = opening(row(100), row(1)[0], room);
    expect(view.zoom).toBe(legible);
    expect(isSeen(view, room, row(5))).toBe(true);
  });

  it('leaves no empty room above a rule that begins at the top, or below one that begins at the bottom', () => {
    const column = [0, 1, 2, 3, 4].map((at) => box(0, at * 220));
    const [top, bottom] = [column[0], column[4]];
    if (!top || !bottom) throw new Error('There are no cards.');
    expect(seen(opening(column, top, room), top).top).toBe(16);
    expect(seen(opening(column, bottom, room), bottom).bottom).toBe(room.height - 44);
  });
});

describe('showing what was made', () => {
  const wide: Room = { width: 760, height: 600 };
  const made = (all: Box[], at: number, keepsSize = false) => ({
    all,
    card: all[at] ?? box(0, 0),
    group: all.slice(Math.max(0, at - 1), at + 2),
    keepsSize,
  });

  it('moves nothing while everything is in view', () => {
    const view = { x: 40, y: 40, zoom: 0.6 };
    expect(showing(view, wide, made(row(3), 2))).toBeNull();
  });

  it('shows the whole rule where that is large enough to go on building, also what was pushed out of view', () => {
    const cards = row(4);
    const view = { x: 24, y: 40, zoom: 0.7 };
    const next = showing(view, wide, made(cards, 1));
    expect(next).toEqual(fitting(cards, wide));
    expect(next?.zoom).toBeGreaterThan(workable);
  });

  it('shows of a larger one what was made between its neighbours', () => {
    const cards = row(9);
    const view = { x: 24, y: 40, zoom: 0.5 };
    const next = showing(view, wide, made(cards, 6));
    expect(next?.zoom).toBe(0.5);
    expect(next && isSeen(next, wide, cards.slice(5, 8))).toBe(true);
    expect(showing(next ?? view, wide, made(cards, 6))).toBeNull();
  });

  it('makes a larger one no smaller than the neighbours need', () => {
    const cards = row(9);
    const next = showing({ x: 0, y: 0, zoom: 1.4 }, wide, made(cards, 6));
    expect(next && isSeen(next, wide, cards.slice(5, 8))).toBe(true);
    expect(next?.zoom).toBeGreaterThan(workable);
  });

  it('keeps the size that somebody has chosen, as far as the neighbours allow', () => {
    const cards = row(4);
    const view = { x: 24, y: 40, zoom: 0.8 };
    expect(showing(view, wide, made(cards, 1, true))?.zoom).toBeLessThanOrEqual(0.8);
    expect(showing(view, { ...wide, width: 1000 }, made(cards, 3, true))?.zoom).toBe(0.8);
  });

  it('shows the card itself where its neighbours are too far away', () => {
    const cards = [box(0, 0), box(6000, 0), box(12_000, 0)];
    const next = showing({ x: 0, y: 0, zoom: 0.8 }, wide, made(cards, 1));
    expect(next?.zoom).toBe(workable);
    expect(next && isSeen(next, wide, cards.slice(1, 2))).toBe(true);
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
  it('is large enough on the screen at any size at which there is something to be hit, and not much larger', () => {
    fc.assert(
      fc.property(fc.double({ min: far.very, max: 1.6, noNaN: true }), (zoom) => {
        const onScreen = fingerSize(zoom) * zoom;
        expect(onScreen).toBeGreaterThanOrEqual(24);
        expect(onScreen).toBeLessThanOrEqual(Math.max(30, 26 * zoom));
      }),
    );
  });

  it('grows no further where there is nothing to be hit any more', () => {
    expect(fingerSize(0.05)).toBe(fingerSize(far.very));
  });
});

describe('showing what has changed by itself', () => {
  const view: Viewport = { x: 24, y: 24, zoom: 0.5 };

  it('leaves the view alone where some of it is seen', () => {
    expect(showingSome(view, room, [box(5000, 0), box(0, 0)])).toBeNull();
    expect(showingSome(view, room, [])).toBeNull();
  });

  it('goes to it at the same size where none of it is seen', () => {
    const changed = [box(5000, 4000), box(9000, 4000)];
    const next = showingSome(view, room, changed);
    expect(next?.zoom).toBe(view.zoom);
    expect(next && isSeen(next, room, changed.slice(0, 1))).toBe(true);
  });
});
