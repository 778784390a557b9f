import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** Everything by name, without a mouse. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('the command palette', () => {
  it('takes what is typed before it has opened', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    let letCome = (): void => undefined;
    const isTyped = new Promise<void>((done) => {
      letCome = done;
    });
    await page.route(/CommandPalette/, async (route) => {
      await isTyped;
      await route.continue();
    });
    const { rules } = (await server.get('/api/rules')).body;
    await page.goto(`/rules/${rules[0].id}`);
    await page.locator('.react-flow__node').first().focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('actt');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('iv');
    letCome();
    const box = page.getByPlaceholder('Search pages, rules and commands…');
    await expect(box).toBeFocused();
    await page.keyboard.type('ity');
    await expect(box).toHaveValue('activity');
    await expect(page.getByRole('dialog', { name: 'Add a step' })).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Activity')).toBeVisible();
  });

  it('finds pages, rules and colours by their names, without a mouse', async () => {
    journey = await startJourney();
    const { page } = journey;
    const box = page.getByPlaceholder('Search pages, rules and commands…');
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    async function go(words: string): Promise<void> {
      await page.keyboard.press('Control+k');
      await expect(box).toBeFocused();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await expect(box).toBeHidden();
    }

    await page.goto('/rules');
    await expect(heading(page, 'Rules')).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(box).toBeFocused();
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    // A dialog that opens for the first time knows all the same who had the focus.
    const importing = page.getByRole('button', { name: 'Import' });
    await importing.focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(importing).toBeFocused();
    // Escape puts away what lies on top, and nothing below it.
    await page.keyboard.press('?');
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(box).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(box).toBeHidden();
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await expect(keys).toBeVisible();
    await expect(keys.getByText('Redo').locator('..')).toContainText('Z or Ctrl');
    await page.keyboard.press('Escape');
    await expect(importing).toBeFocused();
    // Whoever has gone on by the time that it closes is not called back.
    const search = page.getByRole('button', { name: 'Search and commands' });
    await page.keyboard.press('?');
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[role=dialog] [aria-label=Close]')?.click();
      document.querySelector<HTMLElement>('.shell-search')?.focus();
    });
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(search).toBeFocused();
    await go('failed calls');
    await expect(page).toHaveURL(/\/activity\?state=failed$/);
    await go('heartbeat');
    await expect(page).toHaveTitle('Heartbeat every hour · Studyhook');
    await go('dark');
    await expect.poll(scheme).toBe('dark');
    await page.reload();
    await expect.poll(scheme).toBe('dark');

    await page.getByRole('button', { name: 'Colours: dark' }).press('Enter');
    await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeChecked();
    await expectAccessible(page, '[role=menu]');
    await page.getByRole('menuitemradio', { name: 'Same as system' }).press('Enter');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(scheme).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(scheme).toBe('dark');
  });
});
