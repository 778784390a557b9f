import { expect, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing, type Drawing } from '../support/drawing.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';

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
const undo = (page: Page): Locator => page.getByRole('button', { name: /^Undo/ });

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Holds the mouse down at one place and lets it go at another. */
async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

interface Point {
  readonly x: number;
  readonly y: number;
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
    await expect(page.locator('.canvas-refusal')).toContainText(/circle|loop/);
    expect(await wires()).toHaveLength(3);

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
    await page.keyboard.press('Control+z');
    await expect(page.locator('.react-flow__node')).toHaveCount(1);
  });
});
