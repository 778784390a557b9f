import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import type { Graph } from '../../shared/model/graph.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';
import { middle } from '../support/pointing.ts';
import { expect } from '../support/expect.ts';

/** What of a rule is in view: when it opens, after something was added, and after there is more or less room. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  await journey.page.emulateMedia({ reducedMotion: 'reduce' });
});
beforeEach(() => journey.page.setViewportSize({ width: 1440, height: 900 }));
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const three = graph(
  [trigger('starts'), condition('isCt', equals('CT')), action('push', { name: 'Push' })],
  'starts.out > isCt',
  'isCt.yes > push',
);
const four = graph(
  [...three.nodes, action('tell', { name: 'Tell' })],
  'starts.out > isCt',
  'isCt.yes > push',
  'push.failed > tell',
);

/** As somebody may have drawn them: wider than a narrow window shows at once. */
const apart: Graph = {
  ...four,
  positions: { starts: [0, 0], isCt: [400, 0], push: [800, 0], tell: [1200, 0] },
};

const cards = (page: Page): Locator => page.locator('.react-flow__node');

/** Each card that is not seen whole. */
async function hidden(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('.editor-canvas')?.getBoundingClientRect();
    if (!frame) return ['the drawing'];
    return [...document.querySelectorAll<HTMLElement>('.react-flow__node')].flatMap((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      const isSeen =
        left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
      return isSeen ? [] : [card.dataset['id'] ?? ''];
    });
  });
}

/** Where the view is. */
async function view(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  return page.locator('.react-flow__viewport').evaluate((viewport) => {
    const { e, f, a } = new DOMMatrix(getComputedStyle(viewport).transform);
    return { x: e, y: f, zoom: a };
  });
}

async function choose(page: Page, words: string): Promise<void> {
  const search = page.getByRole('dialog', { name: 'Add a step' }).getByRole('combobox');
  await search.fill(words);
  await search.press('Enter');
}

