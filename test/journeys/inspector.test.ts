import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Graph } from '../../shared/model/graph.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { action, condition, graph, split, trigger, wait } from '../support/graphs.ts';

/** What staff does with a drawn rule: each step is set up in its form, by mouse, and the sentence says it back. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

/** Opens a rule with this drawing. */
async function open(drawn: Graph): Promise<{ page: Page; id: string }> {
  const { page, server } = journey;
  const { body } = await server.post('/api/rules', { name: 'Forms', graph: drawn });
  const { id } = body as { id: string };
  await page.goto(`/rules/${id}`);
  await expect(settings(page)).toBeVisible();
  return { page, id };
}

const settings = (page: Page): Locator => page.getByRole('region', { name: 'Settings' });
const sentence = (page: Page): Locator => page.getByRole('region', { name: 'The rule in words' });

async function choose(page: Page, node: string): Promise<Locator> {
  await page.locator(`.react-flow__node[data-id=${node}]`).click({ position: { x: 70, y: 20 } });
  return settings(page);
}

/** Opens a list and takes what reads so. */
async function pick(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.locator('[data-combobox-option]:visible').filter({ hasText: option }).first().click();
}

const box = (within: Locator, name: string | RegExp): Locator =>
  within.getByRole('combobox', { name, exact: typeof name === 'string' });

