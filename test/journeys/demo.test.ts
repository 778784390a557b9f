import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, describe, it } from 'vitest';
import { closeBrowser, expectRefusals, startJourney, type Journey } from '../support/browser.ts';
import { fail, reset, send, told } from '../support/demo.ts';
import { expect } from '../support/expect.ts';
import { action, condition, equals, graph, trigger, wait } from '../support/graphs.ts';

/** What a demo giver does: let studies arrive, let something fail, explain what came of it, begin anew. */

let journey: Journey;
afterEach(() => journey.close());
afterAll(closeBrowser);

const isCut = (one: Element): boolean => one.scrollWidth > one.clientWidth;

/** The other theme differs in its colours only. */
async function expectNothingSerious(page: Page, part: string, theme: string): Promise<void> {
  // There are no frames to look into, which otherwise costs a page of its own each time.
  const axe = new AxeBuilder({ page }).include(part).setLegacyMode();
  const { violations } = await (
    theme === 'dark' ? axe.withRules(['color-contrast']) : axe
  ).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

describe('giving a demo', () => {
  it('shows a stream, a failure with its retry and its chain, one delivery explained, and begins anew', async () => {
    journey = await startJourney();
    const { page } = journey;
    const main = page.getByRole('main');

    await page.goto('/');
    await page.getByRole('button', { name: 'Start stream' }).click();
    await expect(page.getByRole('button', { name: 'Stop stream' })).toBeVisible();
    await page.getByRole('link', { name: 'Activity' }).click();
    await main.getByRole('tab', { name: 'Events' }).click();
    await expect(main.getByText('Study arrives').first()).toBeVisible();
    await page.getByRole('button', { name: 'Stop stream' }).click();

    await page.getByRole('button', { name: 'Make a destination fail' }).click();
    await expect(page.getByText('Used by: Tell who is on call', { exact: false })).toBeVisible();
    await fail(page, 'Emergency PACS');
    await expect(page.getByRole('button', { name: /^Emergency PACS fails/ })).toBeVisible();
    await fail(page, 'Reading station 1');
    await expect(page.getByRole('button', { name: /^2 in trouble: mend/ })).toBeVisible();

    await page.getByRole('button', { name: 'Send a test study' }).click();
    await send(page, 'ct head trauma');
    const notice = told(page, 'CT HEAD TRAUMA WITHOUT CONTRAST of');
    await expect(notice).toContainText('2 calls: 1 failed, 1 to be tried again; then 1 call made');
    await expect(notice.getByRole('list')).toHaveCount(2);
    await expect(notice.getByRole('list').last()).toContainText('Message radiology on call');
    await expect(page.getByRole('tooltip')).toHaveCount(0);

    await notice.getByRole('link', { name: /Push to reading station 1/ }).click();
    await expect(main.getByText(/Try 2 is due in/)).toBeVisible();

    await expect(page.locator('.demo-last-about:visible')).toHaveText('Sent just now: ');
    await page.getByRole('link', { name: /What became of the study sent last/ }).click();
    await expect(main.getByRole('heading', { name: /^It led to/ })).toHaveText(
      'It led to 2 calls, and these to 1 more',
    );
    await expect(main.getByRole('list', { name: 'What this call led to' })).toContainText(
      'Message radiology on call',
    );
    const acted = main
      .getByRole('list', { name: 'Rules and what they made of the event' })
      .getByRole('button', { name: /and then 1 more$/ });
    await acted.click();
    const followed = main.getByRole('region', { name: 'Message radiology on call' });
    await expect(followed).toContainText('The call that followed another one');
    await expect(followed).not.toContainText('the rule waits');
    await main.getByRole('link', { name: 'Push trauma to the emergency PACS' }).click();
    await expect(main.getByText('the rule wants text that contains trauma')).toBeVisible();
    await expect(main.getByRole('heading', { name: 'Try 1: Did not work' })).toBeVisible();
    await main.getByRole('link', { name: 'Message radiology on call' }).click();
    const before = main.getByRole('list', { name: 'The delivery that led to this one' });
    await before.getByRole('link', { name: 'Push trauma to the emergency PACS' }).click();
    await expect(main.getByRole('heading', { name: 'Try 1: Did not work' })).toBeVisible();

    await page.getByRole('button', { name: 'What the hospital received' }).click();
    const received = page.getByRole('complementary', { name: 'What the hospital received' });
    const message = received.getByRole('listitem').filter({ hasText: 'message/add' });
    await expect(message).toContainText('Radiology on call → A trauma study could not be sent');
    await message.getByText('message/add').click();
    await expect(message.getByRole('row', { name: /group_id/ })).toContainText('Radiology on call');
    await expect(received.getByText('500 error')).toHaveCount(2);
    await received.getByRole('button', { name: 'Clear' }).click();
    await expect(received.getByText('Nothing yet')).toBeVisible();
    await received.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: /^2 in trouble: mend/ }).click();
    await page.getByRole('button', { name: 'All back to normal' }).click();
    await expect(page.getByText('One call waits for the next try.')).toBeVisible();
    await page.getByRole('button', { name: 'Send it now' }).click();
    await expect(page.getByText('One call waits for the next try.')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Make a destination fail' })).toBeVisible();
    await page.getByRole('button', { name: /^Again: CT HEAD TRAUMA/ }).click();
    await expect(told(page, '2 calls made')).toBeVisible();

    await reset(page);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(main.getByText('0 events')).toBeVisible();
  });

  it('can be done by keyboard alone, with the bar put away', async () => {
    journey = await startJourney();
    const { page } = journey;
    const command = async (name: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Search and commands' });
      await expect(palette.getByRole('textbox', { name: /^Search pages/ })).toBeFocused();
      await page.keyboard.type(name);
      await expect(palette.getByRole('button').first()).toHaveText(name);
      await page.keyboard.press('Enter');
      await expect(palette).toBeHidden();
    };

    await page.goto('/');
    await expect(page.getByRole('list', { name: 'Rules' })).toBeVisible();
    const bar = page.getByRole('button', { name: 'Demo', exact: true });
    await expect(bar).toHaveAttribute('title', 'Hide the demo bar');
    await bar.press('Enter');
    await expect(bar).toHaveAttribute('title', 'Show the demo bar');
    await expect(page.getByRole('button', { name: 'Start stream' })).toBeHidden();

    await command('Send a test study…');
    await expect(page.getByRole('combobox', { name: 'Search studies' })).toBeFocused();
    await page.keyboard.type('mr knee');
    await page.keyboard.press('Enter');
    await expect(told(page, '1 call made')).toBeVisible();

    await command('Start the stream of studies');
    await expect(page.getByRole('button', { name: 'Demo: the stream runs' })).toBeVisible();

    await command('What the hospital received');
    const received = page.getByRole('complementary', { name: 'What the hospital received' });
    await expect(received).toBeFocused();
    await expect(received.getByText(/^MR KNEE LEFT of .* → Neuro MR workstation$/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(received).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();
  });

  it('can be read and used by everybody, in both themes', async () => {
    journey = await startJourney({ size: { width: 1024, height: 768 } });
    const { page } = journey;
    await page.emulateMedia({ reducedMotion: 'reduce' });

    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Start stream' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const scheme = page.locator('html');
      await expect(scheme).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      for (const name of ['Send a test study', 'Make a destination fail']) {
        const button = page.getByRole('button', { name });
        await button.click();
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        await expectNothingSerious(page, '.demo-hanging', colorScheme);
        await page.keyboard.press('Escape');
        await expect(button).toBeFocused();
      }
      await page.getByRole('button', { name: 'Send a test study' }).click();
      await page.getByRole('button', { name: 'A new CT', exact: true }).click();
      const last = page.getByRole('link', { name: /What became of the study sent last/ });
      await expect(last).toContainText(/made/);
      expect(await last.locator('.demo-last-words').evaluate(isCut)).toBe(false);
      await page.getByRole('button', { name: 'What the hospital received' }).click();
      await page.getByText('study/push').first().click();
      await expectNothingSerious(page, '.demo-received', colorScheme);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Reset the demo' }).click();
      await expect(page.getByRole('button', { name: 'Leave it as it is' })).toBeFocused();
      await expectNothingSerious(page, '[role=dialog], [role=alert], #demo-bar', colorScheme);
      await page.keyboard.press('Escape');
    }
  });

  it('fits every width down to a small window, and tells why a study is not pushed twice', async () => {
    journey = await startJourney();
    const { page } = journey;
    await page.goto('/');
    await page.getByRole('button', { name: 'Make a destination fail' }).click();
    await fail(page, 'Chest CT research archive');
    await page.keyboard.press('Escape');
    const stream = page.getByRole('button', { name: /^(?:Start|Stop) stream$/ });
    const place = (await stream.boundingBox())?.x;
    await page.getByRole('button', { name: 'Start stream' }).click();
    await page.getByRole('button', { name: 'Send a test study' }).click();
    await page.getByRole('checkbox', { name: 'As a new study each time' }).uncheck();
    await send(page, 'ct abdomen');
    await expect(told(page, '1 call made')).toBeVisible();
    expect((await stream.boundingBox())?.x).toBe(place);
    await page.getByRole('button', { name: /^Again: CT ABDOMEN/ }).click();
    await expect(told(page, '1 call left out, as it had been made for this study')).toBeVisible();
    for (const width of [1920, 1440, 1280, 1024, 720, 512, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const reset = await page.getByRole('button', { name: 'Reset the demo' }).boundingBox();
      const last = page.getByRole('button', { name: 'What the hospital received' });
      const before = await last.boundingBox();
      expect((reset?.x ?? Infinity) + (reset?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((before?.x ?? Infinity) + (before?.width ?? 0)).toBeLessThanOrEqual(reset?.x ?? 0);
      if (width < 1024) continue;
      expect(await page.locator('.demo-last-words').evaluate(isCut)).toBe(false);
      const trouble = page.locator('[data-trouble=true] .mantine-Button-label');
      expect(await trouble.evaluate(isCut)).toBe(false);
    }
  });
});

describe('sending what waits for its next try', () => {
  it('leaves out a call that went out by itself meanwhile', async () => {
    journey = await startJourney();
    const { page } = journey;
    await page.goto('/activity');
    await page.getByRole('button', { name: 'Make a destination fail' }).click();
    await fail(page, 'Reading station 1');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Send a test study' }).click();
    await send(page, 'ct head trauma');
    await expect(told(page, '1 to be tried again')).toBeVisible();
    await page.getByRole('button', { name: /^Again: CT HEAD TRAUMA/ }).click();
    await page.getByRole('button', { name: /^Reading station 1 fails/ }).click();
    await page.getByRole('button', { name: 'All back to normal' }).click();
    await expect(page.getByText('2 calls wait for the next try.')).toBeVisible();
    await page.route(
      '**/api/deliveries/*/now',
      (route) => route.fulfill({ status: 409, json: { title: 'Already under way' } }),
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Send them now' }).click();
    await expect(page.getByText('One call waits for the next try.')).toBeVisible();
    await expect(told(page, 'One call is being made now.')).toBeVisible();
    await expect(told(page, 'Already under way')).toHaveCount(0);
    expectRefusals(journey, /409/);
  });
});

describe('sending a study whose call has to wait', () => {
  it('is told that the hospital is paused, and to have been made once the hospital is resumed', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    await server.post('/api/connections/demo/pause', {});
    await page.goto('/activity');
    await page.getByRole('button', { name: 'Send a test study' }).click();
    await send(page, 'mr knee');
    const notice = told(page, 'MR KNEE LEFT of');
    await expect(notice).toContainText('1 call waiting while Demo Hospital is paused');
    // Both at one moment: the notice may still be on its way in.
    const isAtTop = await notice.evaluate((one) => {
      const top = (part: string) => one.querySelector(part)?.getBoundingClientRect().top ?? NaN;
      return top('button') <= top('.demo-arrived-title');
    });
    expect(isAtTop).toBe(true);
    await server.post('/api/connections/demo/resume', {});
    await expect(notice).toContainText('1 call made');
  });

  it('is told until when it waits, and what becomes of it once its rule is switched off', async () => {
    journey = await startJourney();
    const { page, server } = journey;
    const { identities } = (await server.get('/api/identities')).body;
    const push = action('push', {
      connection: 'demo',
      runAs: identities[0].userId,
      command: 'study/push',
      parameters: { uuid: 'study.uuid', destination_id: crypto.randomUUID() },
    });
    const drawn = graph(
      [trigger('arrives'), condition('isXa', equals('XA')), wait('later', 600), push],
      'arrives.out > isXa',
      'isXa.yes > later',
      'later.out > push',
    );
    const { id, revision } = await server.publish(drawn, 'Vessels later');
    await page.goto('/activity');
    await page.getByRole('button', { name: 'Send a test study' }).click();
    await page.getByRole('button', { name: 'A new XA' }).click();
    const last = page.getByRole('link', { name: /What became of the study sent last/ });
    await expect(last).toContainText(/1 waiting until \d\d:\d\d/);
    await server.post(`/api/rules/${id}/switch`, { revision, enabled: false, waiting: 'hold' });
    await expect(last).toContainText('1 held back');
    await expect(last).not.toContainText('waiting');
  });
});
