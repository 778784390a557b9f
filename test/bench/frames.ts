import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { layout } from '../../shared/authoring/layout.ts';
import type { Graph } from '../../shared/model/graph.ts';
import { browserPath } from '../support/browserPath.ts';
import { diamonds } from '../support/graphs.ts';
import { startProcess } from './processes.ts';

const nodes = 300;

/** How smoothly a rule of 300 nodes is dragged and panned: times between frames, beside those of an idle page. */
export async function benchFrames(): Promise<void> {
  if (browserPath === undefined) {
    console.log('\nFrames: there is no browser here.');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'studyhook-frames-'));
  const server = await startProcess('../../dist/server/main.js', [], {
    PORT: '0',
    SANDBOX_PORT: '0',
    DEMO: '1',
    DATA_DIR: folder,
  });
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-quic'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/rules/${await bigRule(server.url)}`);
    await page.getByRole('button', { name: 'Fit' }).first().click();
    const card = page.locator('.react-flow__node').nth(nodes / 2);
    await card.waitFor();
    const box = await card.boundingBox();
    if (!box) throw new Error('The card in the middle is not to be seen.');
    const [x, y] = [box.x + box.width / 2, box.y + 6];
    console.log(`\nFrames of a rule of ${nodes} nodes, milliseconds between two`);
    tell('idle', await during(page, () => page.waitForTimeout(1_000)));
    tell('dragging a card', await during(page, () => sweep(page, x, y)));
    tell('panning', await during(page, () => pan(page)));
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bigRule(url: string): Promise<string> {
  const drawn = diamonds(nodes - 2);
  const graph: Graph = { ...drawn, positions: layout(drawn) };
  const response = await fetch(`${url}/api/rules`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Big', graph }),
  });
  return ((await response.json()) as { id: string }).id;
}

async function sweep(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let at = 0; at < 60; at += 1) await page.mouse.move(x + at * 3, y + (at % 20) * 4);
  await page.mouse.up();
}

async function pan(page: Page): Promise<void> {
  await page.mouse.move(700, 120);
  for (let at = 0; at < 60; at += 1) await page.mouse.wheel(at % 2 ? 30 : -20, 12);
}

/** The times between the frames that the page draws meanwhile. */
async function during(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    // A method, because the loader wraps named functions in a helper that the page does not have.
    const frames = {
      times: [] as number[],
      on: true,
      tick(now: number): void {
        frames.times.push(now);
        if (frames.on) requestAnimationFrame(frames.tick);
      },
    };
    Object.assign(window, { frames });
    requestAnimationFrame(frames.tick);
  });
  await act();
  const times = await page.evaluate(() => {
    const { frames } = window as unknown as { frames: { times: number[]; on: boolean } };
    frames.on = false;
    return frames.times;
  });
  return times.slice(1).map((time, at) => time - (times[at] ?? time));
}

function tell(what: string, gaps: readonly number[]): void {
  const sorted = [...gaps].sort((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(
    `  ${what.padEnd(18)} median ${at(0.5)}   95 % ${at(0.95)}   frames ${String(gaps.length)}`,
  );
}
