import { afterAll, beforeAll, describe, it } from 'vitest';
import { demoIds } from '../../server/sandbox/data.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { action, graph, trigger } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** What somebody leaves in the editor, and finds when they come back. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const drawn = graph(
  [
    trigger('arrives'),
    action('push', {
      connection: 'demo',
      runAs: demoIds.users.webhook,
      parameters: { uuid: 'study.uuid', destination_id: 'd1' },
    }),
  ],
  'arrives.out > push',
);

describe('leaving the editor and coming back', () => {
  it('finds JSON that was not finished among the problems, before publishing, and where it was', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    await card('push').click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    const editor = page.getByRole('textbox', { name: /^Parameters as JSON/ });
    await editor.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(',,');
    await page.getByRole('tab', { name: 'Form', exact: true }).click();
    const settings = page.getByRole('form', { name: 'Action settings' });
    await expect(settings.getByText('Its JSON is not finished')).toBeVisible();

    await page.getByRole('link', { name: 'Activity' }).click();
    await page.goBack();
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await page.getByRole('button', { name: /Its JSON is not finished/ }).click();
    await expect(page.getByRole('tab', { name: 'JSON' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Publish/ });
    await expect(dialog.getByText('Unfinished JSON is not published')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back to the rule’s parameters' }).click();
    await expect(editor).toBeFocused();
    await expect(card('push').getByText('Its JSON is not finished')).toHaveCount(0);
    await expect(settings.getByText('Its JSON is not finished')).toHaveCount(0);
  });

  it('can still undo what was done before', async () => {
    const { page, card, wires } = await openDrawing(journey, drawn);
    await card('push').focus();
    await page.keyboard.press('Delete');
    await expect(card('push')).toHaveCount(0);
    await expect.poll(wires).toEqual([]);
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.goBack();
    await expect(card('arrives')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(card('push')).toBeVisible();
    await expect.poll(wires).toEqual(['arrives.out > push']);
  });
});
