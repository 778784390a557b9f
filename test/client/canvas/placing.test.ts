import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besideExit,
  cardWidth,
  freeSpace,
  freeSpot,
  guessedSize,
  intoWire,
  positionsOf,
  roomForWire,
  type Position,
} from '../../../client/canvas/placing.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, graph, split, trigger } from '../../support/graphs.ts';

const line = graph(
  [trigger('arrives'), action('push', {}), action('tag', {}), action('aside', {})],
  'arrives.out > push',
  'push.succeeded > tag',
);
const placed = (positions: Graph['positions']): Graph => ({ ...line, positions });

describe('where steps stand', () => {
  it('is where the author put them; what was never placed stands right of what leads to it', () => {
    const positions = positionsOf(placed({ arrives: [10, 20], push: [400, 20] }));
    expect(positions).toMatchObject({ arrives: [10, 20], push: [400, 20] });
    expect(positions['tag']?.[0]).toBeGreaterThan(400);
    expect(Object.keys(positions).toSorted()).toEqual(['arrives', 'aside', 'push', 'tag']);
  });

  it('is laid out along the wires when nothing was ever placed', () => {
    const { arrives, push, tag } = positionsOf(placed({}));
    expect(arrives?.[0]).toBeLessThan(push?.[0] ?? 0);
    expect(push?.[0]).toBeLessThan(tag?.[0] ?? 0);
  });

  it('covers no other step, wherever those stand', () => {
    const place = fc.tuple(
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: -900, max: 900 }),
    );
    fc.assert(
      fc.property(place, place, place, place, (arrives, push, tag, wanted) => {
        const all = placed({ arrives, push, tag });
        const [node] = line.nodes.filter(({ id }) => id === 'aside');
        if (!node) throw new Error('There is no such step.');
        const [x, y] = freeSpot(all, wanted, node);
        const [width, height] = guessedSize(node);
        for (const other of line.nodes) {
          const at = all.positions[other.id];
          if (!at) continue;
          const [otherWidth, otherHeight] = guessedSize(other);
          const apart =
            x >= at[0] + otherWidth ||
            at[0] >= x + width ||
            y >= at[1] + otherHeight ||
            at[1] >= y + height;
          expect(apart).toBe(true);
        }
      }),
    );
  });

  it('follows the order of the exits, from the top down', () => {
    const ways = split('ways', 'study.modality', { ct: ['CT'], mr: ['MR'] });
    const drawn: Graph = { ...graph([ways]), positions: { ways: [0, 0] } };
    const heights = ['ct', 'mr', 'otherwise'].map(
      (exit) => besideExit(drawn, 'ways', exit, action('next', {}))[1],
    );
    expect(heights).toEqual(heights.toSorted((one, other) => one - other));
    expect(new Set(heights).size).toBe(3);
  });
});

describe('a step behind an exit', () => {
  it('gives way to a wire that passes there, and not to those that lead elsewhere', () => {
    const drawn = graph(
      [trigger('starts'), action('push', {}), action('far', {}), action('tag', {})],
      'starts.out > far',
      'starts.out > push',
    );
    const place = (far: Position): Position => {
      const positions = { starts: [0, 0], far, tag: [0, 400] } as Graph['positions'];
      return besideExit({ ...drawn, positions }, 'starts', 'out', action('push', {}));
    };
    expect(place([304, -600])).toEqual([304, 0]);
    const [x, y] = place([900, 0]);
    expect(x).toBe(304);
    // The wire passes at the height of the exit.
    expect(y).toBeGreaterThan(26);
  });

  it('stays near, though wires pass everywhere', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `s${index}`);
    const drawn = graph(
      [trigger('starts'), ...ids.flatMap((id) => [trigger(id), action(`${id}p`, {})])],
      ...ids.map((id) => `${id}.out > ${id}p`),
    );
    const rows = ids.flatMap((id, index) => [
      [id, [0, index * 150 - 2000]] as const,
      [`${id}p`, [900, index * 150 - 2000]] as const,
    ]);
    const positions = { ...Object.fromEntries(rows), starts: [0, 0] } as Graph['positions'];
    const [, y] = besideExit({ ...drawn, positions }, 'starts', 'out', action('new', {}));
    expect(y).toBe(0);
  });
});

