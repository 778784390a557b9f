import type { Locator, Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { expect } from '../support/expect.ts';

/** What an analyst does: another call in JSON, a mistake mended by quick fix, compared, published, rolled back. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

async function publish(page: Page, note: string): Promise<void> {
  const asked = page.getByRole('dialog', { name: /^(?:Publish|What differs)/ });
  if (await asked.isHidden())
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await asked.getByRole('textbox', { name: 'Note' }).fill(note);
  await asked.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(asked).toBeHidden();
}

const toReferrer = { uuid: 'study.uuid', email: 'referrer@practice.example' };

/** A published rule has its push turned into a share, and is about to be published again. */
async function reviewShare(names: Partial<Record<'rule' | 'call', string>>): Promise<Locator> {
  const { page, server } = journey;
  const { rules } = (await server.get('/api/rules')).body;
  const { id, revision } = rules.find(
    (rule: { name: string }) => rule.name === 'CT to the reading station',
  );
  if (names.rule !== undefined) {
    await server.ask('PATCH', `/api/rules/${id}`, { revision, name: names.rule });
    await server.post(`/api/rules/${id}/publish`, { revision: revision + 1 });
  }
  const { body: rule } = await server.get(`/api/rules/${id}`);
  const share = {
    command: 'study/share',
    parameters: toReferrer,
    ...(names.call !== undefined && { name: names.call }),
  };
  const nodes = rule.draft.nodes.map((node: { kind: string }) =>
    node.kind === 'action' ? { ...node, ...share } : node,
  );
  const graph = { ...rule.draft, nodes };
  await server.ask('PUT', `/api/rules/${id}/draft`, { revision: rule.revision, graph });
  await page.goto(`/rules/${id}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  return page.getByRole('dialog', { name: /^Publish/ });
}

describe('the analyst’s change', () => {
  it('turns a push into a share in JSON, mends a wrong field, goes live and is rolled back', async () => {
    journey = await startJourney();
    const { page } = journey;
    await page.goto('/rules');
    await page.getByRole('link', { name: 'CT to the reading station', exact: true }).click();
    await page.locator('.react-flow__node[data-id=push]').click();
    await page.getByRole('combobox', { name: 'What it does' }).click();
    await page.getByRole('combobox', { name: 'What it does' }).fill('study/share');
    await page.getByRole('option', { name: 'Share study study/share' }).click();
    // The name that the sample gave it tells of a push.
    const step = page.locator('.react-flow__node[data-id=push]');
    await expect(step).toContainText('Push to reading station 1');
    await page.getByRole('button', { name: 'Call it “Share study”' }).click();
    await expect(step).not.toContainText('Push');
    await page.getByRole('tab', { name: 'JSON' }).click();
    const editor = page.getByRole('textbox', { name: /^Parameters as JSON/ });
    await editor.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('{"uuid": "study.uiid", "email": "user.email"', { delay: 15 });
    await page.keyboard.press('Escape');
    const problems = page.getByRole('list', { name: 'Problems of the parameters' });
    await expect(problems).toContainText('study.uiid');
    await page.locator('.view-line span', { hasText: 'study.uiid' }).last().click();
    await page.keyboard.press('Control+.');
    await page.getByRole('option', { name: /study\.uuid/ }).click();
    await expect(problems).toBeHidden();

    await page.getByRole('button', { name: 'Draft differs' }).click();
    const review = page.getByRole('dialog', { name: /^What differs in the draft of/ });
    await expect(review.getByRole('listitem').first()).toBeVisible();
    await review.getByText('As JSON').click();
    await expect(review.locator('.code-diff')).toContainText('study/share');
    await publish(page, 'Share instead of pushing');
    await expect(page.getByText('Live: version 2')).toBeVisible();

    await page.getByRole('button', { name: 'History' }).click();
    const history = page.getByRole('dialog', { name: /^History of/ });
    await history.getByRole('button', { name: /^Version 1/ }).click();
    await history.getByRole('button', { name: 'Restore as draft' }).click();
    await expect(history).toBeHidden();
    await publish(page, 'Back to pushing');
    await expect(page.getByText('Live: version 3')).toBeVisible();
    await expect(page.getByText('It is version 1 again.')).toBeVisible();
    await page.getByRole('button', { name: 'History' }).click();
    await expect(
      history.getByRole('button', { name: /^Version 3.*Version 1 again/ }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    const { body } = await journey.server.get('/api/webhooks');
    expect(JSON.stringify(body)).not.toContain('study/share');
  });

  it('is offered at publishing the name of what is done now, for the rule', async () => {
    journey = await startJourney();
    const { page } = journey;
    const name = 'Push to reading station 1';
    const asked = await reviewShare({ rule: name, call: 'Share' });
    await expect(asked).toContainText(`The rule is still called “${name}”`);
    await asked.getByRole('button', { name: 'Call the rule “Share”' }).click();
    await expect(asked).toContainText('The rule is called “Share” now.');
    await expect(asked).not.toContainText('The rule is still called');
    await expect(asked.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Name of the rule' })).toHaveValue('Share');
  });

  it('is offered at publishing the name of what is done now, for the call', async () => {
    journey = await startJourney();
    const asked = await reviewShare({});
    await expect(asked).toContainText('It is still called “Push to reading station 1”');
    const rename = 'Rename “Push to reading station 1” to “Share study”';
    await asked.getByRole('button', { name: rename }).click();
    await expect(asked).toContainText('The call is named “Share study” now.');
    await expect(asked).not.toContainText('It is still called');
    await expect(journey.page.locator('.react-flow__node[data-id=push]')).toContainText(
      'Share study',
    );
  });
});
