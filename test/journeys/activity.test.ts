import type { Locator, Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { closeBrowser, startJourney, type Journey } from '../support/browser.ts';
import { action, condition, equals, graph, trigger } from '../support/graphs.ts';
import { angiographiesTo, markup, studyArrives } from '../support/arrivals.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { expect } from '../support/expect.ts';

/** What is done to find out what happened: looking for a study, reading why, seeing what was sent, sending it again. */

let journey: Journey;
let receiver: Receiver | undefined;
afterEach(async () => {
  await journey.close();
  await receiver?.close();
  receiver = undefined;
});
afterAll(closeBrowser);

const events = (page: Page): Locator => page.getByRole('list', { name: 'Events, newest first' });
const deliveries = (page: Page): Locator =>
  page.getByRole('list', { name: 'Deliveries, newest first' });

const arrive = (study: Record<string, string>, event?: string) =>
  studyArrives(journey.server, study, event);

describe('the activity', () => {
  it('tells staff why a given study was not sent where it should have gone', async () => {
    journey = await startJourney();
    const { page } = journey;
    const rule = 'Chest CT of adults to the research archive';
    const child = { patient_name: 'MBEKI^FINN', patient_birth_date: '20200507' };
    const description = 'CT CHEST LOW DOSE PEDIATRIC WITH CONTRAST, LATE PHASE, SECOND OPINION';
    await arrive({ ...child, study_description: description, accession_number: 'A-4711' });
    await arrive({ patient_name: 'DOE^JANE', accession_number: 'A-0815' });

    await page.goto('/rules');
    await expect(page.getByRole('list', { name: 'Rules' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search pages, rules and commands…').fill('A-4711');
    await page.getByRole('button', { name: /Look among the events/ }).click();
    await expect(events(page).getByRole('listitem').last()).toContainText('MBEKI, FINN');
    await expect(events(page)).not.toContainText('A-0815');
    const search = page.getByRole('textbox', { name: 'Search' });
    await search.fill('Doe, Jane');
    await expect(events(page)).toContainText('A-0815');
    await search.fill('mbeki, finn');
    const accession = events(page).getByText('A-4711', { exact: true }).last();
    for (const width of [1440, 1280, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(accession).toBeVisible();
      expect(await accession.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(false);
    }
    await expectAccessible(page);
    await page.setViewportSize({ width: 720, height: 450 });
    const link = events(page).getByRole('link', { name: 'Study arrives' }).last();
    expect(await link.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(false);
    const about = await events(page).getByText('MBEKI, FINN').last().boundingBox();
    expect(about?.y).toBeGreaterThan((await link.boundingBox())?.y ?? Infinity);
    await page.setViewportSize({ width: 1440, height: 900 });

    await search.fill('A-0815');
    await expect(events(page)).not.toContainText('A-4711');
    await events(page).getByRole('link', { name: 'Study arrives' }).last().click();
    await page.getByRole('button', { name: rule }).click();
    await expect(page.getByText('enough by itself')).toHaveCount(2);
    await page.getByRole('link', { name: 'Activity' }).last().click();
    await search.fill('mbeki, finn');
    await expect(events(page)).not.toContainText('A-0815');
    await events(page).getByRole('link', { name: 'Study arrives' }).last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Study arrives: MBEKI, FINN');
    const verdicts = page.getByRole('list', { name: 'Rules and what they made of the event' });
    const verdict = verdicts.getByRole('button', { name: rule });
    await expect(verdict).toContainText('Did not act');
    await expect(verdicts.locator('> li', { hasText: rule })).toHaveAttribute('data-tone', 'plain');
    await verdict.click();
    await expect(page.getByText('this decided')).toHaveCount(1);
    await expect(page.getByRole('listitem').filter({ hasText: /^Does not hold/ })).toContainText(
      'the rule wants 18 years or more',
    );
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Activity' }).last().click();
    await expect(search).toHaveValue('mbeki, finn');
    await page.goBack();
    await page.reload();
    await expect(page.getByText('this decided')).toBeVisible();
  });

  it('leads from a search without calls to the events that could tell why', async () => {
    journey = await startJourney();
    const { page } = journey;
    await arrive({ patient_name: 'DOE^JANE', accession_number: 'A-1' }, 'STUDY_EDIT');

    await page.goto('/activity?search=A-1');
    await expect(page.getByRole('heading', { name: 'No call was made that fits' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Find out why' }).click();
    await expect(page.getByRole('heading', { name: 'It led to no calls' })).toBeVisible();
    await expect(page.getByText('Not its event').first()).toBeVisible();
    await page.goBack();
    await page.getByRole('textbox', { name: 'Search' }).fill('nobody of that name');
    await expect(page.getByText('Nothing here has “nobody of that name” in it')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible();

    await page.goto('/activity?state=held');
    await expect(page.getByRole('heading', { name: 'No call is held' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all calls' }).click();
    await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible();

    await page.goto('/rules');
    await page.getByRole('button', { name: 'More for Signed report to the referrer' }).click();
    await page.getByRole('menuitem', { name: 'Why did it not act?' }).click();
    await expect(page.getByText('“Signed report to the referrer” should have')).toBeVisible();
    await events(page).getByRole('link').click();
    const verdict = page.getByRole('button', { name: /^Signed report to the referrer/ });
    await expect(verdict).toHaveAttribute('aria-expanded', 'true');
  });

  it('says of a call that nobody has named where it goes', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { names } = (await server.get('/api/connections/demo/names/destination')).body;
    const neuro = names.find(({ name }: { name: string }) => name === 'Neuro MR workstation');
    const { identities } = (await server.get('/api/identities')).body;
    const push = action('push', {
      connection: 'demo',
      command: 'study/push',
      parameters: { uuid: 'study.uuid', destination_id: neuro.uuid },
      runAs: identities[0].userId,
    });
    await server.publish(
      graph(
        [trigger('arrives'), condition('isXa', equals('XA')), push],
        'arrives.out > isXa',
        'isXa.yes > push',
      ),
      'Vessels',
    );
    await arrive({ modality: 'XA', patient_name: 'DOE^JANE' });

    await page.goto('/activity');
    const title = 'Send study to Neuro MR workstation';
    await deliveries(page).getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.getByRole('link', { name: 'Open the event' }).click();
    await page.getByRole('button', { name: /^Vessels/ }).click();
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  });

  it('tells a delivery’s whole story as text, and sends it again', async () => {
    journey = await startJourney();
    const { page, context } = journey;
    const large = `${markup}${'0123456789'.repeat(10_000)}`;
    receiver = await startReceiver(() => ({ body: { note: large } }));
    receiver.answerWith({ status: 404, body: `<html>${markup}</html>` });
    await angiographiesTo(receiver, journey.server);
    const name = `DOE^${markup.replaceAll('=', ':')}`;
    await arrive({ modality: 'XA', patient_name: name, study_description: markup });

    await page.goto('/activity?state=failed');
    await deliveries(page)
      .getByRole('listitem')
      .filter({ hasText: 'Angiographies' })
      .getByRole('link')
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tell ${markup}`);
    await expect(page.getByText('Modality is XA; the rule wants XA')).toBeVisible();
    const request = page.getByRole('region', { name: 'Request of try 1' });
    await expect(request).toContainText('onerror');
    await expect(request.getByText(`${receiver.url}told`)).toBeVisible();
    const answer = page.getByRole('region', { name: 'Answer to try 1' });
    await expect(answer).toContainText('HTTP 404');
    await expect(answer).toContainText(`<html>${markup}</html>`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    await page.getByRole('button', { name: 'Run again' }).click();
    const ask = page.getByRole('dialog', { name: 'Run this call again?' });
    await expectAccessible(page, '[role=dialog]');
    await ask.getByRole('button', { name: 'Leave it' }).click();
    await expect(ask).toBeHidden();
    await page.getByRole('button', { name: 'Run again' }).click();
    await ask.getByRole('button', { name: 'Run again' }).click();
    await ask.getByRole('link', { name: 'Open the new delivery' }).click();
    await expect(page.getByRole('link', { name: 'an earlier delivery' })).toBeVisible();
    await expect(answer).toContainText('HTTP 200');
    await expect(answer).toContainText('its first 64 kilobytes are kept');
    await expect(answer).toContainText(markup.replaceAll('"', '\\"'));

    const other = await journey.newPage();
    await other.goto(link);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(`Tell ${markup}`);
    const repeats = other.getByRole('list', { name: 'Deliveries that repeat this one' });
    await expect(repeats.getByRole('listitem')).toContainText('Succeeded');
    await other.getByRole('link', { name: 'Open the event' }).click();
    await expect(other.getByRole('heading', { name: /^It led to/ })).toBeVisible();
    const address = other.url();
    await other.getByRole('link', { name: /^Tell/ }).first().click();
    await other.getByRole('link', { name: 'The event', exact: true }).click();
    await expect(other).toHaveURL(address);
    for (const one of context.pages()) {
      expect(await one.evaluate(() => 'harm' in window)).toBe(false);
      expect(await one.locator('img[src="x"]').count()).toBe(0);
    }
  });

  it('says when the next try is due, lets it be made now, and calls it off', async () => {
    journey = await startJourney();
    const { page } = journey;
    receiver = await startReceiver(() => ({ status: 503 }));
    await angiographiesTo(receiver, journey.server);
    await arrive({ modality: 'XA', patient_name: 'DOE^JANE' });

    await page.goto('/activity?state=waiting');
    await expect(deliveries(page)).toContainText(/1 try, next in \d+ seconds/);
    await deliveries(page).getByRole('link', { name: /^Tell/ }).click();
    await expect(page.getByText(/^Try 1 failed: HTTP 503\. Try 2 is due in/)).toBeVisible();
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect(page.getByRole('dialog')).toContainText(
      'It counts as try 2: if it fails, the next comes 10 minutes later.',
    );
    await page.getByRole('button', { name: 'Send it now' }).click();
    await expect(page.getByRole('alert')).toContainText(/^Try 2: Did not work.*HTTP 503/);
    await expect(page.getByText(/Try 3 is due in/)).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Try/ })).toHaveText([
      /^Try 1: /,
      /^Try 2, sent by hand: /,
    ]);
    await page.getByRole('button', { name: 'Cancel delivery' }).click();
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('button', { name: 'Cancel the delivery' }).click();
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/state=waiting$/);
  });

  it('goes on while one looks, and holds still while one reads', async () => {
    journey = await startJourney();
    const { page } = journey;
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => arrive({ accession_number: `A-${at}` }, 'STUDY_EDIT')),
    );

    await page.goto('/activity?view=events');
    const rows = events(page).getByRole('listitem');
    await expect(rows).toHaveCount(50);
    await page.getByRole('button', { name: 'Load more' }).click();
    await expect(rows).toHaveCount(60);
    await page.mouse.wheel(0, -100_000);
    await page.mouse.move(0, 0);
    await arrive({ patient_name: 'FIRST^ONE', accession_number: 'B-1' }, 'STUDY_EDIT');
    await expect(rows.first()).toContainText('FIRST, ONE');

    await rows.nth(3).hover();
    await arrive({ patient_name: 'SECOND^ONE', accession_number: 'B-2' }, 'STUDY_EDIT');
    const news = page.getByRole('button', { name: '1 new' });
    await expect(news).toBeVisible();
    await expect(rows.first()).toContainText('FIRST, ONE');
    await news.click();
    await expect(rows.first()).toContainText('SECOND, ONE');

    await rows.nth(40).scrollIntoViewIfNeeded();
    await expect(rows.nth(40)).toBeInViewport();
    await rows.nth(40).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.goBack();
    await expect(rows.nth(40)).toBeInViewport();
  });
});
