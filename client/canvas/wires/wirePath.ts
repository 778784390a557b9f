import { getBezierPath, Position } from '@xyflow/react';

/** A wire from a dot to an arrow. */
export interface Course {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** Beside the dot there are exits with a “+”: above it, below it. */
  readonly passes: { readonly above: boolean; readonly below: boolean };
  /** The height at which it leads back to the left, where it has to. */
  readonly lane: number;
}

/** As SVG has it, and its middle. */
export type Path = readonly [path: string, x: number, y: number];

/** As far as a “+” reaches out of its card, and a little more. */
const beyondPlus = 46;
/** What is left of the way then has to be wide enough for a bend, or at least for a line. */
const [bend, line] = [40, 4];
const corner = 16;

/** Past the “+” of other exits, and around the cards where it leads back to the left; else by the shortest bend. */
export function wirePath({ from, to, passes, lane }: Course): Path {
  if (to.x < from.x) return around(from, to, lane);
  const isPassing = to.y < from.y ? passes.above : passes.below;
  const start = from.x + beyondPlus;
  const left = to.x - start;
  if (!isPassing || Math.abs(to.y - from.y) < 4 || left < line) return bent(from, to);
  if (left < bend) return upright(from, to, start + left / 2);
  const [path, x, y] = bent({ x: start, y: from.y }, to);
  return [`M${from.x},${from.y} L${path.slice(1)}`, x, y];
}

/** Straight up or down where there is no room to bend, its corners rounded as far as they can be. */
function upright(from: Course['from'], to: Course['to'], x: number): Path {
  const half = (to.y - from.y) / 2;
  const out = Math.min(corner, Math.abs(half));
  const into = Math.min(to.x - x, out);
  const way = Math.sign(half);
  const path = [
    `M${from.x},${from.y}`,
    `L${x - out},${from.y}`,
    `Q${x},${from.y} ${x},${from.y + way * out}`,
    `L${x},${to.y - way * into}`,
    `Q${x},${to.y} ${x + into},${to.y}`,
    `L${to.x},${to.y}`,
  ].join(' ');
  return [path, x, from.y + half];
}

function bent(from: Course['from'], to: Course['to']): Path {
  const [path, x, y] = getBezierPath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y,
    targetPosition: Position.Left,
  });
  return [path, x, y];
}

/** The top and the lower end of a card. */
export type Span = readonly [top: number, foot: number];

/** Between two cards of which one is above the other, else below both. */
export function laneBetween(one: Span, other: Span): number {
  const [upper, lower] = one[0] < other[0] ? [one, other] : [other, one];
  const isApart = lower[0] - upper[1] >= 2 * corner;
  return isApart ? (upper[1] + lower[0]) / 2 : Math.max(upper[1], lower[1]) + 2 * corner;
}

/** Out of the one card, back to the left in the lane, and into the other. */
function around(from: Course['from'], to: Course['to'], lane: number): Path {
  const [right, left] = [from.x + 2 * corner, to.x - 2 * corner];
  // The corners turn towards the lane, and away from it.
  const [out, back] = [lane < from.y ? -corner : corner, lane < to.y ? -corner : corner];
  const path = [
    `M${from.x},${from.y}`,
    `L${right - corner},${from.y}`,
    `Q${right},${from.y} ${right},${from.y + out}`,
    `L${right},${lane - out}`,
    `Q${right},${lane} ${right - corner},${lane}`,
    `L${left + corner},${lane}`,
    `Q${left},${lane} ${left},${lane - back}`,
    `L${left},${to.y + back}`,
    `Q${left},${to.y} ${left + corner},${to.y}`,
    `L${to.x},${to.y}`,
  ].join(' ');
  return [path, (left + right) / 2, lane];
}
