import type { Point } from '../looks.ts';

/** Where the list of what can be added opens, and how high it is. */
export interface PickerPlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** What the list must not leave: it would cover the header, or be cut. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const pickerWidth = 340;
const tallest = 476;
/** With less it is hardly a list: then it rather covers what it belongs to. */
const shortest = 320;
const edge = 8;
/** From the place that was asked at to the edge of its “+”. */
const clear = 22;
/** Beside the panel it begins a little above the place that was asked at. */
const lead = 56;

/** Right of where it was asked for; where there is no room, below that or above, where there is more, else over it. */
export function pickerPlace(at: Point, area: Area): PickerPlace {
  const height = Math.min(tallest, area.bottom - area.top - 2 * edge);
  const left = within(at.x, area.left + edge, area.right - edge - pickerWidth);
  if (at.x + pickerWidth <= area.right - edge)
    return { left, height, top: within(at.y, area.top + edge, area.bottom - edge - height) };
  const below = area.bottom - edge - (at.y + clear);
  const above = at.y - clear - (area.top + edge);
  if (below >= shortest && (below >= tallest || below >= above))
    return { left, top: at.y + clear, height: Math.min(tallest, below) };
  if (above >= shortest) {
    const room = Math.min(tallest, above);
    return { left, top: at.y - clear - room, height: room };
  }
  return { left, height, top: within(at.y, area.top + edge, area.bottom - edge - height) };
}

/**
 * Asked for in the panel, it opens beside that, over the drawing, so that the list behind it stays to be seen; where there
 * is no room, within the panel.
 */
export function pickerBeside(at: Point, panel: Area, drawing: Area): PickerPlace {
  const left = panel.left - edge - pickerWidth;
  if (left < drawing.left + edge) return pickerPlace(at, panel);
  const height = Math.min(tallest, panel.bottom - panel.top - 2 * edge);
  const top = within(at.y - lead, panel.top + edge, panel.bottom - edge - height);
  return { left, top, height };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
