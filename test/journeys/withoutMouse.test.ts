import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { demoIds } from '../../server/sandbox/data.ts';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** The same powers for those who use no mouse: the drawing by keys, and the outline, which is the drawing as a list. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

const drawn = graph(
  [
    trigger('starts'),
    condition('isCt', equals('CT')),
    action('push', { name: 'Push' }),
    action('share', { name: 'Share', command: 'study/share', parameters: { uuid: 'study.uuid' } }),
  ],
  'starts.out > isCt',
  'isCt.yes > push',
);

async function presses(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('a drawing by keys', () => {
  it('is walked along its wires, connected, moved, doubled, and told aloud', async () => {
    journey = await startJourney();
    const { page, card, saved, wires } = await openDrawing(journey, drawn);
    const focused = page.locator('.react-flow__node:focus, .react-flow__node :focus');
    const at = (id: string) => expect(card(id).locator(':scope:focus, :focus')).toHaveCount(1);

    await card('starts').focus();
    await presses(page, 'ArrowRight');
    await at('isCt');
    await presses(page, 'ArrowRight');
    await at('push');
    await presses(page, 'ArrowRight');
    await expect(page.getByText('Nothing follows. Press A to add a step.')).toBeAttached();
    await presses(page, 'ArrowLeft');
    await at('isCt');

    await presses(page, 'c');
    const dialog = page.getByRole('dialog', { name: 'Connect to…' });
    await expect(dialog.getByRole('radio', { name: 'No' })).toBeChecked();
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: /Share/ }).press('Enter');
    await expect.poll(wires).toEqual(['isCt.no > share', 'isCt.yes > push', 'starts.out > isCt']);
    await at('isCt');

    const [left = 0] = (await saved()).positions['isCt'] ?? [];
    await presses(page, 'Alt+ArrowRight');
    await expect.poll(async () => (await saved()).positions['isCt']?.[0]).not.toBe(left);
    await presses(page, 'Control+d');
    await expect(page.locator('.react-flow__node')).toHaveCount(5);
    await presses(page, 'Delete');
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await expect(focused).toHaveCount(1);
    await presses(page, 'Control+z', 'Control+z', 'Control+z', 'Control+z');
    await expect.poll(saved).toEqual(drawn);
    await presses(page, 'Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await presses(page, 'Escape');
  });

  it('has notes that are written as soon as they are there, and whenever one types on them', async () => {
    journey = await startJourney();
    const { page } = await openDrawing(journey, drawn);
    const note = page.locator('.react-flow__node-note');
    await page.getByRole('option', { name: 'Note', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Note' });
    await expect(text).toBeFocused();
    await page.keyboard.type('Ask An');
    await expect(note).toContainText('Ask An');
    await page.keyboard.press('Escape');
    await expect(note).toBeFocused();
    await page.keyboard.type('na');
    await expect(note).toContainText('Ask Anna');
    const hasCardAtOnce = await text.evaluate((field) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      // The next key may come before the next frame.
      return document.activeElement?.classList.contains('react-flow__node-note');
    });
    expect(hasCardAtOnce).toBe(true);
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await note.dblclick();
    await expect(text).toBeFocused();
  });

  it('keeps the keyboard when every step is cut or deleted, and when all come back', async () => {
    journey = await startJourney();
    const { page, card, saved } = await openDrawing(journey, drawn);
    const drawing = page.getByRole('region', { name: 'Drawing' });
    for (const gone of ['Control+x', 'Delete']) {
      await card('push').focus();
      await presses(page, 'Control+a', gone);
      await expect(page.getByRole('heading', { name: /^When should this rule/ })).toBeVisible();
      await expect(drawing).toBeFocused();
      await presses(page, 'Control+z');
      await expect(card('starts')).toBeFocused();
    }
    await presses(page, 'Control+Shift+z');
    await expect(drawing).toBeFocused();
    await drawing.getByRole('button', { name: 'At set times' }).focus();
    await presses(page, 'Control+z');
    await expect(card('starts')).toBeFocused();
    await expect.poll(saved).toEqual(drawn);
  });

  it('puts a step between two others, from the menu of a card', async () => {
    journey = await startJourney();
    const { page, card, wires } = await openDrawing(journey, drawn);
    await card('isCt').focus();
    await presses(page, 'Shift+F10');
    const insert = page.getByRole('menuitem', { name: 'Insert between Yes and “Do: Push”…' });
    await insert.press('Enter');
    const list = page.getByRole('dialog', { name: 'Add a step' });
    await expect(list).toContainText('Between Yes of “Only if: Modality is CT” and “Do: Push”');
    await expect(list.getByRole('combobox')).toBeFocused();
    await presses(page, 'Escape');
    await expect(card('isCt')).toBeFocused();
    await presses(page, 'Shift+F10');
    await insert.press('Enter');
    await expect(list.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('wait');
    await presses(page, 'Enter');
    await expect(page.locator('.react-flow__node-wait')).toBeFocused();
    await expect
      .poll(wires)
      .toEqual(['isCt.yes > wait', 'starts.out > isCt', 'wait.out > push'].sort());
  });
});

describe('the outline', () => {
  it('does with each step what its card can do, and calls two calls of one command by where they lead', async () => {
    journey = await startJourney();
    const sends = (id: string, destination_id: string) =>
      action(id, {
        command: 'study/push',
        connection: 'demo',
        parameters: { uuid: 'study.uuid', destination_id },
      });
    const { reading1, reading2 } = demoIds.destinations;
    const { page, saved, wires } = await openDrawing(
      journey,
      graph(
        [
          trigger('starts'),
          condition('isCt', equals('CT')),
          sends('one', reading1),
          sends('two', reading2),
        ],
        'starts.out > isCt',
        'isCt.yes > one',
      ),
    );
    const steps = page.getByRole('list', { name: 'Steps of the rule' });
    const step = (name: RegExp) => steps.getByRole('button', { name });
    const does = async (name: RegExp, what: RegExp): Promise<void> => {
      await page.getByRole('button', { name }).press('Enter');
      await page.getByRole('menuitem', { name: what }).press('Enter');
    };
    await page.getByRole('tab', { name: 'Outline' }).press('Enter');
    await expect(step(/^\d\. Do: Send study to Reading station 1/)).toHaveCount(1);
    await expect(step(/^\d\. Do: Send study to Reading station 2/)).toHaveCount(1);

    await does(/^More for Do: Send study to Reading station 2/, /^Duplicate/);
    await expect(step(/^\d\. Do: Send study to Reading station 2/)).toHaveCount(2);
    await expect(page.locator('[data-step=two2]')).toBeFocused();
    await expect.poll(async () => (await saved()).nodes.length).toBe(5);
    await presses(page, 'Control+z');
    await expect(page.locator('[data-step]:focus')).toHaveCount(1);

    await does(/^More for Do: Send study to Reading station 1/, /^Copy/);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('nodes');
    await expect(page.getByRole('button', { name: /^More for Do: Send .* 1/ })).toBeFocused();

    await does(
      /^More for Only if/,
      /^Insert between Yes and “Do: Send study to Reading station 1”/,
    );
    const search = page.getByRole('dialog', { name: 'Add a step' }).getByRole('combobox');
    await expect(search).toBeFocused();
    await page.keyboard.type('wait');
    await presses(page, 'Enter');
    await expect(step(/^\d\. Wait/)).toBeFocused();
    await expect.poll(wires).toEqual(['isCt.yes > wait', 'starts.out > isCt', 'wait.out > one']);

    await does(/^More for Wait/, /^Insert before “Do: Send/);
    await expect(search).toBeFocused();
    await presses(page, 'Escape');
    await expect(page.getByRole('button', { name: /^More for Wait/ })).toBeFocused();
    await expectAccessible(page, '.side');
  });

  it('keeps the keyboard when its last step goes, and when that comes back', async () => {
    journey = await startJourney();
    const { page } = await openDrawing(journey, graph([trigger('starts')]));
    await page.getByRole('tab', { name: 'Outline' }).press('Enter');
    await page.getByRole('button', { name: 'Delete When: Study arrives' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Add the first step' })).toBeFocused();
    await presses(page, 'Control+z');
    await expect(page.getByRole('button', { name: '1. When: Study arrives' })).toBeFocused();
  });

  it('makes a rule from nothing, with every wire and step that the drawing could have', async () => {
    journey = await startJourney();
    const { page, saved, wires } = await openDrawing(journey, graph([]));
    const steps = page.getByRole('list', { name: 'Steps of the rule' });
    const step = (name: RegExp) => steps.getByRole('button', { name });
    const search = page.getByRole('dialog').getByRole('combobox', { name: /^Search/ });
    const choose = async (words: string): Promise<void> => {
      await expect(search).toBeFocused();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await expect(search).toBeHidden();
    };

    await page.getByRole('tab', { name: 'Outline' }).press('Enter');
    await page.getByRole('button', { name: 'Add the first step' }).press('Enter');
    await choose('STUDY_SYNC');
    await expect(step(/^1\. When/)).toBeFocused();
    await page.getByRole('button', { name: /^Add a step after When/ }).press('Enter');
    await choose('condition');
    await expect(step(/^2\. Only if/)).toBeFocused();
    await page.getByRole('button', { name: /^Add a step after Only if.*Yes$/ }).press('Enter');
    await choose('study/push');
    await expect(step(/^3\. Do/)).toBeFocused();
    await page.getByRole('button', { name: 'Add a step without a wire' }).press('Enter');
    await choose('study/share');
    await expect(step(/^4\. Do: Share/)).toBeFocused();
    await expectAccessible(page, '.side');

    await expect.poll(async () => (await saved()).nodes.length).toBe(4);
    const ids = (await saved()).nodes.map(({ id }) => id);
    const [starts = '', test = '', push = '', share = ''] = ids;
    await page.getByRole('button', { name: /^Connect Only if.* to…$/ }).press('Enter');
    const connect = page.getByRole('dialog', { name: 'Connect to…' });
    await connect.getByRole('button', { name: /Share/ }).press('Enter');
    await expect(step(/^2\. Only if/)).toBeFocused();
    await expect
      .poll(wires)
      .toEqual(
        [`${test}.no > ${share}`, `${test}.yes > ${push}`, `${starts}.out > ${test}`].sort(),
      );

    await page
      .getByRole('button', { name: /^Lead the wire to .*Share.* elsewhere$/ })
      .press('Enter');
    const lead = page.getByRole('dialog', { name: 'Lead the wire elsewhere' });
    await lead.getByRole('button', { name: /^Do: Send/ }).press('Enter');
    await expect.poll(wires).toContain(`${test}.no > ${push}`);
    await page
      .getByRole('button', { name: /^Remove the wire to .*Send/ })
      .last()
      .press('Enter');
    await expect.poll(async () => (await wires()).length).toBe(2);
    await page.getByRole('button', { name: /^Delete .*Share/ }).press('Enter');
    await expect.poll(async () => (await saved()).nodes.length).toBe(3);
    await expect(page.locator('.canvas-outline :focus')).toHaveCount(1);

    await step(/^2\. Only if/).press('Enter');
    await expect(step(/^2\. Only if/)).toHaveAttribute('aria-current', 'true');
    await step(/^2\. Only if/).press('Enter');
    await expect(page.getByRole('tabpanel', { name: 'Settings' })).toBeVisible();
    await page.getByRole('tab', { name: 'Outline' }).press('Enter');
    for (let back = 0; back < 8; back += 1) await presses(page, 'Control+z');
    await expect(page.getByRole('button', { name: 'Add the first step' })).toBeVisible();
  });
});