describe('putting a step into a wire', () => {
  const wire = { from: 'arrives', exit: 'out', to: 'push' };
  const added = action('new', {});
  const tight = placed({ arrives: [0, 0], push: [352, 0], tag: [704, 0], aside: [704, 500] });

  /** How the drawing looks with the step in the wire. */
  function inserted(drawn: Graph, place: Position | null): Graph {
    const { position, moved } = intoWire(drawn, wire, added, place);
    return {
      ...drawn,
      nodes: [...drawn.nodes, added],
      positions: { ...drawn.positions, ...moved, [added.id]: position },
    };
  }

  it('moves all that follows, and nothing that does not', () => {
    const { moved } = intoWire(tight, wire, added, null);
    expect(Object.keys(moved).toSorted()).toEqual(['push', 'tag']);
    expect((moved['tag']?.[0] ?? 0) - (moved['push']?.[0] ?? 0)).toBe(352);
  });

  it('moves nothing where there is room', () => {
    const wide = placed({ arrives: [0, 0], push: [1200, 0], tag: [1600, 0] });
    expect(intoWire(wide, wire, added, null).moved).toEqual({});
  });

  it('leaves the exits free of what it comes after, wherever it was dropped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 900 }),
        fc.integer({ min: -200, max: 200 }),
        (x, y) => {
          const { positions } = inserted(tight, [x, y]);
          const [left = 0] = positions['new'] ?? [];
          const [next = 0] = positions['push'] ?? [];
          expect(left).toBeGreaterThanOrEqual(cardWidth + 44);
          expect(next).toBeGreaterThanOrEqual(left + cardWidth + 44);
        },
      ),
    );
  });

  it('covers nothing, and lets nothing be covered by what moves', () => {
    const column = fc.integer({ min: 0, max: 4 });
    const row = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(column, row), { minLength: 3, maxLength: 3 }), (cells) => {
        const ids = ['push', 'tag', 'aside'];
        const taken = new Set(['0 0', ...cells.map(([x, y]) => `${x + 1} ${y}`)]);
        fc.pre(taken.size === 4);
        const places = cells.map(([x, y], at) => [ids[at], [(x + 1) * 352, y * 260]] as const);
        const drawn = inserted(
          placed({ arrives: [0, 0], ...(Object.fromEntries(places) as Graph['positions']) }),
          [200, 10],
        );
        for (const node of drawn.nodes) {
          const at = drawn.positions[node.id] ?? [NaN, NaN];
          expect(freeSpot(drawn, at, node)).toEqual(at);
        }
      }),
    );
  });
});

describe('a wire that would lead back to the left', () => {
  const wire = { from: 'aside', exit: 'failed', to: 'push' };

  it('has what it leads to moved to the right, with all that follows', () => {
    const drawn = placed({ arrives: [0, 0], push: [304, 0], tag: [608, 0], aside: [304, 500] });
    expect(roomForWire(drawn, wire)).toEqual({ push: [608, 0], tag: [912, 0] });
  });

  it('has that stand where no card lies on the wires that lead there', () => {
    const drawn = placed({ arrives: [0, 0], push: [304, 240], tag: [912, 240], aside: [304, 500] });
    const [x, y] = roomForWire(drawn, wire)['push'] ?? [];
    expect(x).toBe(608);
    // The wire from the first step would lead through the card that the second wire comes from.
    const foot = 500 + guessedSize(action('aside', {}))[1];
    expect((y ?? 0) + 26 < 540 || (y ?? 0) + 26 > foot - 40).toBe(true);
  });

  it('has that stand a little further off where no wire goes behind a card then', () => {
    const drawn = placed({ arrives: [0, 0], push: [304, 460], tag: [0, 0], aside: [304, 220] });
    const failing = { ...drawn, wires: [{ from: 'tag', exit: 'failed', to: 'push' }] };
    const [x, y] = roomForWire(failing, wire)['push'] ?? [];
    expect(x).toBe(608);
    // Above the card that the second wire comes from, where before it was below.
    expect((y ?? NaN) + 26).toBeLessThan(220 - 12);
  });

  it('stays near, though a wire then goes behind the foot of a card', () => {
    const drawn = placed({ arrives: [0, 0], push: [608, 240], tag: [304, 0], aside: [608, 0] });
    const failing = { ...drawn, wires: [{ from: 'tag', exit: 'failed', to: 'push' }] };
    const [x, y] = roomForWire(failing, wire)['push'] ?? [];
    expect(x).toBe(912);
    expect(Math.abs((y ?? NaN) - 240)).toBeLessThanOrEqual(40);
  });

  it('moves nothing where it leads to the right', () => {
    const drawn = placed({ arrives: [0, 0], push: [304, 0], tag: [608, 0], aside: [0, 500] });
    expect(roomForWire(drawn, wire)).toEqual({});
  });
});

describe('what is pasted', () => {
  it('covers nothing, however much it is', () => {
    const drawn = placed({ arrives: [0, 0], push: [352, 0], tag: [704, 0], aside: [704, 400] });
    const size = [616, 500] as const;
    const [x, y] = freeSpace(drawn, [300, 100], size);
    for (const node of drawn.nodes) {
      const [left, top] = drawn.positions[node.id] ?? [NaN, NaN];
      const [width, height] = guessedSize(node);
      const isApart =
        x >= left + width || left >= x + size[0] || y >= top + height || top >= y + size[1];
      expect(isApart).toBe(true);
    }
  });
});
