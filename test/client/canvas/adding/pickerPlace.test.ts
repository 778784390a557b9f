import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pickerBeside,
  pickerPlace,
  pickerWidth,
} from '../../../../client/canvas/adding/pickerPlace.ts';

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

  it('opens where there is more room, above its “+” or below it', () => {
    const { top, height } = pickerPlace({ x: 900, y: 560 }, area);
    expect(top + height).toBeLessThan(560);
    expect(height).toBeGreaterThan(area.bottom - 560);
  });

  it('opens beside the panel that it was asked for in, and covers nothing of that', () => {
    const panel = { ...area, left: 992, right: 1364 };
    fc.assert(
      fc.property(
        fc.integer({ min: panel.left, max: panel.right }),
        fc.integer({ min: panel.top, max: panel.bottom }),
        (x, y) => {
          const { left, top, height } = pickerBeside({ x, y }, panel, area);
          expect(left + pickerWidth).toBeLessThan(panel.left);
          expect(left).toBeGreaterThanOrEqual(area.left);
          expect(top).toBeGreaterThan(area.top);
          expect(top + height).toBeLessThan(area.bottom);
          expect(top).toBeLessThanOrEqual(Math.max(y, area.bottom - height));
        },
      ),
    );
  });

  it('opens within a panel that leaves no room beside it', () => {
    const panel = { ...area, left: 272, right: 644 };
    const { left, top } = pickerBeside({ x: 400, y: 300 }, panel, { ...area, right: 644 });
    expect(left).toBeGreaterThanOrEqual(panel.left);
    expect(left + pickerWidth).toBeLessThanOrEqual(panel.right);
    expect(top).toBeGreaterThan(300);
  });
});
