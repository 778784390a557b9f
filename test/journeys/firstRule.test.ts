import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** What a newcomer does first: a study arrives, its modality is CT, it is pushed to a destination picked by name. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

/** The newcomer’s own call is told of, and the hospital has it. */
async function seePushed(page: Page, call: string): Promise<void> {
  const told = page.getByRole('alert').filter({ hasText: 'has arrived' });
  await expect(told).toContainText(/calls? made/);
  await expect(told.getByRole('link', { name: call, exact: true })).toBeVisible();
  const { names } = await read<{ names: Named[] }>(page, '/api/connections/demo/names/destination');
  const station = names.find(({ name }) => name === 'Reading station 2');
  const { calls } = await read<{ calls: Call[] }>(page, '/api/demo/calls');
  const pushes = calls.filter(({ path }) => path === 'study/push');
  expect(pushes.map(({ parameters }) => parameters['destination_id'])).toContain(station?.uuid);
}

interface Named {
  readonly uuid: string;
  readonly name: string;
}

interface Call {
  readonly path: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

async function read<Answer>(page: Page, path: string): Promise<Answer> {
  return (await (await page.request.get(path)).json()) as Answer;
}

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
    await page.getByPlaceholder('Choose or type').click();
    await page.getByRole('option', { name: /Computed tomography/ }).click();
    await page.getByRole('button', { name: 'Add a step after Yes' }).click();
    await expect(picker.locator('[data-active]')).toContainText('Send study to a destination');
    await picker.getByRole('option', { name: 'Send study to a destination' }).click();
    await page.getByPlaceholder('Choose a destination').click();
    await page.getByRole('option', { name: 'Reading station 2' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const publish = page.getByRole('dialog', { name: /^Publish/ });
    await publish
      .getByRole('button', { name: 'Call it “Send CT study to Reading station 2”' })
      .click();
    await expect(publish.getByRole('textbox', { name: 'Name of the rule' })).toHaveValue(
      'Send CT study to Reading station 2',
    );
    await publish.getByRole('switch', { name: 'Try the call again if it fails' }).click();
    await publish.getByRole('button', { name: /^Publish/ }).click();
    await expect(page.getByText('Live: version 1')).toBeVisible();
    await expect(page.getByText('trying again if that fails').first()).toBeVisible();

    await page.getByRole('button', { name: 'Send a test study' }).click();
    const studies = page.getByRole('listbox', { name: 'Studies of the hospital' });
    await studies.getByRole('option', { name: /CT/ }).first().click();
    await seePushed(page, 'This rule: Send study to Reading station 2');
  });

  it('is drawn, published and fired by keyboard alone', async () => {
    journey = await startJourney();
    const { page } = journey;
    const { keyboard } = page;
    const command = async (words: string): Promise<void> => {
      const search = page.getByRole('textbox', { name: 'Search pages, rules and commands' });
      await keyboard.press('Control+k');
      await expect(search).toBeFocused();
      await keyboard.type(words);
      await keyboard.press('Enter');
      await expect(search).toBeHidden();
    };
    const card = (name: RegExp) => page.getByRole('group', { name });
    const steps = page.getByRole('combobox', { name: 'Search steps' });
    const addStep = async (words: string): Promise<void> => {
      await keyboard.press('a');
      await expect(steps).toBeFocused();
      await keyboard.type(words);
      await keyboard.press('Enter');
    };

    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Rules' })).toBeVisible();
    await command('New rule');
    await expect(page.getByRole('button', { name: /^Blank rule/ })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'When a study arrives' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(card(/^When: Study arrives/)).toBeFocused();
    await addStep('condition');
    await expect(card(/^Only if: Modality/)).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Value of test 1' })).toBeFocused();
    await keyboard.type('CT');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(card(/^Only if: Modality is CT/)).toBeFocused();
    await addStep('forward');
    await expect(card(/^Do: Send study to a destination/)).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Destination', exact: true })).toBeFocused();
    await keyboard.type('reading station 2');
    await keyboard.press('Enter');
    await command('publish');
    const asked = page.getByRole('dialog', { name: /^Publish/ });
    await expect(asked.getByRole('textbox', { name: 'Name of the rule' })).toBeFocused();
    await keyboard.type('CTs to station 2');
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Live: version 1')).toBeVisible();
    await command('send a test study');
    await expect(page.getByRole('combobox', { name: 'Search studies' })).toBeFocused();
    await keyboard.type('CT');
    await keyboard.press('Enter');
    await seePushed(page, 'This rule: Send study to Reading station 2');
  });
});
