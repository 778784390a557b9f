import type { Locator } from '@playwright/test';

/** A place in the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export async function middle(of: Locator): Promise<Point> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
