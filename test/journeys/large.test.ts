import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { layout } from '../../shared/authoring/layout.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { diamonds } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** A rule far larger than anybody should draw. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

/** The cards in which anything changes while `act` is done. */
async function changedCards(page: Page, act: () => Promise<void>): Promise<string[]> {
  await page.evaluate(() => {
    const changed = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const id = element?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
        if (id !== undefined) changed.add(id);
      }
    });
    const drawing = document.querySelector('.react-flow__nodes');
    if (drawing) {
      observer.observe(drawing, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }
    Object.assign(window, { changed });
  });
  await act();
  return page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed]);
}

describe('a rule of a hundred steps', () => {
  it('has a map, and while one types only the card of that step changes', async () => {
    journey = await startJourney();
    const drawn = diamonds(98);
    const last = drawn.nodes.at(-1)?.id ?? '';
    const { page, card, saved } = await openDrawing(journey, {
      ...drawn,
      positions: { ...layout(drawn), [last]: [0, 900] },
    });
    await expect(page.locator('.canvas-minimap')).toBeVisible();

    await card(last).focus();
    await page.keyboard.press('Enter');
    const name = page.getByRole('tabpanel', { name: 'Settings' }).getByLabel('Name').first();
    await name.focus();
    const changed = await changedCards(page, async () => {
      await page.keyboard.type('Tell everybody');
      await expect(card(last)).toContainText('Tell everybody');
    });
    expect(changed).toEqual([last]);

    const before = (await saved()).positions[last];
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+l');
    await expect.poll(async () => (await saved()).positions[last]).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await saved()).positions[last]).toEqual(before);
  });
});
