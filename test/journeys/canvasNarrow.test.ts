import { afterAll, beforeAll, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** A drawing in windows that have no room for everything beside it. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ size: { width: 1120, height: 800 } });
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

describe('a drawing in a narrow window', () => {
  it('has a palette that opens over it, and closes once something was dragged or clicked out of it', async () => {
    const { page } = await openDrawing(journey, graph([trigger('starts')]));
    const opened = page.getByRole('dialog', { name: 'Palette' });
    const cards = page.locator('.react-flow__node');
    const pane = page.locator('.react-flow__pane');

    await page.getByRole('button', { name: 'Open the palette' }).click();
    await opened
      .getByRole('option', { name: 'Wait', exact: true })
      .dragTo(pane, { targetPosition: { x: 420, y: 420 } });
    await expect(cards).toHaveCount(2);
    await expect(opened).toBeHidden();
    await expect(page.locator('.react-flow__node-wait')).toBeFocused();

    await page.getByRole('button', { name: 'Open the palette' }).click();
    await opened
      .getByRole('option', { name: 'Wait', exact: true })
      .dragTo(page.getByRole('region', { name: 'The rule in words' }));
    await expect(opened).toBeVisible();
    await opened.getByRole('option', { name: 'Condition', exact: true }).click();
    await expect(cards).toHaveCount(3);
    await expect(opened).toBeHidden();
    await expect(page.locator('.react-flow__node-condition')).toBeFocused();

    await page.getByRole('button', { name: 'Open the palette' }).press('Enter');
    await expect(opened.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Open the palette' })).toBeFocused();

    // By the family that was pressed it begins there; what the pointer comes to does not run away.
    const push = opened.getByRole('option', { name: 'Send study to a destination' });
    await page.getByRole('button', { name: 'Do', exact: true }).click();
    await expect(push).toBeInViewport({ ratio: 0.9 });
    await expect(push).toHaveAttribute('aria-selected', 'true');
    const condition = opened.getByRole('option', { name: 'Condition', exact: true });
    await page.getByRole('button', { name: 'When', exact: true }).click();
    await expect(condition).toBeInViewport();
    const before = await condition.boundingBox();
    await page.keyboard.press('Shift');
    await page.mouse.move((before?.x ?? 0) + 40, (before?.y ?? 0) + 3, { steps: 4 });
    await expect(condition).toHaveAttribute('aria-selected', 'true');
    expect((await condition.boundingBox())?.y).toBe(before?.y);
    await pane.click({ position: { x: 420, y: 420 } });
    await expect(opened).toBeHidden();
  });

  it('has an outline in which the name of a step has more room than what can be done with it', async () => {
    const { page } = await openDrawing(
      journey,
      graph([trigger('starts'), action('push', { runAs: 'nobody' })], 'starts.out > push'),
    );
    await page.getByRole('tab', { name: 'Outline' }).click();
    const rows = page.locator('.canvas-outline-step');
    await expect(rows.locator('.canvas-problems').first()).toBeVisible();
    const shares = await rows.evaluateAll((steps) =>
      steps.map((step) => {
        const words = step.querySelector('.canvas-outline-title')?.getBoundingClientRect();
        return (words?.width ?? 0) / step.getBoundingClientRect().width;
      }),
    );
    for (const share of shares) expect(share).toBeGreaterThan(0.7);
  });

  it('stays reachable in a small window: the outline in its panel, settings from the card', async () => {
    const long = 'A name that is as long as names are when several people have added to it';
    const named = graph(
      [
        trigger('starts', 'STUDY_SYNC', { name: long }),
        condition('isCt', equals('CT'), { name: `${long}${long.replaceAll(' ', '')}` }),
        ...['push', 'push2', 'push3', 'push4'].map((id) => action(id, { name: `${long} ${id}` })),
      ],
      'starts.out > isCt',
      'isCt.yes > push',
      'push.failed > push2',
      'push2.failed > push3',
      'push3.failed > push4',
    );
    const { page, card } = await openDrawing(journey, named);
    for (const [width, height] of [
      [1440, 900],
      [720, 450],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.getByRole('tab', { name: 'Outline' }).click();
      await expect(page.locator('.canvas-outline-to')).toHaveCount(5);
      expect(await page.evaluate(outlineOverflows)).toEqual([]);
      await page
        .locator('.canvas-outline')
        .getByRole('button', { name: /^Add a parallel step after.*Yes$/ })
        .click();
      const list = page.getByRole('dialog', { name: 'Add a step' });
      await expect(list).toBeVisible();
      const { x: rail } = (await page.locator('.side-rail').boundingBox()) ?? { x: 0 };
      const { x, width: wide } = (await list.boundingBox()) ?? { x: 0, width: 0 };
      expect(x).toBeGreaterThan(0);
      expect(x + wide).toBeLessThanOrEqual(rail);
      await page.keyboard.press('Escape');
      await expect(list).toBeHidden();
    }
    await page.keyboard.press('Escape');
    await expect(page.locator('.canvas-outline')).toBeHidden();
    await page.getByRole('button', { name: 'Fit the whole rule' }).click();
    await expect(card('isCt')).toBeInViewport({ ratio: 1 });
    await card('isCt').click({ position: { x: 10, y: 10 } });
    await page.getByRole('button', { name: /^Settings of “Only if/ }).click();
    await expect(page.getByRole('tabpanel', { name: 'Settings' })).toBeVisible();
  });
});

/** What of the outline is beyond the panel or beyond the card of its step. */
function outlineOverflows(): string[] {
  const panel = document.querySelector('.canvas-outline')?.closest('.side-panel');
  const edge = panel?.getBoundingClientRect().right ?? 0;
  return [...document.querySelectorAll('.canvas-outline *:not(.visually-hidden)')].flatMap(
    (one) => {
      const { right } = one.getBoundingClientRect();
      const step = one.closest('.canvas-outline-step')?.getBoundingClientRect().right ?? edge;
      return right > Math.min(edge, step) + 0.5 ? [one.getAttribute('class') ?? one.tagName] : [];
    },
  );
}
