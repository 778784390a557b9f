import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});
async function start(env: Record<string, string> = {}): Promise<TestServer> {
  const one = await startTestServer({ env });
  running.push(one);
  return one;
}

const token = 'a-long-access-token';
const eventsToken = 'a-long-events-token';
const event = { event: 'STUDY_SYNC', study: { uuid: 's1' } };
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

describe('the address', () => {
  it('may not be one that somebody bent to us', async () => {
    const server = await start();
    const { port } = new URL(server.url);
    for (const path of ['/api/status', '/', '/events', '/metrics']) {
      const foreign = await server.raw(path, { host: `evil.example:${port}` });
      expect(foreign.status, path).toBe(421);
      expect(foreign.text).toContain('PUBLIC_URL');
    }
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect((await server.raw('/api/status', { host })).status, host).toBe(200);
    }
    for (const host of [
      `localhost:1`,
      `localhost@evil.example:${port}`,
      `localhost.evil.example:${port}`,
    ]) {
      expect((await server.raw('/api/status', { host })).status, host).toBe(421);
    }
  });

  it('may not be asked by a page of another one', async () => {
    const server = await start();
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:1',
      server.url.replace('http', 'https'),
    ]) {
      const refused = await server.ask('GET', '/api/status', undefined, { origin });
      expect(refused.status, origin).toBe(403);
      expect((await server.ask('POST', '/events', event, { origin })).status, origin).toBe(403);
    }
    expect((await server.ask('GET', '/api/status', undefined, { origin: server.url })).status).toBe(
      200,
    );
  });

  it('is the public one behind a proxy', async () => {
    const server = await start({ PUBLIC_URL: 'https://hooks.example.org' });
    const host = 'hooks.example.org';
    const own = await server.raw('/api/status', { host, origin: 'https://hooks.example.org' });
    expect(own.status).toBe(200);
    expect((await server.raw('/api/status', { host, origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await server.get('/')).headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('the access token', () => {
  it('is asked for everything but health', async () => {
    const server = await start({ ACCESS_TOKEN: token });
    for (const path of [
      '/api/status',
      '/api/nothing',
      '/metrics',
      '/api/openapi.json',
      '/api/live',
    ]) {
      const { status, headers } = await server.get(path);
      expect(status, path).toBe(401);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
    for (const path of ['/healthz', '/readyz']) expect((await server.get(path)).status).toBe(200);
    expect((await server.ask('GET', '/api/status', undefined, bearer(token))).status).toBe(200);
    expect((await server.ask('GET', '/api/status', undefined, bearer(`${token}x`))).status).toBe(
      401,
    );
  });

  it('is given once by a browser, whose cookie no script can read', async () => {
    const server = await start({ ACCESS_TOKEN: token });
    expect((await server.post('/api/session', { token: 'wrong' })).status).toBe(401);
    const signedIn = await server.post('/api/session', { token });
    const set = signedIn.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    expect(set).not.toContain(token);
    const cookie = { cookie: `other=1; ${set.split(';', 1)[0] ?? ''}` };
    expect((await server.ask('GET', '/api/status', undefined, cookie)).status).toBe(200);
    await server.ask('DELETE', '/api/session', undefined, cookie);
    expect((await server.ask('GET', '/api/status', undefined, cookie)).status).toBe(401);
  });

  it('is not needed where none is set, and whoever gives one is told so', async () => {
    const server = await start({});
    const { body, headers } = await server.post('/api/session', { token: 'x' });
    expect(body).toEqual({ signedIn: true, remarks: [expect.stringContaining('ACCESS_TOKEN')] });
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('cannot be guessed by trying', async () => {
    const server = await start({ ACCESS_TOKEN: token });
    const tries = [];
    for (let n = 0; n < 12; n += 1)
      tries.push((await server.post('/api/session', { token: `${n}` })).status);
    expect(tries).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await server.ask('GET', '/api/status', undefined, bearer(token))).status).toBe(200);
  });

  it('is in no log', async () => {
    const server = await start({ ACCESS_TOKEN: token });
    await server.ask('GET', '/api/status?search=DOE', undefined, bearer(token));
    await server.post('/api/session', { token });
    expect(server.logged.join('')).not.toMatch(/a-long-access-token|DOE|studyhook_session/);
    expect(server.logged.length).toBeGreaterThan(0);
  });
});

describe('the events token', () => {
  it('is not asked for where it is not set: the access token lets events in', async () => {
    const server = await start({ ACCESS_TOKEN: token });
    const refused = await server.post('/events', event);
    expect(refused.status).toBe(401);
    expect(refused.body.detail).toContain('the value of ACCESS_TOKEN');
    expect((await server.ask('POST', '/events', event, bearer(token))).status).toBe(202);
  });

  it('lets events in and nothing else', async () => {
    const server = await start({ ACCESS_TOKEN: token, EVENTS_TOKEN: eventsToken });
    const refused = await server.post('/events', event);
    expect(refused.status).toBe(401);
    expect(refused.body.detail).toContain('the value of EVENTS_TOKEN');
    for (const one of [eventsToken, token]) {
      expect((await server.ask('POST', '/events', event, bearer(one))).status).toBe(202);
    }
    expect((await server.ask('GET', '/api/status', undefined, bearer(eventsToken))).status).toBe(
      401,
    );
  });
});
