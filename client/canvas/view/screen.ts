import type { Point } from '../looks.ts';

export function rectOf(element: Element): DOMRect {
  return element.getBoundingClientRect();
}

/** The right edge of an element, on half its height: where what belongs to it opens. */
export function besideOf(element: Element): Point {
  const { right, top, height } = rectOf(element);
  return { x: right + 8, y: top + height / 2 };
}

/** The element of a node in the drawing. */
export function cardElement(root: ParentNode, id: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

/** The id of the wire at a place on the screen: under it, or with its middle near by. */
export function wireAt(root: Element, { x, y }: Point, area?: DOMRect): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const edge = element.closest('.react-flow__edge');
    if (edge && root.contains(edge)) return edge.getAttribute('data-id');
  }
  const near = area ?? new DOMRect(x - 28, y - 28, 56, 56);
  for (const middle of root.querySelectorAll('[data-wire]')) {
    const { left, top, width, height } = rectOf(middle);
    const [midX, midY] = [left + width / 2, top + height / 2];
    const isWithin = midX > near.left && midX < near.right && midY > near.top && midY < near.bottom;
    if (isWithin) return middle.getAttribute('data-wire');
  }
  return null;
}

/** The id of the node at a place on the screen. */
export function nodeAt(root: Element, { x, y }: Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const card = element.closest('.react-flow__node');
    if (card && root.contains(card)) return card.getAttribute('data-id');
  }
  return null;
}

/** Motion that somebody has asked not to see is left out. */
export function motion(milliseconds: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}

/** Whether one points with a finger first of all. */
export function isTouched(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
