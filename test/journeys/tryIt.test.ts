import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { demoIds } from '../../server/sandbox/data.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { action, condition, equals, graph, trigger, wait } from '../support/graphs.ts';
import { expect } from '../support/expect.ts';

/** What staff does before publishing: try a rule on studies, see why it does not fire, and that nothing is sent. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

const call = { connection: 'demo', runAs: demoIds.users.webhook };
const drawing = graph(
  [
    trigger('arrives'),
    condition('isCt', equals('CT')),
    action('push', {
      ...call,
      name: 'Push it',
      command: 'study/push',
      parameters: { uuid: 'study.uuid', destination_id: demoIds.destinations.reading2 },
    }),
    action('tell', {
      ...call,
      name: 'Tell the group',
      command: 'message/add',
      parameters: {
        group_id: demoIds.groups.onCall,
        subject: 'No push of {{study.patient_name}}',
        body: 'webhook.last_error',
      },
    }),
  ],
  'arrives.out > isCt',
  'isCt.yes > push',
  'push.failed > tell',
);

/** The same, with something that depends on the answer. */
const answering = graph(
  [
    ...drawing.nodes,
    condition('isDone', equals('DONE', 'response.status')),
    action('thank', {
      ...call,
      name: 'Thank the group',
      command: 'message/add',
      parameters: { group_id: demoIds.groups.onCall, body: 'It is {{response.status}}' },
    }),
  ],
  'arrives.out > isCt',
  'isCt.yes > push',
  'push.failed > tell',
  'push.succeeded > isDone',
  'isDone.yes > thank',
);

const card = (page: Page, id: string): Locator =>
  page.locator(`.react-flow__node[data-id=${id}] [data-trial]`);
const step = (page: Page, name: string): Locator => page.getByRole('article', { name });

async function openTrial(page: Page, drawn = drawing): Promise<void> {
  const { body } = await journey.server.post('/api/rules', { name: 'To try', graph: drawn });
  await page.goto(`/rules/${(body as { id: string }).id}`);
  await page.getByRole('tab', { name: 'Try it' }).click();
  await expect(page.getByRole('combobox', { name: 'Try it on' })).toHaveValue(/./);
}

async function choose(page: Page, words: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Try it on' }).click();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function expectNothingGrave(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  const axe = new AxeBuilder({ page }).include('.simulate').setLegacyMode();
  if (scheme === 'dark') axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map((one) => [one.id, one.nodes.map(({ html }) => html)])).toEqual([]);
}

async function hospitalCalls(): Promise<unknown> {
  return (await journey.server.get('/api/demo/calls')).body;
}

