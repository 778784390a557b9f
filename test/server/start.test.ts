import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { listenFault } from '../../server/listenFault.ts';
import { start } from '../../server/start.ts';
import { startTestServer } from '../support/server.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhook-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function startIn(env: Record<string, string>) {
  const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', DATA_DIR: folder, ...env });
  const log = pino({ level: 'silent' });
  const starting = start({ config, version: '1', log, clientDir: folder });
  return starting.catch((fault: unknown) => {
    throw listenFault(fault, config);
  });
}

async function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('starting', () => {
  it.each(['PORT', 'SANDBOX_PORT'])(
    'says which port is taken, and that %s chooses it',
    async (name) => {
      const { server, port } = await takePort();
      try {
        const starting = startIn({ [name]: String(port), DEMO: name === 'PORT' ? '0' : '1' });
        await expect(starting).rejects.toThrow(
          `Port ${port} is taken by another program. Stop that one, or choose another port with ${name}.`,
        );
      } finally {
        server.close();
      }
    },
  );

  it('refuses another key than the one that sealed what is there, and changes nothing', async () => {
    const first = await startIn({ DEMO: '1', SECRET_KEY: 'a'.repeat(64) });
    await first.stop();
    await expect(startIn({ DEMO: '1', SECRET_KEY: 'b'.repeat(64) })).rejects.toThrow(
      /sealed with another key.*SECRET_KEY.*identities\/demo-webhook-user\.json/,
    );
    const again = await startIn({ DEMO: '1', SECRET_KEY: 'a'.repeat(64) });
    await again.stop();
  });
});

describe('a reset of the demo', () => {
  it('waits for no call that hangs, and refuses what comes meanwhile with 503', async () => {
    const server = await startTestServer({ env: { DEMO: '1' } });
    try {
      await server.post('/api/demo/faults', { destination: '*', mode: 'hang' });
      await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 'u', modality: 'CT' } });
      await server.until('/api/demo/calls', ({ calls }) => calls.length > 0);
      const reset = server.post('/api/demo/reset', {});
      const statuses = new Set<number>();
      const event = { event: 'STUDY_SYNC', study: { uuid: 'v', modality: 'MR' } };
      for (let tries = 0; tries < 5; tries += 1) {
        statuses.add((await server.post('/events', event)).status);
      }
      expect((await reset).status).toBe(200);
      expect([...statuses].filter((one) => one !== 202 && one !== 503)).toEqual([]);
      expect((await server.post('/events', event)).status).toBe(202);
    } finally {
      await server.close();
    }
  });
});
