import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { createApp } from '../../../server/http/app.ts';
import { StorageFull } from '../../../server/storage.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let clientDir: string;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'studyhook-client-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>Studyhook</title>');
  await writeFile(join(clientDir, 'assets', 'main-abc123.js'), 'export {};\n'.repeat(400));
  server = await startTestServer({ clientDir });
});
afterAll(async () => {
  await server.close();
  await rm(clientDir, { recursive: true, force: true });
});

describe('the pages', () => {
  it('are served at every address of the editor, asked for anew each time', async () => {
    for (const path of ['/', '/rules/some-rule']) {
      const { status, text, headers } = await server.ask('GET', path, undefined, {
        accept: 'text/html',
      });
      expect({ status, text: text.includes('Studyhook') }, path).toEqual({
        status: 200,
        text: true,
      });
      expect(headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('keep their files for ever, and miss none silently', async () => {
    const { headers } = await server.get('/assets/main-abc123.js');
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await server.get('/assets/main-old.js')).status).toBe(404);
    expect((await server.raw('/../../etc/passwd', {})).text).not.toContain('root:');
  });

  it('may run scripts of ours and workers, and nothing else', async () => {
    const { headers } = await server.get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('what travels', () => {
  it('is compressed where it is a part of the pages, and never where it is an answer of the API', async () => {
    const part = await server.get('/assets/main-abc123.js');
    expect(part.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
    const answer = await server.get('/api/openapi.json');
    expect(answer.headers.get('content-encoding')).toBeNull();
  });
});

describe('an address that is none', () => {
  it('is answered with those near it', async () => {
    const { status, body } = await server.get('/api/rulse');
    expect(status).toBe(404);
    expect(body.near).toContain('GET /api/rules');
    expect((await server.post('/somewhere', {})).status).toBe(404);
  });

  it.each([
    ['POST', '/event', 'POST /events'],
    ['POST', '/rules', 'POST /api/rules'],
    ['POST', '/api/rule', 'POST /api/rules'],
    ['POST', '/api/rules/some-id/publsh', 'POST /api/rules/{id}/publish'],
    ['GET', '/api/conections/some-id', 'GET /api/connections/{id}'],
  ])('%s %s is told that %s is the nearest', async (method, path, nearest) => {
    const { status, body } = await server.ask(method, path, method === 'POST' ? {} : undefined);
    expect({ status, nearest: body.near[0] }).toEqual({ status: 404, nearest });
  });

  it('is told apart from a wrong method', async () => {
    const { status, headers } = await server.ask('DELETE', '/api/rules');
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await server.ask('DELETE', '/api/import')).headers.get('allow')).toBe('POST');
  });
});

describe('HEAD', () => {
  it('is answered like GET, without a body, wherever GET is: no stream is kept open for it', async () => {
    const { body: document } = await server.get('/api/openapi.json');
    const paths = Object.entries(document.paths as Record<string, object>).flatMap(
      ([path, operations]) => ('get' in operations && !path.includes('{') ? [path] : []),
    );
    expect(paths).toEqual(expect.arrayContaining(['/api/rules', '/api/why', '/api/live']));
    for (const path of paths) {
      const leave = new AbortController();
      const got = await fetch(server.url + path, { signal: leave.signal });
      leave.abort();
      const head = await fetch(server.url + path, { method: 'HEAD' });
      expect(await head.text(), path).toBe('');
      expect(head.status, path).toBe(got.status);
      expect(head.headers.get('content-type'), path).toBe(got.headers.get('content-type'));
    }
    const { status, headers } = await fetch(`${server.url}/api/import`, { method: 'HEAD' });
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
  });
});

describe('a body', () => {
  it.each([
    ['broken JSON', '{"name": "DOE^JANE", ', 'application/json', 400],
    ['another type', 'name=DOE', 'application/x-www-form-urlencoded', 415],
    [
      'one too large',
      JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) }),
      'application/json',
      413,
    ],
    ['one nested too deeply', '{"a":'.repeat(300) + '1' + '}'.repeat(300), 'application/json', 400],
  ])('is refused: %s', async (_, body, type, status) => {
    const answer = await server.ask('POST', '/api/rules', body, { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('DOE');
    expect(server.logged.join('')).not.toContain('DOE');
  });
});

describe('broken JSON', () => {
  it('is told where it breaks and what to do, without what was sent', async () => {
    const body = '{"name": "DOE^JANE",\n "graph": {"nodes": [], }}';
    const answer = await server.ask('POST', '/api/rules', body);
    expect(answer).toMatchObject({ status: 400, body: { line: 2, column: 25, position: 45 } });
    expect(answer.body.detail).toBe(
      'The body is not valid JSON: look at line 2, column 25, after "nodes". The comma before this } is one too many.',
    );
    expect(answer.text).not.toContain('DOE');
  });

  it('is told apart from JSON that is no object', async () => {
    const { status, body } = await server.ask('POST', '/api/rules', '"a rule"');
    expect({ status, title: body.title }).toEqual({
      status: 400,
      title: 'The body is not a JSON object',
    });
  });
});

describe('health', () => {
  it('is ready while the journal answers', async () => {
    expect((await server.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await server.get('/readyz')).body).toEqual({ status: 'ready' });
  });
});

it('gives numbers without names', async () => {
  await server.post('/events', {
    event: 'STUDY_SYNC',
    study: { uuid: 's1', patient_name: 'DOE^JANE' },
  });
  const { text } = await server.get('/metrics');
  expect(text).toContain('studyhook_events_accepted 1');
  expect(text).not.toContain('DOE');
});

it('keeps its settings, by revision', async () => {
  const { body: first } = await server.get('/api/settings');
  expect(first.revision).toBe(0);
  const wanted = { revision: 0, timeZone: 'Europe/Vienna', keepDays: 7 };
  expect((await server.ask('PUT', '/api/settings', wanted)).body).toEqual({
    ...wanted,
    revision: 1,
  });
  expect((await server.ask('PUT', '/api/settings', wanted)).status).toBe(409);
  const lost = await server.ask('PUT', '/api/settings', {
    ...wanted,
    revision: 1,
    timeZone: 'Vienna',
  });
  expect(lost.body.errors).toMatchObject([{ field: 'timeZone' }]);
  expect((await server.post('/api/rules', { name: 'There' })).body.timeZone).toBe('Europe/Vienna');
});

it('gives its vocabulary, searched', async () => {
  const { body: events } = await server.get('/api/catalogue/events');
  expect(events.events.map((one: { name: string }) => one.name)).toContain('STUDY_SYNC');
  const { body: found } = await server.get('/api/catalogue/commands?search=send');
  expect(found.commands[0].path).toBe('study/push');
  const { body: command } = await server.get('/api/catalogue/commands/study/push');
  expect(command.parameters.length).toBeGreaterThan(1);
  const missed = await server.get('/api/catalogue/commands/study/psuh');
  expect(missed).toMatchObject({ status: 404, body: { detail: 'Did you mean study/push?' } });
  const { body: objects } = await server.get('/api/catalogue/objects');
  expect(objects.objects[0].fields.length).toBeGreaterThan(0);
});

describe('what nobody expected', () => {
  const logged: string[] = [];
  let broken: Server;
  let url: string;
  let fault: Error;
  beforeAll(async () => {
    const app = createApp({
      config: readConfig({ DATA_DIR: clientDir, DEMO: '0' }),
      version: '0',
      log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
      clientDir,
      system: () => brokenSystem(() => fault),
      demo: null,
      checkAddress: () => ({ kind: 'allowed' }),
      checkAuth: () => [],
      maskAuth: () => ({ kind: 'none' }),
      sealAuth: () => ({ kind: 'none' }),
      stopping: () => true,
    });
    broken = createServer(app);
    await new Promise<void>((done) => broken.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    broken.close();
    broken.closeAllConnections();
  });

  it('is logged with its cause and answered without details', async () => {
    fault = new Error('inner workings', { cause: new Error('the very reason') });
    const answer = await fetch(`${url}/api/settings`);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.text()).not.toContain('inner workings');
    expect(logged.join('')).toMatch(/inner workings.*the very reason/s);
  });

  it('is logged with no more of the address than the words that are ours', async () => {
    fault = new Error('inner workings');
    logged.length = 0;
    expect((await fetch(`${url}/api/rules/DOE^JANE?name=DOE`)).status).toBe(500);
    expect(logged.join('')).toContain('"path":"/api/rules/…"');
    expect(logged.join('')).not.toContain('DOE');
  });

  it('a full disk asks to come back later', async () => {
    fault = new StorageFull('The disk is full.');
    const answer = await fetch(`${url}/api/settings`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('is not ready when it is about to stop', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

/** A system over which every access to a rule or the settings goes wrong. */
function brokenSystem(fault: () => Error): never {
  const broken = {
    get() {
      throw fault();
    },
  };
  return { storage: { documents: { settings: broken, rules: broken } } } as never;
}
