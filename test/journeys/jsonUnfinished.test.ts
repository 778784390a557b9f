import { afterAll, beforeAll, describe, it } from 'vitest';
import { demoIds } from '../../server/sandbox/data.ts';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';
import { editor, openJson, parametersOf, suggestion, typeAnew } from '../support/parametersJson.ts';

/** The parameters of a call as JSON that nobody has finished writing: told of calmly, kept, and never part of the rule. */

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey.close();
  await closeBrowser();
});

describe('half-written parameters', () => {
  it('are not called unfinished where somebody is still writing', async () => {
    const drawing = await openJson(journey, 'message/add', {
      study_id: 'study.uuid',
      body: 'Look',
    });
    const { page } = drawing;
    const problems = page.getByRole('list', { name: 'Problems of the parameters' });
    const marked = page.locator('.code-editor .squiggly-warning');
    await expect(page.getByRole('tab', { name: 'Problems', exact: true })).toBeVisible();

    await typeAnew(page, '{"study_id": "study.uuid", "body": "Look at {{mod');
    await expect(suggestion(page, /^study\.modality,/)).toBeVisible();
    const body = { body: 'Look at {{mod' };
    await expect.poll(() => parametersOf(drawing)).toMatchObject(body);
    // The list of all tells of it as soon as it is found.
    await expect(page.getByRole('tab', { name: 'Problems (1)' })).toBeVisible();
    await expect(problems.getByText('sent literally')).toHaveCount(0);
    await expect(marked).toHaveCount(0);

    await page.keyboard.press('Escape');
    await expect(problems.getByText('sent literally')).toHaveCount(0);
    await page.keyboard.type(' and', { delay: 15 });
    await expect(problems).toContainText('“{{mod” would be sent literally');
    await expect(marked.first()).toBeVisible();

    for (const _ of ' and') await page.keyboard.press('ArrowLeft');
    await expect(problems.getByText('sent literally')).toHaveCount(0);
    await page.getByRole('button', { name: 'Format' }).focus();
    await expect(problems).toContainText('“{{mod” would be sent literally');
  });

  it('are not told what was wrong with what was read of them last', async () => {
    const drawing = await openJson(journey, 'study/push', { uuid: 'study.uuid' });
    const { page } = drawing;
    const problems = page.getByRole('list', { name: 'Problems of the parameters' });
    await typeAnew(page, '{"uuid": "study.uuid", "destin": "x"}');
    await page.keyboard.press('Escape');
    await expect(problems).toContainText('destin');
    await page.keyboard.type(' "', { delay: 15 });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Show me where' })).toBeVisible();
    await expect(problems).toHaveCount(0);
    await page.keyboard.press('Backspace');
    await expect(problems).toContainText('destin');
  });

  it('give way to those from before the edit, in one step of undo', async () => {
    const before = { uuid: 'study.uuid', destination_id: demoIds.users.webhook };
    const drawing = await openJson(journey, 'study/push', before);
    const { page } = drawing;
    const half = { uuid: 'study.accession_number' };
    await typeAnew(page, '{"uuid": "study.accession_number", "destin');
    await page.keyboard.press('Escape');
    await expect.poll(() => parametersOf(drawing)).toEqual(half);
    await expect(page.getByText('not what it had before this edit')).toBeVisible();

    // Looking away does not make the half of it what one goes back to.
    await page.getByRole('tab', { name: 'Form' }).click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.getByRole('button', { name: 'Back to before this edit' }).click();
    await expect.poll(() => parametersOf(drawing)).toEqual(before);
    await expect(page.locator('.code-editor')).toContainText('destination_id');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => parametersOf(drawing)).toEqual(half);
  });

  it('that cannot be read yet are kept and told, and never reach the rule', async () => {
    const drawing = await openJson(journey, 'study/push', { uuid: 'study.uuid' });
    const { page } = drawing;
    const unfinished = '{"uuid": "study.uuid", "destination_id"';
    const before = { uuid: 'study.uuid' };

    await typeAnew(page, unfinished);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Between name and value there has to be a colon.')).toBeVisible();
    await expectAccessible(page, '.code-parameters');

    await drawing.card('arrives').click();
    await expect(editor(page)).toHaveCount(0);
    await drawing.card('call').click();
    await expect(page.locator('.code-editor')).toContainText(unfinished);
    await page.getByRole('tab', { name: 'Form' }).click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(page.locator('.code-editor')).toContainText(unfinished);
    await page.reload();
    await drawing.card('call').click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(page.locator('.code-editor')).toContainText(unfinished);
    expect(await parametersOf(drawing)).toEqual(before);

    await page.getByRole('tab', { name: 'Form' }).click();
    await expect(page.getByText('Saved in part')).toHaveCount(1);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await page.getByRole('button', { name: /Its JSON is not finished/ }).click();
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type(':');
    await expect(page.locator('.code-editor')).toContainText(`${unfinished}:`);
    await page.keyboard.press('Backspace');

    // Tab is the editor's until Ctrl+M.
    await expect(page.getByRole('button', { name: 'Show me where' })).toBeVisible();
    await editor(page).focus();
    await page.keyboard.press('Control+m');
    await expect(page.getByText('Tab leaves the editor')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Show me where' })).toBeFocused();
    await page.getByRole('button', { name: 'Back to the rule’s parameters' }).click();
    await expect(page.locator('.code-editor')).not.toContainText('destination_id');
    expect(await parametersOf(drawing)).toEqual(before);
  });
});
