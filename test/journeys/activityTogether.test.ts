import type { Locator, Page } from '@playwright/test';
import { afterAll, afterEach, beforeEach, describe, it } from 'vitest';
import { angiographiesTo, studyArrives } from '../support/arrivals.ts';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';

/** What is done once a destination that was down works again: its calls are made, all of them together. */

let journey: Journey;
let receiver: Receiver;
let status: number;
let rule: string;
beforeEach(async () => {
  journey = await startJourney();
  receiver = await startReceiver(() => ({ status }));
  rule = await angiographiesTo(receiver, journey.server);
});
afterEach(async () => {
  await journey.close();
  await receiver.close();
});
afterAll(closeBrowser);

const deliveries = (page: Page): Locator =>
  page.getByRole('list', { name: 'Deliveries, newest first' }).getByRole('listitem');

async function angiographiesArrive(...patients: string[]): Promise<void> {
  for (const patient_name of patients)
    await studyArrives(journey.server, { modality: 'XA', patient_name });
}

const patientsOf = ({ requests }: Receiver) =>
  requests.map(({ json }) => (json as { patient: string }).patient);

describe('calls of a destination that was down', () => {
  it('that failed are run again together, each of them once', async () => {
    const { page } = journey;
    status = 404;
    await angiographiesArrive('DOE^JANE', 'DOE^JOHN', 'ROE^ANN');
    await page.goto(`/activity?state=failed&rule=${rule}`);
    await expect(page.getByText('3 calls here have not been run again since.')).toBeVisible();
    await expectAccessible(page);

    status = 200;
    const asked = page.getByRole('dialog', { name: 'Run 3 calls again?' });
    await page.getByRole('button', { name: 'Run them again' }).click();
    await expectAccessible(page, '[role=dialog]');
    await asked.getByRole('button', { name: 'Leave them' }).click();
    await page.getByRole('button', { name: 'Run them again' }).click();
    await asked.getByRole('button', { name: 'Run again' }).click();
    await expect(page.getByText('3 calls go out again, as new deliveries.')).toBeVisible();
    await expect(asked).toBeHidden();
    await expect(page.getByText('All of these have been run again since.')).toBeVisible();
    await expect(deliveries(page)).toHaveCount(3);
    for (const row of await deliveries(page).all())
      await expect(row).toContainText('1 try, run again since: succeeded');
    await deliveries(page).first().getByRole('link').first().click();
    await expect(page.getByText('Run again since: succeeded.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open that delivery' }).click();
    await expect(page.getByRole('link', { name: 'an earlier delivery' })).toBeVisible();
    await page.goto(`/activity?state=succeeded&rule=${rule}`);
    await expect(deliveries(page)).toHaveCount(3);
    expect(patientsOf(receiver).slice(3).sort()).toEqual(['DOE^JANE', 'DOE^JOHN', 'ROE^ANN']);
  });

  it('whose rule is off are sent as they were planned then', async () => {
    const { page, server } = journey;
    status = 404;
    await angiographiesArrive('DOE^JANE', 'DOE^JOHN');
    await page.goto(`/activity?state=failed&rule=${rule}`);
    await expect(page.getByText('2 calls here have not been run again since.')).toBeVisible();
    const { body } = await server.get(`/api/rules/${rule}`);
    await server.post(`/api/rules/${rule}/switch`, { revision: body.revision, enabled: false });

    status = 200;
    await page.getByRole('button', { name: 'Run them again' }).click();
    const asked = page.getByRole('dialog', { name: 'Run 2 calls again?' });
    await asked.getByRole('button', { name: 'Run again' }).click();
    await expect(asked).toContainText('2 could not be: their rules are switched off');
    // The refusals were provoked.
    expect(journey.troubles.splice(0)).toHaveLength(2);
    await asked.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Run them again' }).click();
    await asked.getByRole('radio', { name: 'With what ran then' }).click();
    await asked.getByRole('button', { name: 'Run again' }).click();
    await expect(page.getByText('2 calls go out again')).toBeVisible();
  });

  it('that wait for their next try are sent now', async () => {
    const { page } = journey;
    status = 503;
    await angiographiesArrive('DOE^JANE', 'DOE^JOHN');
    await page.goto(`/activity?state=waiting&rule=${rule}`);
    await expect(
      page.getByText('2 calls here have failed and wait for the next try.'),
    ).toBeVisible();
    status = 200;
    await page.getByRole('button', { name: 'Send them now' }).click();
    const asked = page.getByRole('dialog', { name: 'Send 2 calls now?' });
    await expectAccessible(page, '[role=dialog]');
    await asked.getByRole('button', { name: 'Send them now' }).click();
    await expect(page.getByText('2 calls are being made now.')).toBeVisible();
    await page.getByRole('link', { name: /^\d+ waiting$/ }).waitFor({ state: 'detached' });
    await page.goto(`/activity?state=succeeded&rule=${rule}`);
    await expect(deliveries(page)).toHaveCount(2);
  });
});
