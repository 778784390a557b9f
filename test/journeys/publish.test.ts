import { afterAll, afterEach, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';
import { dialog, header, openRule, publish, pushTo, sentence } from '../support/publishing.ts';

/** From a draft to what runs and back: publishing, comparing, rolling back, switching off, mending, saving. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

describe('publishing a rule', () => {
  it('goes from a change to what runs, is compared in words and as JSON, and is rolled back', async () => {
    journey = await startJourney();
    const { page } = journey;
    await openRule(page, 'CT to the reading station');
    await expect(header(page).getByText('Live: version 1')).toBeVisible();

    const name = header(page).getByRole('textbox', { name: 'Name of the rule' });
    const frame = () => name.evaluate((box) => getComputedStyle(box).borderTopColor);
    await name.click();
    await name.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    // The pointer still rests on it.
    expect(await frame()).toBe('rgba(0, 0, 0, 0)');

    await pushTo(page, 'Reading station 2');
    await header(page).getByRole('button', { name: 'Draft differs' }).click();
    const review = dialog(page, /^(?:What differs in the draft of|Publish) “/);
    await expect(review.getByRole('listitem')).toContainText(
      'Parameter destination_id changed from “Reading station 1” to “Reading station 2”',
    );
    await expectAccessible(page, '[role=dialog]');
    await review.getByText('As JSON').click();
    await expect(review.locator('.code-diff')).toContainText('destination_id');
    await review.getByRole('button', { name: 'Not yet' }).click();
    await expect(review).toBeHidden();

    await header(page).getByRole('button', { name: 'More for this rule' }).click();
    await page.getByRole('menuitem', { name: 'Discard the draft' }).click();
    await expect(sentence(page)).toContainText('Reading station 1');
    await expect(header(page).getByText('Draft differs')).toBeHidden();
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
    await expect(sentence(page)).toContainText('Reading station 2');

    await publish(page, 'Station 1 is being repaired');
    const told = page.getByRole('group', { name: 'Published' });
    await expect(told).toContainText('Version 2 is live');
    await expect(told).toContainText('Send a test study');
    await told.getByRole('button', { name: 'Close' }).click();
    await expect(header(page).getByText('Live: version 2')).toBeVisible();
    await expect(header(page).getByText('Draft differs')).toBeHidden();

    await header(page).getByRole('button', { name: 'History' }).click();
    const history = dialog(page, /^History of/);
    await history.getByRole('button', { name: /^Version 2.*Station 1 is being repaired/ }).click();
    await expect(history.getByText('The draft is this version.')).toBeVisible();
    await history.getByRole('button', { name: /^Version 1/ }).click();
    await history.getByText('Compare with live').click();
    await expect(history.getByRole('list', { name: 'Changes' })).toContainText(
      'from “Reading station 2” to “Reading station 1”',
    );
    await expectAccessible(page, '[role=dialog]');
    await history.getByRole('button', { name: 'Restore as draft' }).click();
    await expect(history).toBeHidden();
    await expect(sentence(page)).toContainText('Reading station 1');

    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
    await expect(sentence(page)).toContainText('Reading station 2');
    await header(page).getByRole('button', { name: 'Redo' }).click();
    await expect(sentence(page)).toContainText('Reading station 1');
    await publish(page, 'Station 1 is back');
    await expect(header(page).getByText('Live: version 3')).toBeVisible();
    await told.getByRole('button', { name: 'Close' }).click();
    await header(page).getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(review).toContainText('so there is nothing to publish');
    await expect(review.getByRole('textbox', { name: 'Note' })).toHaveCount(0);
    await expect(review.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
    await review.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(review).toBeHidden();
    const { body } = await journey.server.get('/api/rules');
    const { id } = body.rules.find((rule: { live: number }) => rule.live === 3);
    const versions = (await journey.server.get(`/api/rules/${id}/versions`)).body.versions;
    expect(versions.map((version: { note: string }) => version.note)).toEqual([
      'Station 1 is back',
      'Station 1 is being repaired',
      'Every CT goes to reading station 1 as soon as it is complete.',
    ]);
  });

  it('takes a new name back as one step, in its field and by the button', async () => {
    journey = await startJourney();
    const { page } = journey;
    const old = 'CT to the reading station';
    await openRule(page, old);
    const name = header(page).getByRole('textbox', { name: 'Name of the rule' });
    await name.click();
    await name.press('End');
    await name.pressSequentially(' at night', { delay: 15 });
    await expect(name).toHaveValue(`${old} at night`);
    await name.press('Control+z');
    await expect(name).toHaveValue(old);
    await name.press('Control+Shift+z');
    await expect(name).toHaveValue(`${old} at night`);
    await name.press('Enter');
    await header(page).getByRole('button', { name: 'Undo' }).click();
    await expect(name).toHaveValue(old);
    await expect(header(page).getByRole('button', { name: 'Undo' })).toBeDisabled();
  });

  it('leads to what has to be mended first, and mends it where it can', async () => {
    journey = await startJourney();
    const { page } = journey;
    await page.goto('/rules');
    await page.getByRole('button', { name: 'New rule' }).click();
    await page.getByRole('button', { name: /^Blank rule/ }).click();
    await page.getByRole('button', { name: 'When a study arrives' }).click();
    await page.getByRole('button', { name: 'Add a step after this' }).click();
    await dialog(page, 'Add a step')
      .getByRole('option', { name: 'Send study to a destination' })
      .click();
    await expect(page.getByRole('tab', { name: /^Problems/ })).toContainText('(');

    await header(page).getByRole('button', { name: 'Publish', exact: true }).click();
    const asked = dialog(page, /^Publish/);
    await expectAccessible(page, '[role=dialog]');
    await asked
      .getByRole('button', { name: /destination/i })
      .first()
      .click();
    await expect(asked).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'Destination', exact: true })).toBeFocused();
    await page.getByRole('combobox', { name: 'Destination', exact: true }).click();
    await page.getByRole('option', { name: 'Reading station 2' }).click();

    await header(page).getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog(page, /^Publish/).getByRole('listitem')).toContainText(
      'NewSend study to Reading station 2',
    );
    // It has no name of its own yet: what is typed is one.
    await expect(
      dialog(page, /^Publish/).getByRole('textbox', { name: 'Name of the rule' }),
    ).toBeFocused();
    await page.keyboard.type('To the second station');
    await page.keyboard.press('Control+Enter');
    await expect(header(page).getByText('Live: version 1')).toBeVisible();
    await expect(header(page).getByRole('textbox', { name: 'Name of the rule' })).toHaveValue(
      'To the second station',
    );
  });
});

describe('the switch of a rule', () => {
  it('asks what becomes of calls that wait, and of held ones when it is switched on again', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { studies } = (await server.get('/api/demo/studies')).body;
    const ct = studies.find((study: { modality: string }) => study.modality === 'CT');
    const rule = (await server.get('/api/rules')).body.rules.find(
      ({ name }: { name: string }) => name === 'CT to the reading station',
    );
    const { graph } = (await server.get(`/api/rules/${rule.id}/versions/1`)).body;
    const { destination_id: destination } = graph.nodes.at(-1).parameters;
    await server.post('/api/demo/faults', { destination, mode: 'failing' });
    await server.post('/api/demo/arrivals', { study: ct.uuid });
    await server.until(`/api/deliveries?rule=${rule.id}`, ({ items }) =>
      items.some(
        (one: { state: string; attempts: number }) => one.state === 'waiting' && one.attempts === 1,
      ),
    );

    await openRule(page, 'CT to the reading station');
    const onOff = header(page).getByRole('switch', { name: 'CT to the reading station is on' });
    await onOff.click({ force: true });
    const off = dialog(page, 'Switch this rule off?');
    await expect(off.getByRole('radio', { name: 'Hold it' })).toBeChecked();
    await expectAccessible(page, '[role=dialog]');
    await off.getByRole('button', { name: 'Switch off' }).click();
    await expect(off).toBeHidden();
    await expect(header(page).getByText('Off: version 1')).toBeVisible();
    await expect(onOff).not.toBeChecked();
    await expect(header(page).getByRole('link', { name: '1 held' })).toBeVisible();

    // Published meanwhile, it stays off where that is wanted.
    await page.locator('.react-flow__node[data-id=push]').click();
    await page.getByRole('switch', { name: 'Try again if it fails' }).click({ force: true });
    await header(page).getByRole('button', { name: 'Publish', exact: true }).click();
    const review = dialog(page, /^Publish/);
    const switching = review.getByRole('switch', { name: 'Switch the rule on' });
    await switching.click({ force: true });
    await expect(review.getByRole('button', { name: 'Publish and switch on' })).toBeVisible();
    await switching.click({ force: true });
    await review.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('group', { name: 'Published' })).toContainText(
      'Version 2 is published, and off',
    );
    await expect(header(page).getByText('Off: version 2')).toBeVisible();
    await expect(review).toBeHidden();
    await page.getByRole('group', { name: 'Published' }).getByRole('button').click();

    await onOff.click({ force: true });
    await dialog(page, 'Switch this rule on?')
      .getByRole('button', { name: 'Switch on and send it' })
      .click();
    await expect(header(page).getByText('Live: version 2')).toBeVisible();
    await expect(onOff).toBeChecked();
    await expect(header(page).getByRole('link', { name: '1 held' })).toBeHidden();
  });
});

describe('the frame of the editor', () => {
  it('reads well in both themes, and at 200 % zoom leaves the drawing its room', async () => {
    journey = await startJourney();
    const { page } = journey;
    await openRule(page, 'Chest CT of adults to the research archive');
    for (const panel of ['Problems', 'Compiled'] as const) {
      await page.getByRole('tab', { name: panel }).click();
      await expectAccessible(page);
    }
    await expect(page.getByRole('article')).toContainText(/Calls Demo Hospital: http:\/\/127/);
    await page.getByText('Platform (v3)').click();
    await page.getByRole('button', { name: /the platform’s filters cannot count ages/ }).click();
    await expect(page.getByRole('tab', { name: 'Settings' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.locator('.react-flow__node.selected')).toContainText('Chest CT of an adult?');

    await page.setViewportSize({ width: 512, height: 384 });
    const button = header(page).getByRole('button', { name: 'Publish', exact: true });
    await expect(button).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 720, height: 450 });
    const drawing = page.getByRole('region', { name: 'Drawing', exact: true });
    await expect(page.getByRole('tabpanel', { name: 'Settings' })).toBeHidden();
    const room = await drawing.boundingBox();
    expect(room?.width).toBeGreaterThan(480);
    expect(room?.height).toBeGreaterThan(200);
    await sentence(page)
      .getByRole('button', { name: /^modality is CT/ })
      .click();
    await expect(page.getByRole('tabpanel', { name: 'Settings' })).toBeVisible();
    await page.getByRole('tabpanel', { name: 'Settings' }).getByRole('textbox').first().focus();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tabpanel', { name: 'Settings' })).toBeHidden();
    await expect(page.locator('.react-flow__node.selected')).toBeFocused();
    await page.getByRole('tab', { name: 'Problems' }).click();
    await page.getByRole('button', { name: /cannot count ages/ }).focus();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab', { name: 'Problems' })).toBeFocused();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
