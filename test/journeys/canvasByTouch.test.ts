import type { CDPSession, Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing, type Drawing } from '../support/drawing.ts';
import { action, condition, equals, graph, split, trigger } from '../support/graphs.ts';
import { middle, type Point } from '../support/pointing.ts';
import { expect } from '../support/expect.ts';

/** A drawing under fingers: what is to be hit is large enough, and everything about wires can be done by tapping. */

let journey: Journey;
let finger: CDPSession;
beforeAll(async () => {
  journey = await startJourney({ size: { width: 1024, height: 768 } });
  await journey.page.emulateMedia({ reducedMotion: 'reduce' });
  finger = await journey.context.newCDPSession(journey.page);
  await finger.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) {
  await finger.send('Input.dispatchTouchEvent', { type, touchPoints });
}

/** Its middle, once it stands still and nothing lies over it. */
async function place(of: Locator): Promise<Point> {
  await of.click({ trial: true });
  return middle(of);
}

async function tap(at: Point): Promise<void> {
  await touch('touchStart', at);
  await touch('touchEnd');
}

async function drag(what: Locator, onto: Locator): Promise<void> {
  const from = await place(what);
  const to = await place(onto);
  await touch('touchStart', from);
  for (const part of [0.1, 0.5, 0.9, 1]) {
    const [dx, dy] = [(to.x - from.x) * part, (to.y - from.y) * part];
    await touch('touchMove', { x: from.x + dx, y: from.y + dy });
  }
  await touch('touchEnd');
}

/** How many pixels of a dot, and around it, a finger hits. */
async function reach(dot: Locator): Promise<{ width: number; height: number }> {
  const at = await middle(dot);
  return dot.evaluate((element, { x, y }) => {
    const far = (dx: number, dy: number): number => {
      let steps = 0;
      while (document.elementFromPoint(x + dx * (steps + 1), y + dy * (steps + 1)) === element)
        steps += 1;
      return steps;
    };
    return { width: far(-1, 0) + far(1, 0) + 1, height: far(0, -1) + far(0, 1) + 1 };
  }, at);
}

const drawn = graph(
  [
    trigger('starts'),
    condition('isCt', equals('CT')),
    action('push', { name: 'Push' }),
    action('share', { name: 'Share' }),
  ],
  'starts.out > isCt',
  'isCt.yes > push',
);

const splitting = graph(
  [
    trigger('starts'),
    split('which', 'study.modality', { ct: ['CT'], mr: ['MR'], us: ['US'], xa: ['XA'] }),
  ],
  'starts.out > which',
);

const dotOf = ({ card }: Drawing, id: string, name: string): Locator =>
  card(id).locator(`.react-flow__handle[data-handleid=${name}]`);

describe('a drawing under fingers', () => {
  it('has dots that can be hit at any size at which a rule is built', async () => {
    const drawing = await openDrawing(journey, drawn);
    const { page } = drawing;
    const dots = ['starts out', 'isCt in', 'isCt yes', 'isCt no', 'push succeeded', 'push failed'];
    const smallest = async (): Promise<number> => {
      const found = await Promise.all(
        dots.map((dot) => reach(dotOf(drawing, ...(dot.split(' ') as [string, string])))),
      );
      return Math.min(...found.flatMap(({ width, height }) => [width, height]));
    };
    const view = page.locator('.editor-canvas');
    await page.getByRole('button', { name: 'Fit the whole rule' }).click();
    await expect.poll(smallest).toBeGreaterThanOrEqual(24);
    const zoomOut = async (): Promise<number> => {
      await page.getByRole('button', { name: 'Zoom out' }).click();
      return page
        .locator('.react-flow__viewport')
        .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
    };
    while ((await zoomOut()) >= 0.39) await expect.poll(smallest).toBeGreaterThanOrEqual(24);
    await expect(view).toHaveAttribute('data-far', 'rather');
    for (const dot of await page.locator('.react-flow__handle').all())
      await expect(dot).toBeHidden();
  });

  it('opens where each of several exits can be hit, and shows none of them where not', async () => {
    const drawing = await openDrawing(journey, splitting);
    const { page, card } = drawing;
    const targets = card('which').locator('.canvas-exit-handle, .canvas-plus');
    await expect(targets).toHaveCount(10);
    const view = page.locator('.editor-canvas');
    await expect(view).not.toHaveAttribute('data-far', /./);
    const smallest = async (): Promise<number> => {
      const found = await Promise.all((await targets.all()).map(reach));
      return Math.min(...found.flatMap(({ width, height }) => [width, height]));
    };
    await expect.poll(smallest).toBeGreaterThanOrEqual(24);
    while ((await view.getAttribute('data-far')) === null)
      await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect(view).toHaveAttribute('data-far', 'little');
    for (const target of await targets.all()) await expect(target).toBeHidden();
    await expect(
      card('starts').getByRole('button', { name: 'Add a step after this' }),
    ).toBeHidden();
  });

  it('has its wires drawn by a finger', async () => {
    const drawing = await openDrawing(journey, drawn);
    await drag(dotOf(drawing, 'isCt', 'no'), drawing.card('share'));
    await expect
      .poll(drawing.wires)
      .toEqual(['isCt.no > share', 'isCt.yes > push', 'starts.out > isCt']);
  });

  it('has its wires drawn by taps', async () => {
    const drawing = await openDrawing(journey, drawn);
    const { page, card, wires } = drawing;
    await tap(await place(dotOf(drawing, 'isCt', 'no')));
    const list = page.getByRole('dialog', { name: 'Add a step' });
    await expectAccessible(page, '.canvas-picker');
    await tap(await place(list.getByRole('button', { name: 'Connect to…' })));
    const dialog = page.getByRole('dialog', { name: 'Connect to…' });
    await expect(dialog.getByRole('radio', { name: 'No' })).toBeChecked();
    await tap(await place(dialog.getByRole('button', { name: /Share/ })));
    await expect.poll(wires).toEqual(['isCt.no > share', 'isCt.yes > push', 'starts.out > isCt']);
    await expect(card('isCt')).toBeFocused();
  });

  it('has the end of a wire led elsewhere by tapping the wire', async () => {
    const drawing = await openDrawing(journey, drawn);
    const { page, wires } = drawing;
    // No mouse has been over it before.
    await tap(await middle(page.locator('.canvas-unwire[data-wire*=yes]')));
    const lead = page.getByRole('button', {
      name: /^Lead the wire from .*, Yes, to .* elsewhere$/,
    });
    await expectAccessible(page, '.canvas-rewire');
    await tap(await place(lead));
    const dialog = page.getByRole('dialog', { name: 'Lead the wire elsewhere' });
    await expect(dialog.getByRole('radio', { name: 'Yes' })).toBeChecked();
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(lead).toBeFocused();
    await tap(await place(lead));
    await tap(await place(dialog.getByRole('button', { name: /Share/ })));
    await expect.poll(wires).toEqual(['isCt.yes > share', 'starts.out > isCt']);
  });
});