/** The node as the server has it by now. */
async function saved(id: string, node: string): Promise<unknown> {
  const { body } = await journey.server.get(`/api/rules/${id}`);
  return (body as { draft: Graph }).draft.nodes.find((one) => one.id === node);
}

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
    const { page, id } = await open(line);

    let form = await choose(page, 'starts');
    await pick(page, box(form, 'Event'), 'Study arrives');
    await form.getByLabel('Only studies from the last').fill('30');

    form = await choose(page, 'only');
    await form.getByRole('button', { name: 'Add a test' }).click();
    await pick(page, box(form, 'Field of test 1'), 'Study description');
    await form.getByLabel('Value of test 1').fill('chest');
    await form.getByRole('button', { name: 'Add a test' }).click();
    await pick(page, box(form, 'Field of test 2'), 'Patient birth date');
    await form.getByLabel('Value of test 2').fill('18');
    await form.getByRole('button', { name: 'Something else' }).click();
    await page.getByRole('menuitem', { name: 'Weekdays and hours' }).click();
    await expect(sentence(page)).toContainText(
      'study description contains chest, the patient is at least 18 years old and it is Monday to Friday 08:00–17:00',
    );

    form = await choose(page, 'ways');
    await form.getByRole('button', { name: /^CT/ }).click();
    await form.getByRole('button', { name: 'Add a case' }).click();
    const second = form.getByRole('group', { name: 'Case Case 2' });
    await second.getByRole('button', { name: /^MR/ }).click();
    await form.getByRole('button', { name: 'Move MR up' }).click();
    await expect(form.getByRole('group', { name: /^Case / }).first()).toHaveAccessibleName(
      'Case MR',
    );

    form = await choose(page, 'later');
    await form.getByLabel('Wait for').fill('2');
    await pick(page, box(form, 'Unit of time'), 'hours');

    form = await choose(page, 'push');
    await pick(page, box(form, 'Study: field of the event'), 'Study UUID');
    await form.getByRole('button', { name: 'Reading station 2' }).click();
    await pick(page, box(form, 'Run as'), 'Webhook User');
    await form.getByRole('switch', { name: 'Try again if it fails' }).click();
    await pick(page, box(form, 'How often'), 'Once per study');
    await expect(sentence(page)).toContainText('modality is CT, wait 2 hours');
    await expect(sentence(page)).toContainText(
      'send the study to Reading station 2 as Webhook User',
    );

    form = await choose(page, 'share');
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

    await expect.poll(() => saved(id, 'starts')).toMatchObject({ event: 'STUDY_SYNC', maxAge: 30 });
    await expect
      .poll(() => saved(id, 'push'))
      .toMatchObject({
        parameters: { uuid: 'study.uuid', destination_id: expect.stringMatching(/^9d0a0cf9/) },
        retry: true,
        once: 'study',
      });
    await expect
      .poll(() => saved(id, 'share'))
      .toMatchObject({
        parameters: { uuid: 'study.uuid', message: 'Not pushed: {{study.accession_number}}' },
      });
  });

  it('keeps what is typed, takes it back as one step, and says what is wrong at the field', async () => {
    const { page, id } = await open(
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

    let form = await choose(page, 'starts');
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
      .poll(() => saved(id, 'only'))
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
    const { page } = await open(
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
    const wrong = (form: Locator): Locator => form.locator('.inspector-note-error');
    let form = await choose(page, 'starts');
    await expect(form.getByText('Needed: Choose when it runs')).toBeVisible();
    await expect(wrong(form)).toHaveCount(0);
    await form.getByRole('button', { name: 'Monday to Friday at 09:00' }).click();
    await expect(box(form, 'Runs')).toHaveValue('Monday to Friday');

    form = await choose(page, 'tells');
    await expect(form.getByText('Needed: Fill in “Text”.')).toBeVisible();
    await expect(form.getByText('Needed: Choose one of these.')).toBeVisible();
    await expect(wrong(form)).toHaveCount(0);
    await form.getByRole('textbox', { name: 'Text' }).focus();
    await page.keyboard.press('Tab');
    await expect(wrong(form)).toHaveText('Error: Fill in “Text”.');

    await page.getByRole('tab', { name: /^Problems/ }).click();
    const list = page.getByRole('region', { name: 'Problems', exact: true });
    await expect(list.getByText('Choose a destination.')).toBeVisible();
    form = await choose(page, 'push');
    await expect(form.getByText('Error: Choose a destination.')).toBeVisible();
  });

  it('puts fields into any text, by a button and by two braces', async () => {
    const { page, id } = await open(
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
    const form = await choose(page, 'tells');
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
      .poll(() => saved(id, 'tells'))
      .toMatchObject({
        parameters: { body: 'Seen{{study.accession_number}}: {{study.modality}}.{{study.uuid}}' },
      });
  });

  it('offers all commands by search and by their path, and one user where there is only one', async () => {
    const { page, id } = await open(
      graph(
        [trigger('starts'), action('does', { command: '', parameters: {} })],
        'starts.out > does',
      ),
    );
    const form = await choose(page, 'does');
    const command = form.getByRole('combobox', { name: /^What it does/ });
    await command.fill('forward images');
    await page.keyboard.press('Enter');
    await expect(command).toHaveValue('Send study to a destination');
    await expect
      .poll(() => saved(id, 'does'))
      .toMatchObject({
        command: 'study/push',
        parameters: { uuid: 'study.uuid' },
        runAs: expect.stringMatching(/^c176e1cd/),
      });
    await command.fill('hl7/get');
    await page.keyboard.press('Enter');
    await expect.poll(() => saved(id, 'does')).toMatchObject({ command: 'hl7/get' });
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(command).toHaveValue('Send study to a destination');
  });

  it('deletes several steps at once, and undo brings them back', async () => {
    const { page } = await open(line);
    await choose(page, 'only');
    await page.keyboard.down('ControlOrMeta');
    const form = await choose(page, 'starts');
    await page.keyboard.up('ControlOrMeta');
    await expect(form.getByRole('heading', { name: '2 nodes selected' })).toBeVisible();
    await form.getByRole('button', { name: 'Delete 2 nodes' }).click();
    await expect(page.locator('.react-flow__node')).toHaveCount(4);
    await expect(settings(page)).toBeFocused();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.locator('.react-flow__node')).toHaveCount(6);
  });

  it('has nothing serious for those who listen or need contrast, in both themes', async () => {
    const { page } = await open(line);
    for (const node of ['only', 'ways', 'share']) {
      const form = await choose(page, node);
      if (node === 'only') await form.getByRole('button', { name: 'Add a test' }).click();
      await expectNothingSerious(page);
    }
  });
});

async function expectNothingSerious(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    const axe = new AxeBuilder({ page }).include('.inspector').setLegacyMode();
    // The other theme differs in its colours only.
    if (scheme === 'dark') axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map((one) => [one.id, one.nodes.map(({ html }) => html)])).toEqual([]);
  }
}
