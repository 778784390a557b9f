import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';
import { dialog, header, openRule, publish, pushTo } from '../support/publishing.ts';

/** What is told of a version once it runs. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

describe('a version that was published', () => {
  it('is told of until it was there to be read, a dialog opens, or it is not true any more', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const told = page.getByRole('group', { name: 'Published' });
    await page.clock.install();
    await openRule(page, 'CT to the reading station');
    await pushTo(page, 'Reading station 2');
    await publish(page, 'Timely');
    await told.getByRole('link', { name: 'Watch it in Activity' }).focus();
    await page.clock.fastForward(21_000);
    await expect(told).toContainText('Version 2 is live');
    await header(page).getByRole('button', { name: 'History' }).focus();
    await expect(told).toBeVisible();
    await page.clock.fastForward(21_000);
    await expect(told).toBeHidden();

    await pushTo(page, 'Emergency PACS');
    await publish(page, 'To be covered');
    await expect(told).toContainText('Version 3 is live');
    expect(
      await told.evaluate((one) => Number(getComputedStyle(one).getPropertyValue('z-index'))),
    ).toBeLessThan(200);
    await page.keyboard.press('Control+k');
    await expect(dialog(page, 'Search and commands')).toBeVisible();
    await expect(told).toBeHidden();
    await page.keyboard.press('Escape');

    await pushTo(page, 'Reading station 1');
    await publish(page, 'To be switched off');
    await expect(told).toContainText('Version 4 is live');
    const id = page.url().split('/').at(-1) ?? '';
    const { revision } = (await server.get(`/api/rules/${id}`)).body;
    await server.post(`/api/rules/${id}/switch`, { revision, enabled: false });
    await expect(header(page).getByText('Off: version 4')).toBeVisible();
    await expect(told).toBeHidden();
  });
});
