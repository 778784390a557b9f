import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** What imaging staff do: send studies where they belong, hear of what fails, and find out why one stayed. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

async function choose(page: Page, box: string, option: RegExp | string): Promise<void> {
  await page.getByRole('combobox', { name: box, exact: true }).click();
  await page.getByRole('option', { name: option }).first().click();
}

async function add(page: Page, after: string, words: string): Promise<void> {
  await page.getByRole('button', { name: after }).last().click();
  await page.getByRole('combobox', { name: 'Search steps' }).fill(words);
  await page.keyboard.press('Enter');
}

async function isOneOf(page: Page, value: RegExp): Promise<void> {
  await page.getByPlaceholder('Choose or type').click();
  await page.getByRole('option', { name: value }).click();
  await page.keyboard.press('Escape');
}

describe('the staff’s rule', () => {
  it('sends adults’ chest CTs here and MRs there, tells a group of failures, and explains itself', async () => {
    journey = await startJourney();
    const { page } = journey;
    const main = page.getByRole('main');

    await page.goto('/rules?new');
    await page.getByRole('button', { name: /^Blank rule/ }).click();
    await page.getByRole('button', { name: 'When a study arrives' }).click();
    await add(page, 'Add a step after this', 'condition');
    await isOneOf(page, /Computed tomography/);
    const first = page.getByRole('group', { name: 'Test 1', exact: true });
    const before = await first.boundingBox();
    await page.getByRole('button', { name: 'Add a test' }).click();
    await expect(page.getByRole('combobox', { name: 'How these tests come together' })).toHaveValue(
      'All of these hold',
    );
    expect((await first.boundingBox())?.y).toBe(before?.y);
    await page.getByRole('combobox', { name: 'Field of test 2' }).fill('description');
    await page.getByRole('option', { name: /^Study description/ }).click();
    await choose(page, 'Operator of test 2', /^contains/);
    await page.getByRole('combobox', { name: 'Value of test 2' }).fill('chest');
    await page.getByRole('button', { name: 'Add a test' }).click();
    await page.getByRole('combobox', { name: 'Field of test 3' }).fill('age');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Value of test 3' }).fill('18');
    await expect(main.getByText(/the patient is at least 18 years old/).first()).toBeVisible();

    await add(page, 'Add a step after Yes', 'send study');
    await choose(page, 'Destination', 'Reading station 2');
    await add(page, 'Add a step after Failed', 'message group');
    await choose(page, 'To whom: which', /group/i);
    await choose(page, 'Group', 'Radiology on call');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('A push failed.');

    await page.getByRole('button', { name: 'Fit the whole rule' }).click();
    await add(page, 'Add a step after No', 'condition');
    await isOneOf(page, /Magnetic resonance/);
    await add(page, 'Add a step after Yes', 'send study');
    await choose(page, 'Destination', 'Neuro MR workstation');

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const publish = page.getByRole('dialog', { name: /^Publish/ });
    const calls = publish.getByRole('list', { name: 'Changes' });
    await expect(calls).toContainText('Send study to Reading station 2');
    await expect(calls).toContainText('Send study to Neuro MR workstation');
    await expect(calls).toContainText('Send message to Radiology on call');
    const name = 'Send study to Reading station 2 or Neuro MR workstation';
    await expect(publish.getByText('3 new calls', { exact: true })).toBeVisible();
    await publish.getByRole('button', { name: `Call it “${name}”` }).click();
    await expect(publish.getByRole('textbox', { name: 'Note' })).toBeInViewport({ ratio: 1 });
    await publish.getByRole('button', { name: /^Publish/ }).click();
    await expect(page.getByText('Live: version 1')).toBeVisible();

    // A child's chest CT arrives, and somebody asks why it is not on reading station 2.
    await page.getByRole('button', { name: 'Send a test study' }).click();
    await page.getByRole('combobox', { name: 'Search studies' }).fill('ct chest pediatric');
    const studies = page.getByRole('listbox', { name: 'Studies of the hospital' });
    await studies.getByRole('option').first().click();
    await expect(page.getByRole('alert').filter({ hasText: 'has arrived' })).toBeVisible();
    await page.getByRole('link', { name: 'Activity' }).click();
    await main.getByRole('tab', { name: 'Events' }).click();
    await main.getByPlaceholder(/^Patient, accession/).fill('pediatric');
    const events = main.getByRole('list', { name: 'Events, newest first' });
    await expect(events.getByRole('listitem')).toHaveCount(1);
    await events.getByRole('link', { name: 'Study arrives' }).click();
    await main.getByText(name, { exact: true }).click();
    await expect(main.getByText(/the rule wants .*18/).first()).toBeVisible();

    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    const row = main.getByRole('listitem').filter({ hasText: name });
    await row.getByRole('switch').press(' ');
    await expect(row).toContainText('Off v1');
  });
});
