import type { Page } from '@playwright/test';
import { expect } from './expect.ts';

/** Makes a destination fail, in the menu that is open. */
export async function fail(page: Page, destination: string): Promise<void> {
  await page.getByRole('radiogroup', { name: destination }).getByText('Failing').click();
}

/** Has the first study that these words find arrive, in the menu that is open. */
export async function send(page: Page, words: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Search studies' }).fill(words);
  const studies = page.getByRole('listbox', { name: 'Studies of the hospital' });
  await studies.getByRole('option').first().click();
}

/** Resets the demo, and waits until it is as on the first morning. */
export async function reset(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reset the demo' }).click();
  const question = page.getByRole('dialog', { name: 'Reset the demo?' });
  await question.getByRole('button', { name: 'Reset the demo' }).click();
  await expect(page.getByText('as on the first morning')).toBeVisible();
}

/** What the latest study that was sent is told to have led to. */
export const told = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