describe('the view of a drawing', () => {
  it('keeps the whole rule in view while steps are added at its end and into its wires', async () => {
    const { page, card } = await openDrawing(journey, three);
    expect(await hidden(page)).toEqual([]);
    await card('push').focus();
    await page.keyboard.press('a');
    await choose(page, 'wait');
    await expect(cards(page)).toHaveCount(4);
    await expect.poll(() => hidden(page)).toEqual([]);

    const again = await openDrawing(journey, three);
    const pane = page.locator('.react-flow__pane');
    const { x, y } = await middle(page.locator('.canvas-unwire').first());
    const { x: left, y: top } = (await pane.boundingBox()) ?? { x: 0, y: 0 };
    await page
      .getByRole('option', { name: 'Wait', exact: true })
      .dragTo(pane, { targetPosition: { x: x - left, y: y - top } });
    await expect(cards(page)).toHaveCount(4);
    await expect.poll(async () => (await again.wires()).length).toBe(3);
    await expect.poll(() => hidden(page)).toEqual([]);
  });

  it('stays where it is when a step is added to what is in view anyway', async () => {
    const { page, card } = await openDrawing(journey, three);
    const before = await view(page);
    await card('isCt').focus();
    await page.keyboard.press('a');
    await choose(page, 'wait');
    await expect(page.locator('.react-flow__node-wait')).toBeFocused();
    expect(await hidden(page)).toEqual([]);
    expect(await view(page)).toEqual(before);
  });

  it('shows of a long rule the step that was put between others, and those', async () => {
    const long = graph(
      ['one', 'two', 'five', 'six', 'seven', 'eight'].reduce(
        (nodes, id) => [...nodes, action(id, { name: id })],
        [...four.nodes],
      ),
      'starts.out > isCt',
      'isCt.yes > push',
      'push.failed > tell',
      'tell.failed > one',
      'one.failed > two',
      'two.failed > five',
      'five.failed > six',
    );
    const { page, card } = await openDrawing(journey, long);
    await card('starts').focus();
    for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('Tab');
    await expect(card('two')).toBeFocused();
    await expect(card('two')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Insert between .*five/ }).click();
    await choose(page, 'wait');
    await expect(page.locator('.react-flow__node-wait')).toBeFocused();
    const near = async (): Promise<string[]> =>
      (await hidden(page)).filter((id) => ['two', 'five'].includes(id) || id.startsWith('wait'));
    await expect.poll(near).toEqual([]);
    await expect(card('two').getByText('Failed', { exact: true })).toBeVisible();
  });

  it('opens with four steps in a row whole beside an open panel', async () => {
    await journey.page.setViewportSize({ width: 1280, height: 720 });
    const columns = Object.fromEntries(
      four.nodes.map(({ id }, at): [string, [number, number]] => [id, [at * 340, 0]]),
    );
    const { page, card } = await openDrawing(journey, { ...four, positions: columns });
    expect(await hidden(page)).toEqual([]);
    await expect(card('tell').getByText('Succeeded')).toBeVisible();
  });

  it('opens in a narrow window from what starts the rule on, with exits that have names and a “+”', async () => {
    await journey.page.setViewportSize({ width: 1024, height: 768 });
    const { page, card } = await openDrawing(journey, apart);
    expect(await hidden(page)).not.toContain('starts');
    await expect(card('push').getByText('Succeeded')).toBeVisible();
    await expect(card('isCt').getByRole('button', { name: 'Add a step after No' })).toBeVisible();
  });

  it('says where there is more than is seen, and leads there', async () => {
    await journey.page.setViewportSize({ width: 1024, height: 768 });
    const { page } = await openDrawing(journey, apart);
    expect(await hidden(page)).toContain('tell');
    await page.getByRole('button', { name: '1 more step to the right' }).click();
    await expect.poll(() => hidden(page)).not.toContain('tell');
    await expect(page.getByRole('button', { name: /more steps? to the right$/ })).toBeHidden();
    await page.getByRole('button', { name: /more steps? to the left$/ }).click();
    await expect.poll(() => hidden(page)).not.toContain('starts');
  });

  it('is fitted again when there is more or less room, unless somebody has moved it', async () => {
    const { page } = journey;
    await page.setViewportSize({ width: 1024, height: 768 });
    await openDrawing(journey, three);
    const { zoom: narrow } = await view(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(async () => (await view(page)).zoom).toBeGreaterThan(narrow * 1.1);
    const { zoom: wide } = await view(page);
    await page.getByRole('button', { name: 'Hide the panel' }).click();
    await expect.poll(async () => (await view(page)).zoom).toBeGreaterThan(wide * 1.1);
    expect(await hidden(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the panel' }).click();
    await expect.poll(() => hidden(page)).toEqual([]);

    await page.locator('.react-flow__pane').hover({ position: { x: 200, y: 20 } });
    await page.mouse.wheel(0, 60);
    await expect.poll(async () => (await view(page)).y).not.toBe(0);
    const moved = await view(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(page.locator('.react-flow')).toHaveCSS('width', '768px');
    expect(await view(page)).toEqual(moved);
  });

  it('goes to what undo and redo have changed, unless some of that is in view', async () => {
    const far: Graph = {
      ...three,
      positions: { starts: [4000, 3000], isCt: [4340, 3000], push: [4680, 3000] },
    };
    const { page, saved } = await openDrawing(journey, far);
    await page.getByRole('button', { name: 'Tidy up' }).click();
    await expect.poll(async () => (await saved()).positions['starts']?.[0]).toBeLessThan(1000);
    await expect.poll(() => hidden(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await saved()).positions['starts']?.[0]).toBe(4000);
    await expect.poll(() => hidden(page)).toEqual([]);

    // Also where somebody has moved the view, and whoever asks for it.
    await page.locator('.react-flow__pane').hover({ position: { x: 200, y: 20 } });
    await page.mouse.wheel(0, 30);
    await expect.poll(() => hidden(page)).toEqual([]);
    const moved = await view(page);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect.poll(() => hidden(page)).toEqual([]);
    expect((await view(page)).zoom).toBe(moved.zoom);
  });

  it('does not move under a card that is being dragged', async () => {
    const { page, card } = await openDrawing(journey, three);
    const before = await view(page);
    const { x, y } = await middle(card('isCt'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 60, { steps: 4 });
    await page.setViewportSize({ width: 1024, height: 900 });
    await expect(page.locator('.react-flow')).toHaveCSS('width', '540px');
    expect(await view(page)).toEqual(before);
    await page.mouse.up();
    await expect.poll(() => hidden(page)).toEqual([]);
    expect(await view(page)).not.toEqual(before);
  });

  it('shows whoever comes back to a rule the step that they had chosen', async () => {
    await journey.page.setViewportSize({ width: 1024, height: 768 });
    const { page, card } = await openDrawing(journey, apart);
    expect(await hidden(page)).toContain('tell');
    await card('push').click({ position: { x: 40, y: 20 } });
    await page.keyboard.press('ArrowRight');
    await expect(card('tell')).toBeFocused();
    await page.getByRole('link', { name: 'Activity', exact: true }).click();
    await expect(cards(page)).toHaveCount(0);
    await page.goBack();
    await expect(card('tell')).toHaveClass(/selected/);
    await expect.poll(() => hidden(page)).not.toContain('tell');
    const settings = page.getByRole('tabpanel', { name: 'Settings' });
    await expect(settings.getByRole('textbox', { name: 'Name' })).toHaveValue('Tell');
  });
});
