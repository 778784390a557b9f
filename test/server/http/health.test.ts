import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { createApp } from '../../../server/http/app.ts';
import { StorageFull } from '../../../server/storage.ts';
import { startTestSystem, type TestSystem } from '../../support/system.ts';

async function serve({ system, folder }: TestSystem): Promise<string> {
  const app = createApp({
    config: readConfig({ DATA_DIR: folder, DEMO: '0' }),
    version: '0',
    log: pino({ level: 'silent' }),
    clientDir: folder,
    system: () => system,
    demo: null,
    checkAddress: () => ({ kind: 'allowed' }),
    checkAuth: () => [],
    maskAuth: () => ({ kind: 'none' }),
    sealAuth: () => ({ kind: 'none' }),
  });
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('without room for events it is not ready for a while, counts what it refused, and says so once', async () => {
  const running = await startTestSystem({ bound: 0 });
  onTestFinished(() => running.close().catch(() => undefined));
  const url = await serve(running);
  const readiness = async () => (await fetch(`${url}/readyz`)).status;
  expect(await readiness()).toBe(200);
  for (const id of ['one', 'two', 'three'])
    await expect(running.happen({ id })).rejects.toThrow(StorageFull);
  expect(await readiness()).toBe(503);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('studyhook_events_refused 3');
  running.clock.advance(15_000);
  expect(await readiness(), 'so that whoever sends tries again').toBe(200);
  await expect(running.close()).rejects.toMatchObject({ errors: [{ name: 'StorageFull' }] });
});
