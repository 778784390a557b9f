import { describe, expect, it } from 'vitest';
import { beyond } from '../../../../client/canvas/view/beyond.ts';
import type { Box } from '../../../../client/canvas/view/framing.ts';

const room = { width: 600, height: 400 };
const view = { x: 0, y: 0, zoom: 1 };
const none = { above: null, left: null, right: null, below: null };

function cards(places: Readonly<Record<string, readonly [number, number]>>): Map<string, Box> {
  return new Map(
    Object.entries(places).map(([id, [x, y]]) => [id, { x, y, width: 200, height: 100 }]),
  );
}

describe('what there is beyond the edges', () => {
  it('is nothing where the middle of every step is seen', () => {
    const all = cards({ first: [-90, -40], last: [480, 340] });
    expect(beyond(view, room, all)).toEqual(none);
  });

  it('stands on the side to which one would have to go furthest', () => {
    const all = cards({ up: [200, -200], down: [0, 500], back: [-300, 50], on: [700, 100] });
    expect(beyond(view, room, all)).toEqual({
      above: { ids: ['up'], at: 300 },
      left: { ids: ['back'], at: 100 },
      right: { ids: ['on'], at: 150 },
      below: { ids: ['down'], at: 270 },
    });
    expect(beyond(view, room, cards({ corner: [900, 380] })).right?.ids).toEqual(['corner']);
  });

  it('begins with the nearest, and follows the view', () => {
    const all = cards({ third: [1200, 0], first: [600, 0], second: [900, 0] });
    expect(beyond(view, room, all).right?.ids).toEqual(['first', 'second', 'third']);
    expect(beyond({ x: -1050, y: 0, zoom: 1 }, room, all)).toEqual({
      ...none,
      left: { ids: ['second', 'first'], at: 50 },
    });
    expect(beyond({ x: 0, y: 0, zoom: 0.4 }, room, all)).toEqual(none);
  });

  it('is told where the nearest is, as far as there is room for words', () => {
    const at = (places: Readonly<Record<string, readonly [number, number]>>) =>
      beyond(view, room, cards(places)).right?.at;
    expect(at({ near: [650, 120], far: [900, 300] })).toBe(170);
    expect(at({ high: [900, -90] })).toBe(32);
    expect(at({ low: [900, 330] })).toBe(368);
  });
});
