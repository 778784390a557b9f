import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { box, choose, pick, savedNode, settings } from '../support/forms.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** What is written into the form of a step: kept, judged, taken back and taken away. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

describe('what is written into a form', () => {
  it('keeps what is typed, takes it back as one step, and says what is wrong at the field', async () => {
    const drawing = await openDrawing(
      journey,
      graph(
        [
          trigger('starts', 'CRON', { cron: '0 9 * * *' }),
          condition('only', {
            all: [
              { field: 'study.modality', op: 'in', value: ['CT'] },
              { any: [{ field: 'study.study_description', op: 'matches', value: '^CT(' }] },
            ],
          }),
          action('push'),
        ],
        'starts.out > only',
        'only.yes > push',
      ),
    );
    const { page } = drawing;

    let form = await choose(drawing, 'starts');
    await pick(page, box(form, 'Runs'), 'On days of the week');
    await form.getByText('Fri', { exact: true }).click();
    await form.getByLabel('At', { exact: true }).fill('18:30');
    await expect(form.getByText('At 18:30, only on Monday and Friday')).toBeVisible();
    await expect(form.getByRole('listitem')).toHaveCount(5);
    const expression = form.getByLabel('Expression');
    await expression.press('Control+a');
    await expression.pressSequentially('30 25 * * 1');
    await expect(form.getByText('“25” is not an hour')).toBeVisible();
    await expect(expression).toHaveValue('30 25 * * 1');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(expression).toHaveValue('30 18 * * mon,fri');
    await pick(page, box(form, 'Event'), 'Study arrives');

    await page.getByRole('tab', { name: /^Problems/ }).click();
    await page.getByRole('button', { name: /This regular expression cannot be read/ }).click();
    form = settings(page);
    const pattern = form.getByRole('group', { name: 'Group 2' }).getByLabel('Value of test 1');
    await expect(pattern).toBeFocused();
    await pattern.fill('^CT.*chest');
    await form.getByRole('button', { name: 'More for test 1' }).first().click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(form.getByRole('button', { name: 'More for test 2' })).toBeFocused();
    await form.getByRole('button', { name: 'Remove test 2' }).click();
    await pick(page, box(form, 'How these tests come together').first(), 'Any of these holds');
    await expect
      .poll(() => savedNode(drawing, 'only'))
      .toMatchObject({
        when: {
          any: [
            { field: 'study.modality', op: 'in', value: ['CT'] },
            { any: [{ field: 'study.study_description', op: 'matches', value: '^CT.*chest' }] },
          ],
        },
      });
  });

  it('hints at what is needed, and calls it an error once somebody has left it or opened the problems', async () => {
    const drawing = await openDrawing(
      journey,
      graph(
        [
          trigger('starts', 'CRON'),
          action('tells', { command: 'message/add', parameters: {} }),
          action('push', { command: 'study/push', parameters: { uuid: 'study.uuid' } }),
        ],
        'starts.out > tells',
        'tells.failed > push',
      ),
    );
    const { page } = drawing;
    const wrong = (form: Locator): Locator => form.locator('.inspector-note-error');
    let form = await choose(drawing, 'starts');
    await expect(form.getByText('Needed: Choose when it runs')).toBeVisible();
    await expect(wrong(form)).toHaveCount(0);
    await form.getByRole('button', { name: 'Monday to Friday at 09:00' }).click();
    await expect(box(form, 'Runs')).toHaveValue('Monday to Friday');

    form = await choose(drawing, 'tells');
    await expect(form.getByText('Needed: Fill in “Text”.')).toBeVisible();
    await expect(form.getByText('Needed: Choose one of these.')).toBeVisible();
    await expect(wrong(form)).toHaveCount(0);
    await form.getByRole('textbox', { name: 'Text' }).focus();
    await page.keyboard.press('Tab');
    // What inserts a field belongs to the text.
    await expect(box(form, 'Insert a field into Text')).toBeFocused();
    await expect(wrong(form)).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(wrong(form)).toHaveText('Error: Fill in “Text”.');

    await page.getByRole('tab', { name: /^Problems/ }).click();
    const list = page.getByRole('region', { name: 'Problems', exact: true });
    await expect(list.getByText('Choose a destination.')).toBeVisible();
    form = await choose(drawing, 'push');
    await expect(form.getByText('Error: Choose a destination.')).toBeVisible();
  });

  it('moves nothing that is about to be clicked, and shows what is to be filled in next', async () => {
    const drawing = await openDrawing(
      journey,
      graph(
        [
          trigger('starts'),
          condition('only', { all: [equals('CT'), equals('MR')] }),
          action('tells', { command: 'message/add', parameters: { study_id: 'study.uuid' } }),
        ],
        'starts.out > only',
        'only.yes > tells',
      ),
    );
    const { page } = drawing;
    await page.setViewportSize({ width: 1366, height: 768 });
    let form = await choose(drawing, 'tells');
    const insert = box(form, 'Insert a field into Text');
    const hint = form.getByText('Fill in “Text”.');
    await expect(hint).toBeVisible();
    await form.getByRole('textbox', { name: 'Text', exact: true }).click();
    const before = await insert.boundingBox();
    await page.keyboard.type('S');
    await expect(hint).toBeHidden();
    expect(await insert.boundingBox()).toEqual(before);

    form = await choose(drawing, 'only');
    await form.getByRole('button', { name: 'Add a test' }).click();
    const field = box(form, 'Field of test 3');
    await expect(field).toBeFocused();
    const place = await field.boundingBox();
    // As low a window as shows no more than the field.
    const height = Math.ceil((place?.y ?? 0) + (place?.height ?? 0) + 12);
    await page.setViewportSize({ width: 1366, height });
    await pick(page, field, 'Study description');
    await expect(form.getByLabel('Value of test 3')).toBeInViewport({ ratio: 1 });
  });

  it('puts fields into any text, by a button and by two braces', async () => {
    const drawing = await openDrawing(
      journey,
      graph(
        [
          trigger('starts'),
          action('tells', {
            command: 'message/add',
            parameters: { study_id: 'study.uuid', body: 'Seen' },
          }),
        ],
        'starts.out > tells',
      ),
    );
    const { page } = drawing;
    const form = await choose(drawing, 'tells');
    await pick(page, box(form, 'Insert a field into Text'), 'Accession number');
    const text = form.getByRole('textbox', { name: 'Text: text with fields' });
    await expect(text).toBeFocused();
    await expect(text).toHaveValue('Seen{{study.accession_number}}');
    await page.keyboard.type(': {{moda', { delay: 15 });
    await expect(page.getByRole('option', { name: /^Modality/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('.{{', { delay: 15 });
    const offered = page.getByRole('listbox', { name: 'Fields for Text' });
    await expect(offered).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(offered).toBeHidden();
    await expect(text).toBeFocused();
    await page.keyboard.type('study.uuid}}', { delay: 15 });
    await expect
      .poll(() => savedNode(drawing, 'tells'))
      .toMatchObject({
        parameters: { body: 'Seen{{study.accession_number}}: {{study.modality}}.{{study.uuid}}' },
      });
  });

  it('takes along what was chosen for when its field is missing, and undo brings both back', async () => {
    const message = { study_id: 'study.uuid', body: 'study.study_description' };
    const drawing = await openDrawing(
      journey,
      graph(
        [
          trigger('starts'),
          action('tells', {
            command: 'message/add',
            parameters: message,
            onMissing: { body: 'omit' },
          }),
        ],
        'starts.out > tells',
      ),
    );
    const { page } = drawing;
    const saved = async () => {
      const node = await savedNode(drawing, 'tells');
      return node?.kind === 'action' ? [node.parameters['body'], node.onMissing] : [];
    };
    const form = await choose(drawing, 'tells');
    const missing = form.getByRole('combobox', { name: 'If the field for Text is missing' });
    await expect(missing).toHaveValue('If missing: leave this out');
    await pick(page, box(form, 'How Text is filled in'), 'Fixed value');
    await expect(missing).toBeHidden();
    await form.getByRole('textbox', { name: 'Text' }).fill('Seen');
    await expect.poll(saved).toEqual(['Seen', undefined]);

    await pick(page, box(form, 'How Text is filled in'), 'Field of the event');
    await expect.poll(saved).toEqual(['study.study_description', { body: 'omit' }]);
    for (const _ of ['back to the field', 'the text']) {
      await page.getByRole('button', { name: /^Undo/ }).click();
    }
    await expect.poll(saved).toEqual([undefined, undefined]);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(saved).toEqual(['study.study_description', { body: 'omit' }]);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  it('leaves the keyboard on what comes next when a part of it is taken away', async () => {
    const drawing = await openDrawing(
      journey,
      graph(
        [
          trigger('starts'),
          condition('only', { all: ['CT', 'MR', 'US'].map((modality) => equals(modality)) }),
          action('share', {
            command: 'study/share',
            parameters: {
              uuid: 'study.uuid',
              email: 'a@b.example',
              message: 'Seen',
              integration_key: 'k',
            },
          }),
        ],
        'starts.out > only',
        'only.yes > share',
      ),
    );
    const takeAway = (form: Locator, name: string): Promise<void> =>
      form.getByRole('button', { name, exact: true }).press('Enter');

    let form = await choose(drawing, 'only');
    await takeAway(form, 'Remove test 3');
    await expect(box(form, 'Field of test 2')).toBeFocused();
    await takeAway(form, 'Remove test 1');
    await expect(box(form, 'Field of test 1')).toBeFocused();
    await pick(drawing.page, box(form, 'Field of test 1'), 'Patient age at study');
    await takeAway(form, 'Compare in years, by birth date');
    await expect(form.getByRole('textbox', { name: 'Value of test 1' })).toBeFocused();
    await takeAway(form, 'Remove test 1');
    await expect(form.getByRole('button', { name: 'Add a test' })).toBeFocused();

    form = await choose(drawing, 'share');
    await takeAway(form, 'Remove Message');
    await expect(
      form.getByRole('group', { name: 'Integration key' }).locator(':focus'),
    ).toHaveCount(1);
    await takeAway(form, 'Remove Integration key');
    await expect(box(form, 'Add a parameter')).toBeFocused();
  });
});
