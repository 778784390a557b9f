import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickerPlace, pickerWidth } from '../../../client/canvas/pickerPlace.ts';

const area = { left: 232, top: 150, right: 992, bottom: 900 };

describe('the list of what can be added', () => {
  it('stays in the drawing, wherever it is asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: area.left, max: area.right }),
        fc.integer({ min: area.top, max: area.bottom }),
        (x, y) => {
          const { left, top, height } = pickerPlace({ x, y }, area);
          expect(left).toBeGreaterThanOrEqual(area.left);
          expect(left + pickerWidth).toBeLessThanOrEqual(area.right);
          expect(top).toBeGreaterThanOrEqual(area.top);
          expect(top + height).toBeLessThanOrEqual(area.bottom);
          expect(height).toBeGreaterThanOrEqual(260);
        },
      ),
    );
  });

  it('opens beside the “+”, and below it where the drawing ends beside it', () => {
    expect(pickerPlace({ x: 500, y: 300 }, area).left).toBe(500);
    const { left, top } = pickerPlace({ x: 900, y: 300 }, area);
    expect(top).toBeGreaterThan(300);
    expect(left + pickerWidth).toBe(area.right - 8);
  });
});
