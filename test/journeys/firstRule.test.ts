import { expect } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';

/** What a newcomer does first: a study arrives, its modality is CT, it is pushed to a destination picked by name. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

describe('a newcomer’s first rule', () => {
  it('is drawn, published and fired by mouse', async () => {
    journey = await startJourney();
    const { page } = journey;
    const picker = page.getByRole('dialog', { name: 'Add a step' });

    await page.goto('/');
    await page.getByRole('button', { name: 'New rule' }).click();
    await page.getByRole('button', { name: /^Blank rule/ }).click();
    await page.getByRole('button', { name: 'When a study arrives' }).click();
    await page.getByRole('button', { name: 'Add a step after this' }).click();
    await picker.getByRole('option', { name: 'Condition' }).click();
    await page.getByPlaceholder('Choose or type values').click();
    await page.getByRole('option', { name: /Computed tomography/ }).click();
    await page.getByRole('button', { name: 'Add a step after Yes' }).click();
    await picker.getByRole('option', { name: 'Send study to a destination' }).click();
    await page.getByPlaceholder('Choose a destination').click();
    await page.getByRole('option', { name: 'Reading station 2' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const publish = page.getByRole('dialog', { name: /^Publish/ });
    await publish.getByRole('button', { name: /^Publish/ }).click();
    await expect(page.getByText('Live: version 1')).toBeVisible();
  });
});
