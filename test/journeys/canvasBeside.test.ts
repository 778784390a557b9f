import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { action, condition, equals, graph, split, trigger } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** What stands around the drawing and over it: panels, palette, the way to begin. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  await journey.page.emulateMedia({ reducedMotion: 'reduce' });
});
beforeEach(() => journey.page.setViewportSize({ width: 1280, height: 720 }));
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const drawn = graph(
  [trigger('starts'), condition('isCt', equals('CT')), action('push', { name: 'Push' })],
  'starts.out > isCt',
  'isCt.yes > push',
);
const settingsOf = (page: Page) => page.getByRole('tabpanel', { name: 'Settings' });

describe('what stands around a drawing', () => {
  it('shows the settings of another step from their top, and Enter leads to the first thing wanted', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    await card('push').click({ position: { x: 40, y: 12 } });
    const settings = settingsOf(page);
    await expect(settings.getByRole('textbox', { name: 'Name' })).toHaveValue('Push');
    const top = () => settings.evaluate((panel) => panel.scrollTop);
    await settings.evaluate((panel) => {
      panel.scrollTop = panel.scrollHeight;
    });
    expect(await top()).toBeGreaterThan(100);
    await card('push').getByRole('button', { name: 'Add a step after Failed' }).click();
    const search = page.getByRole('dialog', { name: 'Add a step' }).getByRole('combobox');
    await search.fill('message group');
    await search.press('Enter');
    await expect(settings.getByText('To whom')).toBeVisible();
    expect(await top()).toBe(0);
    await page.keyboard.press('Enter');
    await expect(settings.getByRole('combobox', { name: 'To whom: which' })).toBeFocused();
  });

  it('leaves nothing marked in the palette that was dragged out of it', async () => {
    await journey.page.setViewportSize({ width: 1440, height: 720 });
    const { page } = await openDrawing(journey, drawn);
    const wait = page.getByRole('option', { name: 'Wait', exact: true });
    await wait.hover();
    await expect(wait).toHaveAttribute('data-active', 'true');
    await wait.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 300, y: 30 } });
    await expect(page.locator('.react-flow__node-wait')).toBeVisible();
    await expect(wait).not.toHaveAttribute('data-active');
  });

  it('names an exit that leads on without a “+” inside its card, save for the keyboard', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    await card('isCt').click({ position: { x: 40, y: 12 } });
    const more = card('isCt').getByRole('button', { name: 'Add a step after Yes' });
    await expect(more).toHaveCSS('opacity', '0');
    await card('isCt').press('Tab');
    // From near by, the card's menu comes first.
    if (!(await more.evaluate((button) => button === document.activeElement)))
      await page.keyboard.press('Tab');
    await expect(more).toBeFocused();
    await expect(more).toHaveCSS('opacity', '1');
  });

  it('breaks no word in the outline that fits into a line', async () => {
    const { page } = await openDrawing(
      journey,
      graph(
        [
          trigger('starts'),
          split('which', 'study.modality', { mammography: ['MG'] }),
          action('push', { name: 'Push to mammography' }),
        ],
        'starts.out > which',
        'which.mammography > push',
      ),
    );
    await page.getByRole('tab', { name: 'Outline' }).click();
    for (const words of [/MG|Mammography/, /Push to mammography/]) {
      const line = page.locator('.canvas-outline-exit').getByText(words).first();
      expect((await line.boundingBox())?.height).toBeLessThan(30);
    }
    await expect(page.getByText('Add a parallel step')).toHaveCount(2);
  });

  it('is calm about a drawing that is empty, and lets it be zoomed', async () => {
    const { body } = await journey.server.post('/api/rules', { name: 'Blank', graph: graph([]) });
    const { page } = journey;
    await page.goto(`/rules/${(body as { id: string }).id}`);
    const start = page.locator('.canvas-empty-card');
    await expect(start).toBeVisible();
    const { y: bar } = (await page.locator('.canvas-controls').boundingBox()) ?? { y: 0 };
    const { y, height } = (await start.boundingBox()) ?? { y: 0, height: Infinity };
    expect(y + height).toBeLessThan(bar);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText('trigger');
    await expect(page.locator('.side-count')).toHaveCount(0);
    await page.getByRole('button', { name: 'When a study arrives' }).click();
    await expect(page.locator('.side-count')).toHaveCount(1);
  });

  it('names who draws it without being a stop of the Tab key', async () => {
    const { page } = await openDrawing(journey, drawn);
    const link = page.getByRole('link', { name: 'React Flow' });
    await expect(link).toHaveCount(1);
    await expect(link).toHaveAttribute('tabindex', '-1');
  });
});
