import type { Locator, Page } from '@playwright/test';
import { demoIds } from '../../server/sandbox/data.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import type { Journey } from './browser.ts';
import { openDrawing, type Drawing } from './drawing.ts';
import { expect } from './expect.ts';
import { action, graph, trigger } from './graphs.ts';

export const editor = (page: Page): Locator =>
  page.getByRole('textbox', { name: /^Parameters as JSON/ });

/** Opens a rule with one call of these parameters, and the call's JSON. */
export async function openJson(
  journey: Journey,
  command: string,
  parameters: JsonObject,
): Promise<Drawing> {
  const drawing = await openDrawing(
    journey,
    graph(
      [
        trigger('arrives'),
        action('call', { command, parameters, connection: 'demo', runAs: demoIds.users.webhook }),
      ],
      'arrives.out > call',
    ),
  );
  await drawing.card('call').click();
  await drawing.page.getByRole('tab', { name: 'JSON' }).click();
  await expect(editor(drawing.page)).toBeVisible();
  return drawing;
}

/** The parameters as the server has them by now. */
export async function parametersOf({ saved }: Drawing): Promise<unknown> {
  const call = (await saved()).nodes.find(({ id }) => id === 'call');
  return call?.kind === 'action' ? call.parameters : undefined;
}

/** Types over all that is there, key by key. */
export async function typeAnew(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text, { delay: 15 });
}

export const suggestion = (page: Page, name: string | RegExp): Locator =>
  page.locator('.suggest-widget').getByRole('option', { name });
