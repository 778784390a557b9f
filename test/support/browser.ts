import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { expect } from 'vitest';
import { browserPath } from './browserPath.ts';
import { startTestServer, type TestServer } from './server.ts';

const root = join(import.meta.dirname, '..', '..');
/** A demo of its own with the built client, and a browser in front of it. */
export interface Journey {
  readonly server: TestServer;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, page errors and refused requests so far; a journey ends with none. */
  readonly troubles: string[];
  /** Another tab of the same browser. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export interface JourneyOptions {
  readonly env?: Record<string, string>;
  readonly scheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
}

let browser: Promise<Browser> | undefined;

function launch(): Promise<Browser> {
  browser ??= chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  const open = await browser;
  browser = undefined;
  await open?.close();
}

export async function startJourney({
  env = {},
  scheme = 'light',
  size = { width: 1440, height: 900 },
}: JourneyOptions = {}): Promise<Journey> {
  const server = await startTestServer({
    env: { DEMO: '1', ...env },
    clientDir: join(root, 'dist', 'client'),
  });
  const context = await (
    await launch()
  ).newContext({ viewport: size, colorScheme: scheme, baseURL: server.url });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    watch(page, troubles);
    return page;
  };
  return {
    server,
    context,
    troubles,
    newPage,
    page: await newPage(),
    async close() {
      await context.close();
      await server.close();
      expect(troubles).toEqual([]);
    },
  };
}

/** Takes from the journey's troubles those that its story brought about; there must be some. */
export function expectRefusals({ troubles }: Journey, pattern: RegExp): void {
  const others = troubles.filter((trouble) => !pattern.test(trouble));
  expect(troubles.length).toBeGreaterThan(others.length);
  troubles.splice(0, troubles.length, ...others);
}

function watch(page: Page, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
}