describe('trying a rule', () => {
  it('lights up the way of a study, says why elsewhere it stays dark, and makes no request at all', async () => {
    const { page } = journey;
    await openTrial(page);
    await page.waitForLoadState('networkidle');
    const before = await hospitalCalls();
    const requests: string[] = [];
    page.on('request', (request) => {
      // The code editor is fetched beforehand when there is nothing else to do: that may be now.
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith('/assets/')) requests.push(`${request.method()} ${pathname}`);
    });

    await choose(page, 'CT CHEST WITH CONTRAST');
    await expect(page.getByRole('heading', { name: 'One call would be made' })).toBeVisible();
    for (const id of ['arrives', 'isCt', 'push'])
      await expect(card(page, id)).toHaveAttribute('data-trial', 'lit');
    await expect(card(page, 'tell')).toHaveAttribute('data-trial', 'dark');
    await expect(card(page, 'tell')).toContainText('“Push it” is taken to succeed.');

    // The exact request: each value, and the field that it came from.
    const push = step(page, 'Push it');
    await expect(push).toContainText('POST study/push');
    await expect(push.locator('dl > div', { hasText: 'uuid' }).first()).toContainText('study.uuid');
    await expect(push).toContainText('Reading station 2');
    await push.getByRole('button', { name: 'The request as it would leave' }).click();
    await expect(push.getByRole('region', { name: 'The request' })).toContainText(
      `&destination_id=${demoIds.destinations.reading2}`,
    );

    // A chain, by pretending that the push fails.
    await push.getByText('fails', { exact: true }).click();
    await expect(page.getByRole('heading', { name: '2 calls would be made' })).toBeVisible();
    await expect(card(page, 'tell')).toHaveAttribute('data-trial', 'lit');
    await expect(step(page, 'Tell the group')).toContainText('As “Push it” fails');
    await expect(step(page, 'Tell the group')).toContainText('No push of PATEL^AHMED');

    // Another value: dark, with the reason.
    await page.getByRole('combobox', { name: 'Modality', exact: true }).fill('MR');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Nothing would be called' })).toBeVisible();
    await expect(card(page, 'isCt')).toContainText('No: modality is MR; the rule wants CT.');
    await expect(card(page, 'push')).toHaveAttribute('data-trial', 'dark');
    await expect(card(page, 'push')).toContainText('modality is MR; the rule wants CT');
    await expect(push).toContainText('modality is MR; the rule wants CT');
    await page.getByRole('button', { name: 'Take back my changes' }).click();
    await expect(card(page, 'push')).toHaveAttribute('data-trial', 'lit');

    // Everything else can be changed as JSON.
    await page.getByRole('button', { name: 'Everything that the event carries' }).click();
    const everything = page.getByRole('textbox', { name: 'Everything that the event carries' });
    await everything.fill('{"study": {"modality": "CT"');
    await expect(page.getByText('This cannot be read yet')).toBeVisible();
    await everything.fill('{"study": {"modality": "CT"}}');
    await expect(push).toContainText('Not sent');
    await expect(card(page, 'push')).toContainText('study.uuid is missing');
    await choose(page, 'MR BRAIN');
    await expect(card(page, 'push')).toHaveAttribute('data-trial', 'dark');

    expect(requests).toEqual([]);
    expect(await hospitalCalls()).toEqual(before);
  });

  it('begins with a study that the rule acts on', async () => {
    const { page } = journey;
    const forMr = graph(
      [trigger('arrives'), condition('isMr', equals('MR')), ...drawing.nodes.slice(2, 3)],
      'arrives.out > isMr',
      'isMr.yes > push',
    );
    await openTrial(page, forMr);
    await expect(page.getByRole('combobox', { name: 'Try it on' })).toHaveValue(/^MR, /);
    await expect(page.getByRole('heading', { name: 'One call would be made' })).toBeVisible();
  });

  it('says what keeps all of it from happening', async () => {
    const { page } = journey;
    const early = graph(
      [
        trigger('arrives'),
        wait('later', 600),
        condition('isMr', equals('MR')),
        ...drawing.nodes.slice(2, 3),
      ],
      'arrives.out > later',
      'later.out > isMr',
      'isMr.yes > push',
    );
    await openTrial(page, early);
    await expect(page.getByRole('tabpanel', { name: 'Try it' })).toContainText(
      'A problem has to be mended before the rule can be published.',
    );
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('button', { name: 'Decide first, then wait' }).click();
    await page.getByRole('tab', { name: 'Try it' }).click();
    await expect(page.getByText('has to be mended before')).toBeHidden();
  });

  it('offers events that came in, and takes the light away afterwards', async () => {
    const { page, server } = journey;
    await server.post('/api/demo/arrivals', {
      study: { modality: 'CT', study_description: 'CT KNEE AFTER A FALL' },
    });
    await openTrial(page);
    await choose(page, 'CT KNEE AFTER A FALL');
    await expect(card(page, 'push')).toHaveAttribute('data-trial', 'lit');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await expectNothingGrave(page, scheme);
    }

    await page.getByRole('tab', { name: 'Settings' }).click();
    await expect(page.locator('[data-trial]')).toHaveCount(0);
  });

  it('takes the answer that is filled in, keeps everything while another panel is looked at, and leads to a step', async () => {
    const { page } = journey;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openTrial(page, answering);
    await choose(page, 'CT CHEST WITH CONTRAST');
    const chosen = page.getByRole('combobox', { name: 'Try it on' });
    const patient = page.getByRole('combobox', { name: 'Patient name', exact: true });
    await patient.fill('TEST^OTHER');

    const push = step(page, 'Push it');
    const status = push.getByRole('combobox', { name: 'response.status' });
    await expect(status).toHaveValue('OK');
    await expect(card(page, 'isDone')).toContainText('No: response.status is OK');
    await expect(step(page, 'Thank the group')).toContainText('response.status is OK');
    await status.fill('DONE');
    await expect(card(page, 'thank')).toHaveAttribute('data-trial', 'lit');
    await expect(step(page, 'Thank the group')).toContainText('It is DONE');
    await page.keyboard.press('Escape');

    await push.getByText('fails', { exact: true }).click();
    await expect(status).toHaveCount(0);
    const error = push.getByRole('combobox', { name: 'Last error' });
    await expect(error).toHaveValue(/NOT_FOUND/);
    await error.fill('The disk is full');
    await page.keyboard.press('Escape');
    const tell = step(page, 'Tell the group');
    await expect(tell).toContainText('The disk is full');
    await expect(tell).toContainText('No push of TEST^OTHER');
    await expect(tell).toContainText('Nothing is connected to this exit.');
    await expectNothingGrave(page, 'light');

    const example = await chosen.inputValue();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await expect(page.locator('[data-trial]')).toHaveCount(0);
    await page.getByRole('tab', { name: 'Try it' }).click();
    await expect(chosen).toHaveValue(example);
    await expect(patient).toHaveValue('TEST^OTHER');
    await expect(error).toHaveValue('The disk is full');
    await expect(tell).toContainText('The disk is full');
    await expect(card(page, 'tell')).toHaveAttribute('data-trial', 'lit');

    // The drawing goes to the step, and the trial goes on.
    await page.locator('.react-flow__pane').hover({ position: { x: 200, y: 20 } });
    await page.mouse.wheel(0, 4000);
    await expect(card(page, 'tell')).not.toBeInViewport();
    await tell.getByRole('button', { name: 'Tell the group' }).click();
    await expect(card(page, 'tell')).toBeInViewport({ ratio: 0.99 });
    await expect(error).toHaveValue('The disk is full');
  });

  it('shows of a step that is chosen on the drawing what it would do, and leaves the keyboard there', async () => {
    const { page } = journey;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openTrial(page, answering);
    await choose(page, 'CT CHEST WITH CONTRAST');
    const thank = step(page, 'Thank the group');
    await expect(thank).not.toBeInViewport();
    await page.locator('.react-flow__node[data-id=thank]').focus();
    await page.keyboard.press(' ');
    await expect(thank).toBeInViewport({ ratio: 0.99 });
    await expect(thank).toHaveAttribute('aria-current', 'true');
    await expect(page.locator('.react-flow__node[data-id=thank]')).toBeFocused();

    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const push = step(page, 'Push it');
    await expect(push.getByRole('button', { name: 'Push it' })).toBeInViewport({ ratio: 0.99 });
    await expect(push).toHaveAttribute('aria-current', 'true');
    await expect(page.locator('.react-flow__node[data-id=push]')).toBeFocused();
    await expectNothingGrave(page, 'light');

    // Whoever opens the panel begins at its top, whatever is chosen.
    await page.reload();
    await page.locator('.react-flow__node[data-id=thank]').click();
    await page.getByRole('tab', { name: 'Try it' }).click();
    await expect(thank).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Try it on' })).toBeInViewport();
  });
});
