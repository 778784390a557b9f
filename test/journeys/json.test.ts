import { afterAll, beforeAll, describe, it } from 'vitest';
import { demoIds } from '../../server/sandbox/data.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';
import { editor, openJson, parametersOf, suggestion, typeAnew } from '../support/parametersJson.ts';

/** What an analyst does: the parameters of a call as JSON, completed and mended. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

describe('the parameters of a call as JSON', () => {
  it('are completed by real typing on first open: fields, names of parameters, names of destinations', async () => {
    const drawing = await openJson(journey, 'study/push', {});
    const { page } = drawing;

    await typeAnew(page, '{"uuid": "study.');
    await expect(suggestion(page, /^study\.uuid, Study UUID/)).toBeVisible();
    await page.keyboard.type('moda');
    const details = page.locator('.suggest-details');
    await expect(details).toContainText('Modality (Study)');
    await expect(details).toContainText('DICOM (0008,0060)');
    await expect(details).toContainText('For example: CT');
    for (const _ of 'moda') await page.keyboard.press('Backspace');
    await page.keyboard.type('uuid');
    await expect(suggestion(page, /^study\.uuid,/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => parametersOf(drawing)).toEqual({ uuid: 'study.uuid' });

    // Behind the closing quotation mark: what is still needed comes first, and what is there does not come again.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(', "', { delay: 15 });
    await expect(suggestion(page, /^destination_id, Destination/)).toBeVisible();
    await expect(suggestion(page, /^uuid,/)).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(suggestion(page, /^Reading station 2/)).toBeVisible();
    await page.keyboard.type('Reading station 2', { delay: 15 });
    await expect(suggestion(page, /^Reading station 1/)).toHaveCount(0);
    await page.keyboard.press('Enter');
    const pushed = { uuid: 'study.uuid', destination_id: demoIds.destinations.reading2 };
    await expect.poll(() => parametersOf(drawing)).toEqual(pushed);
    // Whose uuid that is stands beside it, and is no part of the text.
    await expect(page.locator('.code-name')).toHaveText(/^.Reading.station.2$/);

    // The form is the other view of the same.
    await page.getByRole('tab', { name: 'Form' }).click();
    const destination = page.getByRole('combobox', { name: 'Destination', exact: true });
    await expect(destination).toHaveValue('Reading station 2');
    await destination.click();
    await page.getByRole('option', { name: 'Emergency PACS' }).click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(page.locator('.code-editor')).toContainText(
      demoIds.destinations.emergency.slice(0, 8),
    );
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.locator('.code-editor')).toContainText(
      demoIds.destinations.reading2.slice(0, 8),
    );
  });

  it('are mended by quick fix: a wrong name by key, a wrong field by mouse, what is missing in the large editor', async () => {
    const drawing = await openJson(journey, 'study/share', {
      uuid: 'study.uuid',
      email: 'user.email',
    });
    const { page } = drawing;

    await typeAnew(page, '{"uuid": "study.uiid", "emial": "user.email"');
    const problems = page.getByRole('list', { name: 'Problems of the parameters' });
    await expect(problems).toContainText('emial');
    await page.keyboard.press('Escape');
    await page.locator('.view-line span', { hasText: 'emial' }).last().click();
    await page.keyboard.press('Control+.');
    await expect(page.getByRole('option', { name: /^Rename it to “email”/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => parametersOf(drawing))
      .toEqual({ uuid: 'study.uiid', email: 'user.email' });

    await page.locator('.view-line span', { hasText: 'study.uiid' }).last().hover();
    await page
      .getByRole('link', { name: /Quick Fix/ })
      .or(page.getByText('Quick Fix...'))
      .click();
    await page.getByRole('option', { name: /study\.uuid/ }).click();
    await expect
      .poll(() => parametersOf(drawing))
      .toEqual({ uuid: 'study.uuid', email: 'user.email' });

    await page.getByRole('button', { name: 'Open large' }).click();
    const large = page.getByRole('dialog', { name: /^Parameters of/ });
    await expect(large.getByRole('textbox', { name: /^Parameters as JSON/ })).toBeFocused();
    await typeAnew(page, '{"uuid": "study.uuid"');
    await large.getByRole('button', { name: 'Add “account_id”' }).click();
    await expect(
      suggestion(page, /^Demo Hospital/)
        .or(suggestion(page, /^study\./))
        .first(),
    ).toBeVisible();
    // Escape closes what is innermost: the suggestions, then the dialog.
    await page.keyboard.press('Escape');
    await expect(large).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(large).toBeHidden();
    await expect(editor(page)).toBeFocused();
    await expect.poll(() => parametersOf(drawing)).toEqual({ uuid: 'study.uuid', account_id: '' });
  });

  it('are offered names for a value that is selected, whatever it says', async () => {
    const drawing = await openJson(journey, 'study/push', {
      uuid: 'study.uuid',
      destination_id: 'x',
    });
    const { page } = drawing;
    await page.locator('.view-line span', { hasText: /^"x"$/ }).dblclick();
    await page.keyboard.press('Control+Space');
    await suggestion(page, /^Reading station 2/).click();
    const pushed = { uuid: 'study.uuid', destination_id: demoIds.destinations.reading2 };
    await expect.poll(() => parametersOf(drawing)).toEqual(pushed);
  });

  it('are offered the field that was meant where it is misspelt', async () => {
    const drawing = await openJson(journey, 'study/push', {});
    const { page } = drawing;
    await typeAnew(page, '{"uuid": "study.uiid');
    await expect(suggestion(page, /^study\.uuid, Study UUID/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => parametersOf(drawing)).toEqual({ uuid: 'study.uuid' });
  });

  it('begin a new line at Enter as long as nothing is being completed', async () => {
    const drawing = await openJson(journey, 'study/push', {});
    const { page } = drawing;
    await typeAnew(page, '{');
    await page.keyboard.press('Enter');
    await page.keyboard.type('"', { delay: 15 });
    await expect(suggestion(page, /^uuid, Study/)).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('study.', { delay: 15 });
    await expect(suggestion(page, /^study\.uuid, Study UUID/)).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type(', ', { delay: 15 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('"batch_no": "7"', { delay: 15 });
    await expect.poll(() => parametersOf(drawing)).toMatchObject({ batch_no: '7' });
    await expect(page.locator('.code-editor .view-line').first()).toHaveText('{');
  });

  it('have marks for what only the platform minds that are no errors, in the words of the form', async () => {
    const { page } = await openJson(journey, 'message/add', {
      study_id: 'study.uuid',
      body: 'Look at {{study.modality}}',
    });
    const words = 'Works here, not on Ambra: The platform does not fill';
    const told = page.getByRole('list', { name: 'Problems of the parameters' });
    await expect(told).toContainText(words);
    const advice = 'Nothing to do, unless this rule is to be deployed to the imaging platform';
    await expect(told).toContainText(advice);
    await expect(page.locator('.canvas-problems')).toHaveCount(0);
    await expect(page.locator('.code-editor .squiggly-info').first()).toBeVisible();
    await expect(page.locator('.code-editor .squiggly-error')).toHaveCount(0);
    await page.getByRole('tab', { name: 'Form' }).click();
    await expect(page.locator('.inspector')).toContainText(words);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(page.getByRole('region', { name: 'Works here, not on Ambra' })).toContainText(
      'The platform does not fill',
    );
  });

  it('are mended by what one click does first, and by more for those who ask', async () => {
    const drawing = await openJson(journey, 'study/share', { uuid: 'study.uid', group_id: '' });
    const { page } = drawing;
    const told = page.getByRole('list', { name: 'Problems of the parameters' });
    await expect(told.getByRole('listitem').first()).toContainText('Did you mean');
    const choice = told.getByRole('listitem').filter({ hasText: 'needs one of these' });
    await expect(choice.getByRole('button')).toHaveCount(4);
    await expect(choice.getByRole('button').first()).toHaveText('Fill in “group_id”');
    await choice.getByRole('button', { name: /more…$/ }).press('Enter');
    await expect(choice.getByRole('button').nth(3)).toBeFocused();
    await expect(choice.getByRole('button', { name: /more…$/ })).toHaveCount(0);
  });
});
