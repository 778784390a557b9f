import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { action, graph, split, trigger } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** Drawn from afar, a card says less and is as high as before: what hangs on it has to stay in its place. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  await journey.page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

/** The exits that lead somewhere and at which no wire is seen to begin. */
async function bare(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const starts = [...document.querySelectorAll<SVGPathElement>('.react-flow__edge-path')].map(
      (path) => path.getPointAtLength(0).matrixTransform(path.getScreenCTM() ?? undefined),
    );
    const exits = document.querySelectorAll<HTMLElement>('.canvas-exit[data-connected]');
    return [...exits].flatMap((exit) => {
      const box = exit.querySelector('.canvas-exit-handle')?.getBoundingClientRect();
      const begins = starts.some(
        ({ x, y }) =>
          box &&
          x > box.left - 4 &&
          x < box.right + 4 &&
          Math.abs(y - box.top - box.height / 2) < 4,
      );
      return begins ? [] : [exit.dataset['exit'] ?? ''];
    });
  });
}

describe('a drawing seen from afar', () => {
  it('has each wire at its own exit, whatever exits come, move and come back meanwhile', async () => {
    const drawn = graph(
      [
        trigger('starts'),
        split('ways', 'study.modality', { ct: ['CT'], mr: ['MR'] }),
        action('one', { name: 'One' }),
        action('two', { name: 'Two' }),
      ],
      'starts.out > ways',
      'ways.ct > one',
      'ways.mr > two',
    );
    const drawing = await openDrawing(journey, drawn);
    const { page } = drawing;
    const canvas = page.locator('.editor-canvas');
    while ((await canvas.getAttribute('data-far')) !== 'little')
      await page.getByRole('button', { name: 'Zoom out' }).click();
    await drawing.card('ways').click();
    const height = async () => (await drawing.card('ways').boundingBox())?.height ?? 0;
    const before = await height();
    await page.getByRole('button', { name: 'Add a case' }).click();
    await page.keyboard.type('US');
    await page.keyboard.press('Enter');
    await expect.poll(height).toBeGreaterThan(before);
    await expect.poll(() => bare(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move MR up' }).click();
    await expect.poll(() => bare(page)).toEqual([]);
    await drawing.card('ways').locator('.canvas-exit').nth(2).getByRole('button').click();
    await page
      .getByRole('dialog', { name: 'Add a step' })
      .getByRole('option', { name: 'Send study to a destination' })
      .click();
    await expect(page.locator('.react-flow__edge-path')).toHaveCount(4);
    await expect.poll(() => bare(page)).toEqual([]);

    const undo = page.getByRole('button', { name: /^Undo/ });
    while (await undo.isEnabled()) await undo.click();
    await expect(page.locator('.react-flow__edge-path')).toHaveCount(3);
    const redo = page.getByRole('button', { name: /^Redo/ });
    while (await redo.isEnabled()) await redo.click();
    await expect(page.locator('.react-flow__edge-path')).toHaveCount(4);
    await expect.poll(() => bare(page)).toEqual([]);
  });
});
