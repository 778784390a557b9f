import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { listenFault } from '../../server/listenFault.ts';
import { start } from '../../server/start.ts';
import { demoIds } from '../../server/sandbox/data.ts';
import { createClock, type TestClock } from '../support/clock.ts';
import { connectionTo } from '../support/connected.ts';
import { startTestServer } from '../support/server.ts';
import { arrives, push, ruleOf } from '../support/system.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhook-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function startIn(env: Record<string, string>, clock?: TestClock) {
  const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', DATA_DIR: folder, ...env });
  const log = pino({ level: 'silent' });
  const starting = start({ config, version: '1', log, clientDir: folder, ...(clock && { clock }) });
  return starting.catch((fault: unknown) => {
    throw listenFault(fault, config);
  });
}

async function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

async function post(url: string, event: object): Promise<{ deliveries: { id: string }[] }> {
  const answer = await fetch(`${url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  expect(answer.status).toBe(202);
  return (await answer.json()) as { deliveries: { id: string }[] };
}

async function until(wanted: () => boolean): Promise<void> {
  while (!wanted()) await new Promise((done) => setImmediate(done));
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

describe('a folder whose rules are lost', () => {
  const rules = () => join(folder, 'rules');

  it('is said to have calls that wait, where an empty folder is what is left of them', async () => {
    const server = await startTestServer({ env: { DEMO: '0', DATA_DIR: folder } });
    await server.post('/api/connections', connectionTo('http://127.0.0.1:9/'));
    await server.publish(ruleOf([arrives, { id: 'w', kind: 'wait', seconds: 3600 }, push()]));
    await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's1' } });
    await server.close();
    await rm(rules(), { recursive: true });
    await expect(startIn({ DEMO: '0' })).rejects.toThrow(`${rules()} is not there, although`);
    await mkdir(rules());
    const again = await startTestServer({ env: { DEMO: '0', DATA_DIR: folder } });
    const warned = again.logged.filter((line) => line.includes('calls wait to be sent'));
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain(rules());
    await again.close();
  });

  it('is made anew where there was no event yet, in words that tell of no demo', async () => {
    const first = await startIn({ DEMO: '0' });
    await first.stop();
    await rm(rules(), { recursive: true });
    const again = await startTestServer({ env: { DEMO: '0', DATA_DIR: folder } });
    await again.close();
    expect(again.logged.filter((line) => line.includes(`was no ${rules()}`))).toHaveLength(1);
    expect(again.logged.join('')).not.toMatch(/demo/i);
  });

  it('is no demo where other work is left, and says what is gone', async () => {
    const server = await startTestServer({ env: { DEMO: '0', DATA_DIR: folder } });
    await server.post('/api/connections', connectionTo('http://127.0.0.1:9/'));
    await server.close();
    await rm(rules(), { recursive: true });
    for (const end of ['', '-wal', '-shm'])
      await rm(join(folder, `journal.db${end}`), { force: true });
    const again = await startTestServer({ env: { DEMO: '', DATA_DIR: folder } });
    await again.close();
    expect(again.studyhook.demo).toBeNull();
    for (const said of [`was no ${rules()}`, 'there was no journal'])
      expect(again.logged.filter((line) => line.includes(said))).toHaveLength(1);
  });

  it('is said to be lost where it is the demo’s, which goes on and can be started over', async () => {
    const first = await startIn({ DEMO: '1' });
    await post(first.url, { event: 'STUDY_SYNC', study: { uuid: 'u', modality: 'CT' } });
    await first.stop();
    const ofDemo = join(folder, 'demo', 'studyhook', 'rules');
    await rm(ofDemo, { recursive: true });
    const server = await startTestServer({ env: { DEMO: '1', DATA_DIR: folder } });
    try {
      expect(
        server.logged.filter((line) => line.includes(`kept in ${ofDemo} is lost`)),
      ).toHaveLength(1);
      expect((await server.get('/api/rules')).body.rules).toEqual([]);
      expect((await server.post('/api/demo/reset', {})).status).toBe(200);
      expect((await server.get('/api/rules')).body.rules).toHaveLength(6);
    } finally {
      await server.close();
    }
  });
});

describe('listening on every address of the machine', () => {
  const env = { HOST: '0.0.0.0', ACCESS_TOKEN: 'a-long-random-text' };

  it('is said with an address to go to', async () => {
    const studyhook = await startIn({ ...env, DEMO: '0' });
    try {
      expect(studyhook.url).toMatch(/^http:\/\/localhost:[1-9]\d*$/);
      expect((await fetch(`${studyhook.url}/healthz`)).status).toBe(200);
    } finally {
      await studyhook.stop();
    }
  });

  it('lets the demo hospital through with what it tells', async () => {
    const studyhook = await startIn({ ...env, DEMO: '1' });
    try {
      expect(await studyhook.demo?.sandbox.arrive()).toMatchObject({ kind: 'published' });
    } finally {
      await studyhook.stop();
    }
  });
});

describe('the address of events', () => {
  it('is /events, with a slash at its end or a query too, and no other', async () => {
    const server = await startTestServer();
    try {
      const event = { event: 'STUDY_SYNC', id: 'event-1', study: { uuid: 'u' } };
      for (const path of ['/events', '/events/', '/events?from=pacs', '/events/?from=pacs']) {
        const { status, body } = await server.post(path, event);
        expect({ status, body }, path).toEqual({
          status: 202,
          body: { id: 'event-1', key: 1, deliveries: [] },
        });
      }
      for (const path of ['/events/1', '/eventsource']) {
        expect((await server.post(path, event)).status, path).toBe(404);
      }
    } finally {
      await server.close();
    }
  });
});

describe('stopping the demo', () => {
  const ct = { event: 'STUDY_SYNC', study: { uuid: 'u', modality: 'CT' } };

  it('lets the hospital answer the calls under way before it closes', async () => {
    const clock = createClock();
    const studyhook = await startIn({ DEMO: '1' }, clock);
    const { sandbox } = studyhook.demo ?? {};
    const destination = demoIds.destinations.reading1;
    sandbox?.setFault({ destination, mode: 'slow', delayMs: 1000 });
    const [study] = sandbox?.studies() ?? [];
    const { deliveries } = await post(studyhook.url, {
      ...ct,
      study: { ...study, modality: 'CT' },
    });
    await until(() => sandbox?.calls().some(({ path }) => path === 'study/push') === true);
    const stopping = studyhook.stop();
    clock.advance(1000);
    await stopping;
    expect(sandbox?.calls().at(-1)).toMatchObject({ path: 'study/push', status: 200 });
    const again = await startIn({ DEMO: '1' }, clock);
    const story = await again.system().storage.journal.story(deliveries[0]?.id ?? '');
    await again.stop();
    expect(story?.delivery).toMatchObject({ state: 'succeeded', attempts: 1 });
  });

  it('lets no study arrive any more, and leaves nobody to be woken', async () => {
    const clock = createClock();
    const studyhook = await startIn({ DEMO: '1' }, clock);
    studyhook.demo?.sandbox.stream({ everySeconds: 20 });
    const before = studyhook.demo?.sandbox.studies().length;
    await studyhook.stop();
    expect(clock.nextWake()).toBeNull();
    clock.advance(60_000);
    expect(studyhook.demo?.sandbox.studies()).toHaveLength(before ?? 0);
  });

  it('says of an event that comes meanwhile that it was not taken, without a stack', async () => {
    const server = await startTestServer({ env: { DEMO: '1' } });
    const stopping = server.close();
    const happening = await server.studyhook.demo?.sandbox.arrive();
    await stopping;
    expect(happening).toMatchObject({ kind: 'failed' });
    const said = server.logged.filter((line) => line.includes('could not be delivered'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('could not be delivered: Studyhook is stopping or starting over.');
    expect(server.logged.join('')).not.toContain('stack');
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
