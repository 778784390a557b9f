import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** The line above the drawing: the rule's name, how it stands, what can be done with it. */
export const header = (page: Page): Locator =>
  page.getByRole('region', { name: 'Rule', exact: true });
export const sentence = (page: Page): Locator =>
  page.getByRole('region', { name: 'The rule in words' });
export const dialog = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('dialog', { name });

/** Opens a rule from the list, and waits until it is there. */
export async function openRule(page: Page, name: string): Promise<void> {
  await page.goto('/rules');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(header(page).getByRole('status')).toHaveText('Saved');
}

/** Leads the rule's push to another destination. */
export async function pushTo(page: Page, destination: string): Promise<void> {
  await sentence(page)
    .getByRole('button', { name: /^send the study/ })
    .click();
  await page.getByRole('combobox', { name: 'Destination', exact: true }).click();
  await page.getByRole('option', { name: destination }).click();
  await expect(sentence(page)).toContainText(destination);
}

export async function publish(page: Page, note: string): Promise<void> {
  await header(page).getByRole('button', { name: 'Publish', exact: true }).click();
  const asked = dialog(page, /^Publish/);
  await asked.getByRole('textbox', { name: 'Note' }).fill(note);
  await asked.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(asked).toBeHidden();
}
