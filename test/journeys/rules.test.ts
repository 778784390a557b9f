import type { Locator, Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { demoIds } from '../../server/sandbox/data.ts';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** What is done with rules as a whole: begun, found, named, copied, switched, brought in and thrown away. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
const row = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Rules' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

async function choose(page: Page, rule: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${rule}`, exact: true }).click();
  await page
    .getByRole('menu', { name: `More for ${rule}`, exact: true })
    .getByText(item)
    .click();
}

describe('rules', () => {
  it('begin where there is none, with nothing or with a sample', async () => {
    journey = await startJourney({ env: { DEMO: '0' } });
    const { page } = journey;

    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Draw your first rule' })).toBeVisible();
    await expect(
      page.getByRole('button', { name: /^Signed report to the referrer/ }),
    ).toBeVisible();
    await expect(page).toHaveTitle('Rules · Studyhook');
    await expectAccessible(page);

    await page.getByRole('button', { name: /^CT to the reading station/ }).click();
    await expect(page).toHaveTitle('CT to the reading station · Studyhook');
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await expect(row(page, 'CT to the reading station')).toContainText('Not published');
    await expect(row(page, 'CT to the reading station')).toContainText('When a study arrives');

    await page.getByRole('button', { name: 'New rule' }).click();
    await expectAccessible(page, '[role=dialog]');
    await page.goBack();
    await expect(dialog(page, 'New rule')).toBeHidden();

    let give: () => void = () => undefined;
    const given = new Promise<void>((done) => (give = done));
    await page.route('**/api/samples*', async (route) => {
      await given;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: 'New rule' }).click();
    const blank = dialog(page, 'New rule').getByRole('button', { name: /^Blank rule/ });
    await blank.hover();
    const place = await blank.boundingBox();
    give();
    await expect(dialog(page, 'New rule').getByText('Heartbeat every hour')).toBeVisible();
    expect(await blank.boundingBox()).toEqual(place);
    await blank.click();
    await expect(page).toHaveTitle('New rule · Studyhook');
    await page.goBack();
    await expect(row(page, 'New rule')).toContainText('Nothing is drawn yet.');
    await expect(row(page, 'New rule')).toContainText('problem');
    await expect(page.getByRole('switch', { name: 'New rule is on' })).toBeDisabled();
  });

  it('are in sight where somebody comes back from them', async () => {
    journey = await startJourney({ size: { width: 1024, height: 480 } });
    const { page } = journey;
    const name = 'Tell who is on call when a trauma study cannot be sent';
    await page.goto('/rules');
    await expect(row(page, name)).not.toBeInViewport();
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    await page.getByRole('link', { name: 'Rules', exact: true }).first().click();
    await expect(row(page, name)).toBeInViewport({ ratio: 0.9 });
  });

  it('are found, copied, named anew and thrown away', async () => {
    journey = await startJourney();
    const { page } = journey;
    const list = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');

    await page.goto('/rules');
    await expect(list).toHaveCount(6);
    await expectAccessible(page);
    const long = row(page, 'Each modality to its own place');
    const short = (await long.boundingBox())?.height;
    await long.getByRole('button', { name: 'Show all of it' }).click();
    await expect(long.getByRole('button', { name: 'Show less' })).toBeVisible();
    expect((await long.boundingBox())?.height).toBeGreaterThan(short ?? Infinity);
    await page.getByRole('searchbox', { name: 'Search rules' }).fill('archive adults');
    await expect(list).toHaveCount(1);
    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Search rules' })).toHaveValue(
      'archive adults',
    );
    await page.getByRole('searchbox', { name: 'Search rules' }).fill('nothing like it');
    await page.getByRole('button', { name: 'Show all rules' }).click();
    await expect(list).toHaveCount(6);

    const original = 'Heartbeat every hour';
    await choose(page, original, 'Duplicate');
    await expect(list).toHaveCount(7);
    const copy = list.filter({ hasText: original }).filter({ hasText: 'Not published' });
    const name = (await copy.getByRole('heading').textContent()) ?? '';
    await choose(page, name, 'Rename…');
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('textbox', { name: 'Name' }).fill(' ');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Give the rule a name.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('Sign of life <b>every</b> hour');
    await page.keyboard.press('Enter');
    const renamed = 'Sign of life <b>every</b> hour';
    await expect(row(page, renamed)).toBeVisible();

    await choose(page, renamed, 'Delete…');
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(row(page, renamed)).toBeVisible();
    await choose(page, renamed, 'Delete…');
    await page.getByRole('button', { name: 'Delete rule' }).click();
    await expect(list).toHaveCount(6);
    await expect(row(page, renamed)).toBeHidden();
  });

  it('are switched off without losing what waits, and on again with it', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const name = 'CT to the reading station';
    const onOff = page.getByRole('switch', { name: `${name} is on` });
    await server.post('/api/demo/faults', {
      destination: demoIds.destinations.reading1,
      mode: 'failing',
      status: 500,
    });
    const { studies } = (await server.get('/api/demo/studies')).body;
    await server.post('/events', {
      event: 'STUDY_SYNC',
      study: { uuid: studies[0].uuid, modality: 'CT', patient_name: 'DOE^JANE' },
    });

    await page.goto('/rules');
    await expect(row(page, name).getByRole('link', { name: '1 waiting' })).toBeVisible();
    await onOff.press('Space');
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('radio', { name: 'Hold it' }).check();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await expect(page.getByText(`“${name}” is off. One call is held.`)).toBeVisible();
    await expect(row(page, name)).toContainText('Off v1');
    await expect(row(page, name).getByRole('link', { name: '1 held' })).toBeVisible();

    await onOff.press('Space');
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('button', { name: 'Switch on, keep it held' }).click();
    await expect(row(page, name)).toContainText('Live v1');
    await row(page, name).getByRole('link', { name: '1 held' }).click();
    await expect(page.getByRole('list', { name: 'Deliveries, newest first' })).toContainText(
      'Held',
    );
    await expect(page).toHaveURL(/\/activity\?rule=.*&state=held$/);
  });

  it('are brought in from the platform, with what is wrong said before', async () => {
    journey = await startJourney();
    const { page } = journey;
    const hash = {
      uuid: '0b1c7c2e-7d6a-4d0e-9f4e-1f4d3f6f7a10',
      name: 'Push MR',
      event: 'STUDY_SYNC',
      url: 'http://localhost:8020/study/push',
      method: 'POST',
      parameters: JSON.stringify({
        uuid: 'study.uuid',
        destination_id: demoIds.destinations.neuroMr,
      }),
      filter_field: 'study.modality',
      filter_regexp: '^MR$',
    };

    await page.goto('/rules');
    await page.getByRole('button', { name: 'Import' }).click();
    const form = dialog(page, 'Import from the platform');
    const text = form.getByRole('textbox', { name: 'Webhooks as JSON' });
    await text.fill('[{"name":');
    await form.getByRole('button', { name: 'Import' }).click();
    await expect(form.getByText(/This is not JSON/)).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    await text.fill(JSON.stringify([hash]));
    await form.getByRole('button', { name: 'Import' }).click();
    await expect(page).toHaveTitle('Push MR · Studyhook');
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await expect(row(page, 'Push MR')).toContainText('only if modality');
  });
});
