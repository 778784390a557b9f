import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, expectRefusals, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** What whoever looks after the platform does: where calls go, and as whom. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

describe('looking after connections', () => {
  it('adds one with its user, and never shows the password again', async () => {
    journey = await startJourney({ scheme: 'dark' });
    const { page } = journey;
    const demo = await (await page.request.get('/api/demo')).json();
    await page.goto('/connections');
    await page.getByRole('button', { name: 'New connection' }).click();
    const form = page.getByRole('dialog', { name: 'New connection' });
    await form.getByRole('button', { name: 'Add connection' }).click();
    await expect(form.getByText('Give the connection a name.')).toBeVisible();
    await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await expectNothingSerious(page);

    await form.getByRole('textbox', { name: 'Name' }).fill('Second hospital');
    await form.getByRole('textbox', { name: 'Address' }).fill(demo.url);
    await form.getByRole('button', { name: 'Add connection' }).click();
    await expect(form.getByText('See the marked field.')).toBeVisible();
    await expect(form.getByText(/If it is meant, tick the box below\.$/)).toBeVisible();
    expectRefusals(journey, /422/);
    await form.getByRole('checkbox', { name: 'This address is on our own network' }).check();
    await form.getByRole('combobox', { name: 'Sign-in of the connection' }).click();
    await page.getByRole('option', { name: 'Bearer token' }).click();
    await form.getByLabel('Token', { exact: true }).fill('secret-token');
    await form.getByRole('button', { name: 'Add connection' }).click();
    await expect(form).toBeHidden();

    const card = page.locator('.connections-card', { hasText: 'Second hospital' });
    await expect(card.getByText('It has no login.', { exact: false })).toBeVisible();
    await card.getByRole('button', { name: 'Add a user to Second hospital' }).click();
    const user = page.getByRole('dialog', { name: /^New user/ });
    await expect(user.getByRole('combobox', { name: /User on the platform/ })).toBeFocused();
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await user.getByRole('combobox', { name: /User on the platform/ }).fill('user-1');
    await user.getByRole('textbox', { name: 'Name' }).fill('Night shift');
    await user.getByRole('textbox', { name: 'Login' }).fill('night');
    await expect(user.getByRole('textbox', { name: 'Login' })).not.toHaveAttribute(
      'type',
      'password',
    );
    await user.getByLabel(/^Password/).fill('not-the-password');
    await user.getByRole('button', { name: 'Add user' }).click();
    await expect(user).toBeHidden();
    await card.getByRole('button', { name: 'Test Night shift' }).click();
    await expect(card.getByText('It does not work')).toBeVisible();

    await card.getByRole('button', { name: 'Edit Night shift' }).click();
    const edit = page.getByRole('dialog', { name: /^User/ });
    await expect(edit.getByRole('textbox', { name: 'Password' })).toHaveValue(
      'Stored, and not shown',
    );
    await expectNothingSerious(page);
    await expect(edit.getByRole('textbox', { name: 'Login' })).toHaveValue('Stored, and not shown');
    expect(await page.content()).not.toContain('not-the-password');
    await edit.getByRole('button', { name: 'Cancel' }).click();

    await card.getByRole('button', { name: 'More for Second hospital' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete connection' }).click();
    await expect(card).toBeHidden();
  });

  it('tests the hospital, pauses it, keeps what rules need, and loses nothing typed', async () => {
    journey = await startJourney();
    const { page } = journey;
    await page.goto('/connections');
    await page.getByRole('button', { name: 'New connection' }).click();
    const empty = page.getByRole('dialog').getByRole('textbox', { name: 'Address' });
    const colour = () => empty.evaluate((field) => getComputedStyle(field, '::placeholder').color);
    const grey = await colour();
    await page.getByRole('button', { name: 'Add connection' }).click();
    await expect(empty).toHaveAttribute('aria-invalid', 'true');
    await expect.poll(colour).toBe(grey);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Test connection Demo Hospital' }).click();
    await expect(page.getByText('Signed in as Webhook User', { exact: false })).toBeVisible();
    const pause = page.getByRole('button', { name: 'Pause Demo Hospital' });
    await pause.click();
    const question = page.getByRole('dialog', { name: 'Pause “Demo Hospital”?' });
    await expect(question).toContainText('nothing is lost. 6 live rules use it.');
    await expectNothingSerious(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    await pause.click();
    await question.getByRole('button', { name: 'Pause connection' }).click();
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resume Demo Hospital' })).toBeFocused();
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await expect(page.getByText('Demo Hospital is paused.')).toBeVisible();
    await page.getByRole('link', { name: 'Go to the connections' }).click();
    await page.getByRole('button', { name: 'Resume Demo Hospital' }).click();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    await expectNothingSerious(page);

    await page.getByRole('button', { name: 'Delete Webhook User' }).click();
    await page.getByRole('button', { name: 'Delete login' }).click();
    await expect(page.getByText('is used by', { exact: false })).toBeVisible();
    expectRefusals(journey, /409/);
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('button', { name: 'Edit Demo Hospital' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Renamed');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Go on editing' }).click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Renamed');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Renamed', exact: true })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});
