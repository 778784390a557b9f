import { describe, expect, it } from 'vitest';
import { laneBetween, wirePath, type Course } from '../../../../client/canvas/wires/wirePath.ts';

const course: Course = {
  from: { x: 0, y: 100 },
  to: { x: 76, y: 200 },
  passes: { above: false, below: false },
  lane: 0,
};

describe('a wire', () => {
  it('leads by the shortest bend to what stands on the right', () => {
    const [path] = wirePath(course);
    expect(path).toMatch(/^M0,100 C/);
    expect(wirePath({ ...course, passes: { above: true, below: false } })[0]).toBe(path);
  });

  it('turns only behind the “+” of the exits that it passes', () => {
    const passes = { above: false, below: true };
    const [path, x] = wirePath({ ...course, to: { x: 90, y: 200 }, passes });
    expect(path).toMatch(/^M0,100 L46,100 C/);
    expect(x).toBeGreaterThan(46);
  });

  it('goes straight up or down there, where it has no room to bend', () => {
    const passes = { above: true, below: false };
    for (const to of [
      { x: 63, y: 31 },
      { x: 54, y: -300 },
    ]) {
      const [path, x] = wirePath({ ...course, to, passes });
      expect(x).toBeGreaterThan(46);
      expect(x).toBeLessThan(to.x);
      expect(path).toContain(`${x},100 ${x},`);
      expect(path.endsWith(`L${to.x},${to.y}`)).toBe(true);
    }
  });

  it('does not, where it climbs nothing or has no room at all', () => {
    const passes = { above: true, below: true };
    expect(wirePath({ ...course, passes, to: { x: 76, y: 101 } })[0]).toMatch(/^M0,100 C/);
    expect(wirePath({ ...course, passes, to: { x: 48, y: 200 } })[0]).toMatch(/^M0,100 C/);
  });

  it('leads back to the left around both cards: between them, else below', () => {
    expect(laneBetween([0, 200], [300, 500])).toBe(250);
    expect(laneBetween([300, 500], [0, 200])).toBe(250);
    expect(laneBetween([0, 200], [210, 400])).toBeGreaterThan(400);
    expect(laneBetween([0, 420], [20, 200])).toBeGreaterThan(420);
    const [path, x, y] = wirePath({ ...course, to: { x: -700, y: 40 }, lane: 420 });
    expect(path).toMatch(/ L-716,420 .* L-700,40$/);
    expect([x, y]).toEqual([-350, 420]);
  });
});
