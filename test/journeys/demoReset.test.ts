import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, expectRefusals, startJourney, type Journey } from '../support/browser.ts';
import { reset, send, told } from '../support/demo.ts';
import { expect } from '../support/expect.ts';

/** The demo begun anew, with pages open on what is no more then. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

describe('resetting the demo', () => {
  it('asks for nothing that is no more, but once for the rule that another page shows', async () => {
    journey = await startJourney();
    const { page } = journey;
    const main = page.getByRole('main');
    const other = await journey.newPage();
    for (const one of [page, other]) {
      await one.bringToFront();
      await one.goto('/');
      await one.getByRole('button', { name: 'Send a test study' }).click();
      await send(one, 'ct head trauma');
      await expect(told(one, '2 calls made')).toBeVisible();
      await one.getByRole('link', { name: 'CT to the reading station', exact: true }).click();
      await one.getByRole('button', { name: 'History' }).click();
      await one.getByRole('button', { name: /^Version 1/ }).click();
      await expect(one.getByText('The draft is this version.')).toBeVisible();
      await one.keyboard.press('Escape');
    }
    await page.bringToFront();
    await page.getByRole('link', { name: /What became of the study sent last/ }).click();
    await expect(main.getByRole('list', { name: /^Rules and what they made/ })).toBeVisible();
    await page.getByRole('link', { name: 'Activity' }).first().click();
    await main.getByRole('tab', { name: 'Deliveries' }).click();
    await expect(main.getByRole('list', { name: 'Deliveries, newest first' })).toBeVisible();
    const pace = page.getByRole('combobox', { name: 'A study arrives every' });
    await pace.selectOption('every 2 s');

    await reset(page);
    await expect(main.getByText('No calls yet')).toBeVisible();
    await expect(pace).toHaveValue('10');
    await other.bringToFront();
    await other.getByRole('button', { name: 'Back to the rules' }).click();
    await expect(other.getByRole('link', { name: /^What became of/ })).toHaveCount(0);
    expect(journey.troubles).toHaveLength(1);
    expectRefusals(journey, /404.*\/api\/rules\/[^/]+\)$/);
  });
});
