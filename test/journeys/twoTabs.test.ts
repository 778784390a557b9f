import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** The same rule open twice, the network gone, the rule gone: nothing that somebody drew is lost without a word. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the rule' });
const saving = (page: Page) =>
  page.getByRole('region', { name: 'Rule', exact: true }).getByRole('status');
const question = (page: Page) =>
  page.getByRole('dialog', { name: 'This rule was changed elsewhere' });

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/rules/${id}`);
  await expect(saving(page)).toHaveText('Saved');
}

/** What the browser itself says of a refused or lost request is no trouble where that is the point. */
function expectRefusals(pattern: RegExp): void {
  const { troubles } = journey;
  const others = troubles.filter((trouble) => !pattern.test(trouble));
  expect(troubles.length).toBeGreaterThan(others.length);
  troubles.splice(0, troubles.length, ...others);
}

/** Two tabs, and what the first saves arrives only after the second has saved. */
async function collide() {
  journey = await startJourney();
  const { server } = journey;
  const { id } = (
    await server.post('/api/rules', { name: 'Ours', sample: 'CT to the reading station' })
  ).body;
  const mine = journey.page;
  const theirs = await journey.newPage();
  await open(mine, id);
  await open(theirs, id);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await mine.route('**/draft', async (route) => {
    await held;
    await route.continue();
  });
  await name(mine).fill('Mine');
  await expect(saving(mine)).toHaveText('Saving…');
  await name(theirs).fill('Theirs');
  await expect(saving(theirs)).toHaveText('Saved');
  release();
  await mine.bringToFront();
  await expect(question(mine)).toBeVisible();
  expectRefusals(/409/);
  const saved = async (): Promise<string> => (await server.get(`/api/rules/${id}`)).body.name;
  return { mine, theirs, saved };
}

describe('the same rule in two tabs', () => {
  it('shows a change of one in the other, and lets undo take it back', async () => {
    journey = await startJourney();
    const { id } = (await journey.server.post('/api/rules', { name: 'Ours' })).body;
    const [one, other] = [journey.page, await journey.newPage()];
    await open(one, id);
    await open(other, id);
    await name(other).fill('Theirs');
    await expect(name(one)).toHaveValue('Theirs');
    await expect(one.getByText('This rule was changed elsewhere')).toBeVisible();
    await one.getByRole('button', { name: 'Undo' }).click();
    await expect(name(other)).toHaveValue('Ours');
  });

  it('asks when both were changed; reloading theirs leaves mine to undo', async () => {
    const { mine, saved } = await collide();
    await mine.keyboard.press('Escape');
    await question(mine).getByRole('button', { name: 'Reload theirs' }).click();
    await expect(question(mine)).toBeHidden();
    await expect(name(mine)).toHaveValue('Theirs');
    expect(await saved()).toBe('Theirs');
    await mine.getByRole('button', { name: 'Undo' }).click();
    await expect(name(mine)).toHaveValue('Mine');
    await expect.poll(saved).toBe('Mine');
  });

  it('asks when both were changed; comparing shows both, and keeping mine tells the other tab', async () => {
    const { mine, theirs, saved } = await collide();
    await expect(question(mine).getByRole('button', { name: 'Compare' })).toBeFocused();
    await mine.keyboard.press('Enter');
    await expect(question(mine).getByRole('list', { name: 'Changes' })).toContainText(
      'Name changed from “Theirs: Push to reading station 1” to “Mine: Push to reading station 1”',
    );
    await question(mine).getByText('The drawings').click();
    await expect(question(mine).locator('.code-diff')).toContainText('"Theirs"');
    await expect(question(mine).locator('.code-diff')).toContainText('"Mine"');
    for (const scheme of ['light', 'dark'] as const) {
      await mine.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await expect(mine.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      const { violations } = await new AxeBuilder({ page: mine })
        .include('[role=dialog]')
        .exclude('.code-diff')
        .analyze();
      const grave = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    expect(await saved()).toBe('Theirs');
    await question(mine).getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(saved).toBe('Mine');

    await theirs.bringToFront();
    await expect(name(theirs)).toHaveValue('Mine');
    await theirs.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(saved).toBe('Theirs');
  });
});

describe('a draft that cannot be saved', () => {
  it('says so, is kept while other pages are looked at, and is saved once the server answers', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { id } = (await server.post('/api/rules', { name: 'Ours' })).body;
    const saved = async (): Promise<string> => (await server.get(`/api/rules/${id}`)).body.name;
    await open(page, id);
    await page.route('**/draft', (route) => route.abort());
    await name(page).fill('Mine');
    await expect(saving(page)).toHaveText('Could not save');
    await expect(page.getByRole('button', { name: 'Retry saving' })).toBeVisible();

    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
    const complaint = page.getByText('Your changes to “Mine” are not saved yet');
    await expect(complaint).toBeVisible();
    const asked = page.waitForEvent('dialog');
    const leaving = page.close({ runBeforeUnload: true });
    await (await asked).dismiss();
    await leaving;

    await page.goBack();
    await expect(name(page)).toHaveValue('Mine');
    await expect(saving(page)).toHaveText('Could not save');
    await expect(complaint).toBeHidden();
    expect(await saved()).toBe('Ours');

    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click();
    await expect(complaint).toBeVisible();
    await page.unroute('**/draft');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByText('Your changes to “Mine” are on the server now.')).toBeVisible();
    await expect(complaint).toBeHidden();
    expect(await saved()).toBe('Mine');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.goBack();
    await expect(saving(page)).toHaveText('Saved');
    await expect(name(page)).toHaveValue('Mine');
    expectRefusals(/ERR_FAILED/);
  });

  it('is saved when its page is left in the moment before', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { id } = (await server.post('/api/rules', { name: 'Ours' })).body;
    await open(page, id);
    await name(page).fill('Left');
    await page.getByRole('link', { name: 'Activity' }).click();
    await server.until(`/api/rules/${id}`, (rule) => rule.name === 'Left');
    await open(page, id);
    await name(page).fill('Reloaded');
    await page.reload();
    await expect(name(page)).toHaveValue('Reloaded');
  });

  it('can be kept as a rule of its own where the rule was deleted elsewhere', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { id } = (
      await server.post('/api/rules', {
        name: 'Ours',
        sample: 'CT to the reading station',
        timeZone: 'Asia/Tokyo',
      })
    ).body;
    await open(page, id);
    await server.ask('DELETE', `/api/rules/${id}`);
    const gone = page.getByRole('dialog', { name: 'This rule is gone' });
    await gone.getByRole('button', { name: 'Keep as a new rule' }).click();
    await expect(gone).toBeHidden();
    expect(page.url()).not.toContain(id);
    const kept = await server.get(`/api/rules/${page.url().split('/').at(-1)}`);
    expect(kept.body.timeZone).toBe('Asia/Tokyo');
    await expect(name(page)).toHaveValue('Ours');
    await expect(page.getByRole('region', { name: 'The rule in words' })).toContainText(
      'modality is CT',
    );
    expectRefusals(/404/);
  });
});
