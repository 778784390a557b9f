import type { Locator, Page } from '@playwright/test';
import type { GraphNode } from '../../shared/model/graph.ts';
import type { Drawing } from './drawing.ts';

/** The forms beside a drawing, as somebody with a mouse sets them up. */

export const settings = (page: Page): Locator => page.getByRole('region', { name: 'Settings' });

/** Chooses a step on the drawing; gives its form. */
export async function choose({ page, card }: Drawing, node: string): Promise<Locator> {
  await card(node).click({ position: { x: 70, y: 20 } });
  return settings(page);
}

/** Opens a list and takes what reads so. */
export async function pick(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.locator('[data-combobox-option]:visible').filter({ hasText: option }).first().click();
}

export const box = (within: Locator, name: string | RegExp): Locator =>
  within.getByRole('combobox', { name, exact: typeof name === 'string' });

/** A step as the server has it by now. */
export async function savedNode({ saved }: Drawing, node: string): Promise<GraphNode | undefined> {
  return (await saved()).nodes.find(({ id }) => id === node);
}
