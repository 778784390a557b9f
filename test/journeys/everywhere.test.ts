import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** Every page, and what opens on it, for those who listen, need contrast, or enlarge: 720 × 450 is 1440 × 900 at 200 %. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const sizes = [
  { width: 1440, height: 900 },
  { width: 720, height: 450 },
];

/** Nothing has to be pushed sideways to be read. */
async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

async function firstOf(path: string): Promise<Record<string, unknown>> {
  const { body } = await journey.server.get(path);
  return (body as { items: Record<string, unknown>[] }).items[0] ?? {};
}

async function aRule(): Promise<string> {
  const { body } = await journey.server.get('/api/rules');
  return `/rules/${(body as { rules: { id: string }[] }).rules[0]?.id}`;
}

const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'the rules': () => '/rules',
  'a new rule': () => '/rules?new',
  'an import': () => '/rules?import',
  'the editor': aRule,
  'the deliveries': () => '/activity',
  'the events': () => '/activity?view=events',
  'a delivery': async () =>
    `/activity/deliveries/${String((await firstOf('/api/deliveries'))['id'])}`,
  'an event': async () => `/activity/events/${String((await firstOf('/api/events'))['key'])}`,
  'the connections': () => '/connections',
  'no page': () => '/nowhere',
};

describe('every page', () => {
  it.each(Object.entries(pages))('can be read by everybody: %s', async (_, address) => {
    const { page, server } = journey;
    if ((await firstOf('/api/deliveries'))['id'] === undefined) {
      await server.post('/api/demo/arrivals', { study: { modality: 'CT' } });
      await server.until('/api/deliveries', ({ items }: { items: unknown[] }) => items.length > 0);
    }
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.goto(await address());
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      await expect(page.getByRole('button', { name: 'Reset the demo' })).toBeVisible();
      await expectAccessible(page);
      await expectFits(page);
    }
  });
});

describe('what opens over the editor', () => {
  it('can be read by everybody: the menu and the settings of a step, its panels, the history', async () => {
    const { page } = journey;
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.goto(await aRule());
      const card = page.locator('.react-flow__node').last();
      await card.focus();
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
      await card.focus();
      await page.keyboard.press('a');
      await expect(page.getByRole('dialog', { name: 'Add a step' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: 'Add a step' })).toBeHidden();
      for (const panel of ['Settings', 'Problems', 'Try it', 'Outline', 'Compiled']) {
        await page.getByRole('tab', { name: panel }).press('Enter');
        await expect(page.getByRole('tabpanel', { name: panel })).toBeVisible();
        await expectAccessible(page);
        await expectFits(page);
      }
      await page.getByRole('button', { name: 'History' }).press('Enter');
      await expect(page.getByRole('dialog', { name: /^History/ })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });

  it('can be read by everybody: the publish dialog that asks whether something is meant', async () => {
    const { page, server } = journey;
    const { graph } = (await server.get(`/api${await aRule()}/versions/1`)).body;
    const push = graph.nodes.find(({ kind }: { kind: string }) => kind === 'action');
    push.parameters.destination_id = 'The station in room 12';
    const { id } = (await server.post('/api/rules', { name: 'Room 12', graph })).body;
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.goto(`/rules/${id}`);
      await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
      await expect(page.getByRole('dialog').getByText('Is this meant?')).toBeVisible();
      await expectAccessible(page, '[role=dialog]');
      await expectFits(page);
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Push to reading station' }).click();
    await expect(page.getByRole('combobox', { name: 'Destination', exact: true })).toBeFocused();
  });
});
