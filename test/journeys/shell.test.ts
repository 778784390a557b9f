import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, expectRefusals, startJourney, type Journey } from '../support/browser.ts';
import { startTestServer } from '../support/server.ts';
import { expect } from '../support/expect.ts';

/** What every page has around it: ways to go, a name, colours, and an answer when nobody answers. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

describe('going about', () => {
  it('has an address for everything, goes back, and puts the focus where one reads on', async () => {
    journey = await startJourney();
    const { page } = journey;

    await page.goto('/');
    await expect(page).toHaveURL(/\/rules$/);
    await expect(page).toHaveTitle('Rules · Studyhook');
    await page.goto('/rules');
    await expect(heading(page, 'Rules')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();

    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(heading(page, 'Activity')).toBeFocused();
    await expect(page).toHaveTitle('Activity · Studyhook');
    await page.getByRole('tab', { name: 'Events' }).click();
    await page.getByRole('link', { name: 'Connections' }).click();
    await expect(heading(page, 'Connections')).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('tab', { name: 'Events' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.goBack();
    await expect(page.getByRole('tab', { name: 'Deliveries' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.goBack();
    await expect(heading(page, 'Rules')).toBeFocused();
  });

  it('says kindly what is not there', async () => {
    journey = await startJourney();
    const { page } = journey;

    await page.goto('/nowhere/at/all');
    await expect(heading(page, 'There is no such page')).toBeVisible();
    await expect(page).toHaveTitle('Page not found · Studyhook');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See the activity' }).click();
    await expect(heading(page, 'Activity')).toBeVisible();
    for (const [path, title] of [
      ['/activity/deliveries/none', 'There is no such delivery'],
      ['/activity/events/99', 'There is no such event'],
      ['/rules/none', 'There is no such rule'],
    ] as const) {
      await page.goto(path);
      await expect(heading(page, title)).toBeVisible();
    }
    await page.getByRole('link', { name: 'Go to the rules' }).click();
    await expect(heading(page, 'Rules')).toBeVisible();
    expectRefusals(journey, /404/);
  });
});

describe('a part of the page', () => {
  it('that is not there at once is asked for again, with its looks, and says so when it does not come', async () => {
    journey = await startJourney();
    const { page } = journey;
    let refusals = 1;
    await page.route('**/assets/Bar-*.css', (route) =>
      refusals-- > 0 ? route.abort() : route.continue(),
    );
    await page.goto('/rules');
    const bar = page.getByRole('region', { name: 'Demo' });
    await expect(bar.getByRole('button', { name: 'Send a test study' })).toBeVisible();
    await expect(bar.locator('.demo-reset')).toHaveCSS('margin-left', /^[1-9]/);

    await page.route('**/assets/NewRule-*.js', (route) => route.abort());
    await page.getByRole('button', { name: 'New rule' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'could not be fetched' });
    await expect(told).toBeVisible({ timeout: 15_000 });
    await expectAccessible(page);
    await page.unroute('**/assets/NewRule-*.js');
    await told.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog', { name: 'New rule' })).toBeVisible();
    await expect(told).toBeHidden();
    expectRefusals(journey, /ERR_FAILED|preload CSS|dynamically imported/);
  });
});

/** Whether a part that comes when there is nothing else to do has come. */
function has(page: Page, part: string): Promise<boolean> {
  return page.evaluate(
    (start) =>
      performance
        .getEntriesByType('resource')
        .some(({ name }) => name.includes(start) && name.endsWith('.js')),
    `/assets/${part}-`,
  );
}

describe('a server', () => {
  it('that goes away is missed, and found again by itself', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { port } = new URL(server.url);

    await page.goto('/activity');
    await expect(page.getByRole('img', { name: /^Connected/ })).toBeVisible();
    // The bar is fetched on its own, and what comes after is about pages that have all their parts.
    await expect(page.getByRole('button', { name: 'Reset the demo' })).toBeVisible();
    for (const part of ['RulesPage', 'Notices'])
      await expect.poll(() => has(page, part)).toBe(true);
    await server.studyhook.stop();
    await expect(page.getByText('Studyhook does not answer.', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await expect(heading(page, 'Rules')).toBeVisible();

    const again = await startTestServer({ env: { DEMO: '1', PORT: port } });
    try {
      await expect(page.getByText('Studyhook does not answer.', { exact: true })).toBeHidden({
        timeout: 20_000,
      });
      await expect(page.getByText('Connected again.')).toBeAttached();
      await expect(page.getByRole('list', { name: 'Rules' })).toBeVisible();
    } finally {
      await page.goto('about:blank');
      await again.close();
    }
    expectRefusals(journey, /ERR_|api\//);
  });

  it('with an access token asks for it once, and again when the session is over', async () => {
    const token = 'a-long-and-random-token';
    journey = await startJourney({ env: { ACCESS_TOKEN: token } });
    const { page, context } = journey;
    const field = page.getByLabel('Access token', { exact: true });

    await page.goto('/activity?state=failed');
    await expect(heading(page, 'Sign in to Studyhook')).toBeVisible();
    await expect(page).toHaveTitle('Sign in · Studyhook');
    await expect(field).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Enter the access token.')).toBeVisible();
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^That is not the access token/)).toBeVisible();
    await field.fill(token);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Activity')).toBeVisible();
    await expect(page).toHaveURL(/state=failed$/);
    await page.reload();
    await expect(heading(page, 'Activity')).toBeVisible();

    await context.clearCookies();
    await page.getByRole('tab', { name: 'Events' }).click();
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await expect(again).toBeVisible();
    await field.fill(token);
    await page.keyboard.press('Enter');
    await expect(again).toBeHidden();
    await expect(page.getByRole('heading', { name: 'No events yet' })).toBeVisible();
    expectRefusals(journey, /401/);
  });

  it('says to whoever may look but not see patients why there are dots, and that nothing can be changed', async () => {
    const maskedToken = 'another-long-and-random-token';
    const env = { ACCESS_TOKEN: 'a-long-and-random-token', MASKED_TOKEN: maskedToken };
    journey = await startJourney({ env });
    const { page, server } = journey;
    await server.ask(
      'POST',
      '/events',
      { event: 'STUDY_SYNC', study: { uuid: 's1', patient_name: 'DOE^JANE', modality: 'CT' } },
      { authorization: `Bearer ${env.ACCESS_TOKEN}` },
    );

    await page.goto('/activity?list=events');
    await page.getByLabel('Access token', { exact: true }).fill(maskedToken);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Events' }).click();
    await page
      .getByRole('link', { name: /STUDY_SYNC|Study arrived|arriv/i })
      .first()
      .click();
    await expect(page.getByText('CT', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/DOE/)).toHaveCount(0);
    await page.getByText('Look only').hover();
    await expect(page.getByRole('tooltip')).toContainText('nothing can be changed with it');
    await expectAccessible(page);
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(page.locator('.shell-live')).toBeInViewport({ ratio: 1 });

    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('switch').first().press(' ');
    await expect(page.getByRole('alert').first()).toContainText(/may look|access token/);
    expectRefusals(journey, /401|403/);
  });
});

describe('where real data is', () => {
  it('shows nothing of the demo and asks for nothing of it', async () => {
    journey = await startJourney({ env: { DEMO: '0' } });
    const { page } = journey;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Rules', level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: /demo/i })).toHaveCount(0);
    expect(asked.filter((path) => path.startsWith('/api/demo'))).toEqual([]);
  });
});
