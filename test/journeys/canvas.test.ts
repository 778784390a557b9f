import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing, type Drawing } from '../support/drawing.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';
import { middle, type Point } from '../support/pointing.ts';
import { expect } from '../support/expect.ts';

/** What is done to a drawing by mouse: steps dragged in, wires drawn, led elsewhere and cut, parts copied. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const drawn = graph(
  [
    trigger('starts'),
    condition('isCt', equals('CT')),
    action('push', { command: 'study/push', parameters: { uuid: 'study.uuid' } }),
    action('share', { command: 'study/share', parameters: { uuid: 'study.uuid' } }),
  ],
  'starts.out > isCt',
  'isCt.yes > push',
);

const exitOf = ({ card }: Drawing, id: string, exit: string): Locator =>
  card(id).locator(`.react-flow__handle.source[data-handleid=${exit}]`);
const entranceOf = ({ card }: Drawing, id: string): Locator =>
  card(id).locator('.react-flow__handle.target');
const undo = (page: Page): Locator => page.getByRole('button', { name: /^Undo/ });

/** Holds the mouse down at one place and lets it go at another. */
async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

describe('a drawing', () => {
  it('takes a step out of the palette, into a wire or beside it, and back again', async () => {
    const { page, saved, wires } = await openDrawing(journey, drawn);
    const palette = page.getByRole('complementary', { name: 'Palette' });
    const pane = page.locator('.react-flow__pane');

    const cut = page.locator('.canvas-unwire').first();
    const { x, y } = await middle(cut);
    const { x: left, y: top } = (await pane.boundingBox()) ?? { x: 0, y: 0 };
    await palette
      .getByRole('option', { name: 'Wait', exact: true })
      .dragTo(pane, { targetPosition: { x: x - left, y: y - top } });
    await expect(page.locator('.react-flow__node')).toHaveCount(5);
    await expect.poll(async () => (await wires()).length).toBe(3);
    const added = (await saved()).nodes.find(({ kind }) => kind === 'wait')?.id ?? '';
    expect(await wires()).toEqual(
      ['isCt.yes > push', `starts.out > ${added}`, `${added}.out > isCt`].sort(),
    );

    await palette
      .getByRole('option', { name: 'Note', exact: true })
      .dragTo(pane, { targetPosition: { x: 120, y: 60 } });
    await expect(page.locator('.react-flow__node')).toHaveCount(6);
    await undo(page).click();
    await undo(page).click();
    await expect(undo(page)).toBeDisabled();
    await expect.poll(saved).toEqual(drawn);
  });

  it('has its wires drawn, refused with the reason, led elsewhere and cut', async () => {
    const drawing = await openDrawing(journey, drawn);
    const { page, card, wires } = drawing;

    await drag(page, await middle(exitOf(drawing, 'isCt', 'no')), await middle(card('share')));
    await expect.poll(wires).toEqual(['isCt.no > share', 'isCt.yes > push', 'starts.out > isCt']);

    await drag(
      page,
      await middle(exitOf(drawing, 'push', 'succeeded')),
      await middle(card('isCt')),
    );
    const refusal = page.locator('.canvas-refusal');
    await expect(refusal).toContainText(/circle|loop/);
    await drag(page, await middle(exitOf(drawing, 'isCt', 'no')), await middle(card('isCt')));
    await expect(refusal).toContainText('A step cannot lead to itself.');
    // Where one wire ends, its end is pulled; of two nobody knows which.
    await drag(page, await middle(entranceOf(drawing, 'push')), await middle(card('share')));
    await expect.poll(wires).toEqual(['isCt.no > share', 'isCt.yes > share', 'starts.out > isCt']);
    await drag(page, await middle(entranceOf(drawing, 'share')), await middle(card('push')));
    await expect(refusal).toContainText('A wire begins at an exit of a step.');
    await undo(page).click();
    await expect(refusal).toBeHidden();
    await expect.poll(wires).toEqual(['isCt.no > share', 'isCt.yes > push', 'starts.out > isCt']);

    const end = page.locator('.react-flow__edge[data-id*="no"] .react-flow__edgeupdater-target');
    await drag(page, await middle(end), await middle(card('push')));
    await expect.poll(wires).toEqual(['isCt.no > push', 'isCt.yes > push', 'starts.out > isCt']);

    const cut = page.getByRole('button', { name: /^Remove the wire from .*, No, to/ });
    const { x, y } = await middle(cut);
    await page.mouse.move(x, y);
    await expect(cut).toHaveAttribute('data-shown', 'true');
    await page.mouse.click(x, y);
    await expect.poll(wires).toEqual(['isCt.yes > push', 'starts.out > isCt']);
  });

  it('says what goes on unsorted without a condition that is deleted, and takes that back', async () => {
    const { page, card, wires } = await openDrawing(journey, drawn);
    await card('isCt').focus();
    await page.keyboard.press('Delete');
    await expect.poll(wires).toEqual(['starts.out > push']);
    const told = page.locator('.canvas-refusal');
    await expect(told).toContainText('Nothing is sorted out there any more.');
    await told.getByRole('button', { name: 'Undo' }).click();
    await expect(told).toBeHidden();
    await expect.poll(wires).toEqual(['isCt.yes > push', 'starts.out > isCt']);
  });

  it('gives what is framed to another rule', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    const first = await card('isCt').boundingBox();
    const last = await card('push').boundingBox();
    if (!first || !last) throw new Error('The cards are not to be seen.');

    await page.keyboard.down('Shift');
    await drag(
      page,
      { x: Math.min(first.x, last.x) - 8, y: Math.min(first.y, last.y) - 8 },
      {
        x: Math.max(first.x, last.x) + 40,
        y: Math.max(first.y, last.y) + 40,
      },
    );
    await page.keyboard.up('Shift');
    await expect(page.locator('.react-flow__node.selected')).not.toHaveCount(0);
    const count = await page.locator('.react-flow__node.selected').count();
    await page.keyboard.press('Control+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('nodes');

    const other = await openDrawing(journey, graph([trigger('starts')]));
    await other.card('starts').click({ position: { x: 70, y: 20 } });
    await page.keyboard.press('Control+v');
    await expect(page.locator('.react-flow__node')).toHaveCount(1 + count);
    await expect.poll(async () => (await other.saved()).nodes.length).toBe(1 + count);
    await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(1);
    // The keyboard was on a card that is gone: it stays in the drawing.
    await expect(other.card('starts')).toBeFocused();
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(1 + count);
  });

  it('lets nothing that is added cover anything', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    const cards = page.locator('.react-flow__node');
    const apart = async (): Promise<boolean> => {
      const boxes = await Promise.all((await cards.all()).map((one) => one.boundingBox()));
      return boxes.every((one, at) =>
        boxes
          .slice(at + 1)
          .every(
            (other) =>
              one &&
              other &&
              (one.x + one.width < other.x ||
                other.x + other.width < one.x ||
                one.y + one.height < other.y ||
                other.y + other.height < one.y),
          ),
      );
    };
    await card('push').click({ position: { x: 60, y: 20 } });
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect(cards).toHaveCount(5);
    await expect.poll(apart).toBe(true);

    const pane = page.locator('.react-flow__pane');
    const { x, y } = await middle(page.locator('.canvas-unwire[data-wire*=yes]'));
    const { x: left, y: top } = (await pane.boundingBox()) ?? { x: 0, y: 0 };
    await page
      .getByRole('option', { name: 'Wait', exact: true })
      .dragTo(pane, { targetPosition: { x: x - left, y: y - top } });
    await expect(cards).toHaveCount(6);
    await expect.poll(apart).toBe(true);
    await page.getByRole('button', { name: 'Fit the whole rule' }).click();
    await expect.poll(() => inView(page, cards)).toBe(true);
  });

  it('brings into view what is chosen in the sentence below it', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    for (let times = 0; times < 4; times += 1)
      await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => inView(page, card('push'))).toBe(false);
    await page.locator('.editor-sentence').getByText('send the study').click();
    await expect.poll(() => inView(page, card('push'))).toBe(true);
  });

  it('draws a step that is added from afar as large as any', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    for (let times = 0; times < 4; times += 1)
      await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect(page.locator('.editor-canvas')).toHaveAttribute('data-far', /./);
    await expect(card('push')).toContainText('Send study to a destination');
    await card('isCt').click();
    await page.keyboard.press('Control+d');
    await expect(page.locator('.react-flow__node')).toHaveCount(5);
    const height = async (id: string): Promise<number> =>
      Math.round((await card(id).boundingBox())?.height ?? 0);
    await expect.poll(() => height('isCt2')).toBe(await height('isCt'));
  });

  it('shows which step is chosen, also while the pointer is on it', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    const look = async (): Promise<string> =>
      card('share')
        .locator('.canvas-card')
        .evaluate((one) => getComputedStyle(one).boxShadow);
    await card('share').hover();
    const before = await look();
    await card('share').click();
    await expect.poll(look).not.toBe(before);
    const pointed = await look();
    await page.mouse.move(400, 880);
    expect(await look()).toBe(pointed);
  });

  it('writes notes from afar in letters that can be read, and in no more room', async () => {
    const text = 'Ask Anna before this goes live.\nThe night shift reads CT first.';
    const { page, card } = await openDrawing(
      journey,
      graph([...drawn.nodes, { id: 'why', kind: 'note', text }], 'starts.out > isCt'),
    );
    const size = async (): Promise<number> =>
      card('why')
        .locator('.canvas-note-text')
        .evaluate(
          (one) =>
            (Number.parseFloat(getComputedStyle(one).fontSize) *
              one.getBoundingClientRect().width) /
            (one as HTMLElement).offsetWidth,
        );
    const shape = async (): Promise<number> => {
      const box = await card('why').boundingBox();
      return Math.round((100 * (box?.height ?? 0)) / (box?.width ?? 1));
    };
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(page.locator('.editor-canvas')).not.toHaveAttribute('data-far', /./);
    const near = await shape();
    while ((await page.locator('.editor-canvas').getAttribute('data-far')) !== 'little')
      await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(size).toBeGreaterThan(9);
    expect(await shape()).toBe(near);
  });

  it('opens the list of what can follow within itself', async () => {
    const { page, card } = await openDrawing(journey, drawn);
    await card('share').click({ position: { x: 60, y: 20 } });
    await page.keyboard.press('a');
    const list = page.getByRole('dialog', { name: 'Add a step' });
    await expect(list).toBeVisible();
    await expect.poll(() => inView(page, list, page.viewportSize()?.height)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(card('share')).toBeFocused();
    await page.keyboard.press('a');
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } });
    await expect(list).toBeHidden();
    await card('share').focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(card('share')).toBeFocused();
  });
});

/** Whether all of it can be seen in the drawing. */
async function inView(page: Page, of: Locator, bottom?: number): Promise<boolean> {
  const frame = await page.locator('.editor-canvas').boundingBox();
  const boxes = await Promise.all((await of.all()).map((one) => one.boundingBox()));
  return boxes.every(
    (box) =>
      box !== null &&
      frame !== null &&
      box.x >= frame.x &&
      box.y >= frame.y &&
      box.x + box.width <= frame.x + frame.width &&
      box.y + box.height <= (bottom ?? frame.y + frame.height),
  );
}
