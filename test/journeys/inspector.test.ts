import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { openDrawing } from '../support/drawing.ts';
import { box, choose, pick, savedNode, settings } from '../support/forms.ts';
import { action, condition, graph, split, trigger, wait } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** What staff does with a drawn rule: each step is set up in its form, by mouse, and the sentence says it back. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const sentence = (page: Page): Locator => page.getByRole('region', { name: 'The rule in words' });

const line = graph(
  [
    trigger('starts', ''),
    condition('only', { all: [] }),
    split('ways', 'study.modality', { case1: [] }),
    wait('later', 600),
    action('push', { command: 'study/push', parameters: {} }),
    action('share', { command: 'study/share', parameters: {} }),
  ],
  'starts.out > only',
  'only.yes > ways',
  'ways.case1 > later',
  'later.out > push',
  'push.failed > share',
);

describe('the form of a step', () => {
  it('sets up each kind of step by mouse, and the sentence says it back', async () => {
    const drawing = await openDrawing(journey, line);
    const { page } = drawing;

    let form = await choose(drawing, 'starts');
    await pick(page, box(form, 'Event'), 'Study arrives');
    const limit = form.getByLabel('Only studies from the last … days');
    for (const wrong of ['-5', '999999999999']) {
      await limit.fill(wrong);
      await expect(form.getByText('Write a whole number of days, 1 to 36500.')).toBeVisible();
    }
    await limit.fill('30');

    form = await choose(drawing, 'only');
    await form.getByRole('button', { name: 'Add a test' }).click();
    await expect(page.getByRole('listbox', { name: 'Field of test 1' })).toBeVisible();
    await pick(page, box(form, 'Field of test 1'), 'Study description');
    await expect(box(form, 'Value of test 1')).toBeFocused();
    await page.keyboard.type('chest');
    await form.getByRole('button', { name: 'Age of the patient' }).click();
    await expect(form.getByLabel('Value of test 2')).toBeFocused();
    await page.keyboard.type('18');
    await form.getByRole('button', { name: 'Something else' }).click();
    await page.getByRole('menuitem', { name: 'Weekdays and hours' }).click();
    await expect(sentence(page)).toContainText(
      'study description contains chest, the patient is at least 18 years old and it is Monday to Friday 08:00–17:00',
    );

    form = await choose(drawing, 'ways');
    await form.getByRole('button', { name: /^CT/ }).click();
    await form.getByRole('button', { name: 'Add a case' }).click();
    const second = form.getByRole('group', { name: 'Case Case 2' });
    await second.getByRole('button', { name: /^MR/ }).click();
    await form.getByRole('button', { name: 'Move MR up' }).click();
    await expect(form.getByRole('group', { name: /^Case / }).first()).toHaveAccessibleName(
      'Case MR',
    );

    form = await choose(drawing, 'later');
    await form.getByLabel('Wait for').fill('2');
    await pick(page, box(form, 'Unit of time'), 'hours');

    form = await choose(drawing, 'push');
    await pick(page, box(form, 'Study: field of the event'), 'Study UUID');
    await form.getByRole('button', { name: 'Reading station 2' }).click();
    await pick(page, box(form, 'Run as'), 'Webhook User');
    await form.getByRole('switch', { name: 'Try again if it fails' }).click();
    await pick(page, box(form, 'How often'), 'Once per study');
    await expect(sentence(page)).toContainText('modality is CT, wait 2 hours');
    await expect(sentence(page)).toContainText(
      'send the study to Reading station 2 as Webhook User',
    );

    form = await choose(drawing, 'share');
    await pick(page, box(form, 'Which study: which'), /^Study$/);
    await pick(page, box(form, 'Study: field of the event'), 'Study UUID');
    await pick(page, box(form, 'To whom: which'), 'Group');
    await form.getByRole('button', { name: 'Radiology on call' }).click();
    await pick(page, box(form, 'Add a parameter'), /^Messagemessage/);
    await form.getByRole('textbox', { name: 'Message' }).fill('Not pushed: ');
    await pick(page, box(form, 'How Message is filled in'), 'Text with fields');
    await pick(page, box(form, 'Insert a field into Message'), 'Accession number');
    await form.getByRole('button', { name: 'Run as “Webhook User”' }).click();
    await expect(sentence(page)).toContainText(
      'If that fails, then share the study with Radiology on call',
    );

    await expect
      .poll(() => savedNode(drawing, 'starts'))
      .toMatchObject({ event: 'STUDY_SYNC', maxAge: 30 });
    await expect
      .poll(() => savedNode(drawing, 'push'))
      .toMatchObject({
        parameters: { uuid: 'study.uuid', destination_id: expect.stringMatching(/^9d0a0cf9/) },
        retry: true,
        once: 'study',
      });
    await expect
      .poll(() => savedNode(drawing, 'share'))
      .toMatchObject({
        parameters: { uuid: 'study.uuid', message: 'Not pushed: {{study.accession_number}}' },
      });
  });

  it('offers all commands by search and by their path, and one user where there is only one', async () => {
    const drawing = await openDrawing(
      journey,
      graph(
        [trigger('starts'), action('does', { command: '', parameters: {} })],
        'starts.out > does',
      ),
    );
    const { page } = drawing;
    const form = await choose(drawing, 'does');
    const command = form.getByRole('combobox', { name: /^What it does/ });
    await command.fill('forward images');
    await page.keyboard.press('Enter');
    await expect(command).toHaveValue('Send study to a destination');
    await expect
      .poll(() => savedNode(drawing, 'does'))
      .toMatchObject({
        command: 'study/push',
        parameters: { uuid: 'study.uuid' },
        runAs: expect.stringMatching(/^c176e1cd/),
      });
    await command.fill('hl7/get');
    await page.keyboard.press('Enter');
    await expect.poll(() => savedNode(drawing, 'does')).toMatchObject({ command: 'hl7/get' });
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(command).toHaveValue('Send study to a destination');
  });

  it('deletes several steps at once, and undo brings them back', async () => {
    const drawing = await openDrawing(journey, line);
    const { page } = drawing;
    await choose(drawing, 'only');
    await page.keyboard.down('ControlOrMeta');
    const form = await choose(drawing, 'starts');
    await page.keyboard.up('ControlOrMeta');
    await expect(form.getByRole('heading', { name: '2 steps selected' })).toBeVisible();
    await form.getByRole('button', { name: 'Delete 2 steps' }).click();
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await expect(settings(page)).toBeFocused();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.locator('.react-flow__node')).toHaveCount(6);
  });

  it('has nothing serious for those who listen or need contrast, in both themes', async () => {
    const drawing = await openDrawing(journey, line);
    const { page } = drawing;
    for (const node of ['only', 'ways', 'share']) {
      const form = await choose(drawing, node);
      if (node === 'only') await form.getByRole('button', { name: 'Add a test' }).click();
      await expectAccessible(page, '.inspector');
    }
  });
});
