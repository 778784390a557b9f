import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
let platform: Receiver;
beforeEach(async () => {
  platform = await startReceiver(({ path, form }) => {
    if (path === '/session/login') return { body: { status: 'OK', sid: 'sid-1' } };
    if (path === '/session/user') return { body: { status: 'OK', uuid: 'user-1', name: 'Robot' } };
    const destinations = [{ uuid: 'd1', name: 'Reading station' }];
    return { body: { status: 'OK', destinations, page: { more: 0 }, echo: form['uuid'] ?? '' } };
  });
  server = await startTestServer();
});
afterEach(async () => {
  await server.close();
  await platform.close();
});

const secret = 'pass-word-of-the-platform';
const content = () => ({
  name: 'Platform',
  kind: 'ambra',
  baseUrl: platform.url,
  accountId: 'account-1',
  allowPrivate: true,
});
async function connect(more: object = {}) {
  const answer = await server.post('/api/connections', { id: 'platform', ...content(), ...more });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
async function addIdentity(more: object = {}) {
  const answer = await server.post('/api/identities', {
    connection: 'platform',
    userId: 'user-1',
    name: 'Webhook User',
    login: 'robot@example.org',
    password: secret,
    ...more,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

describe('secrets', () => {
  it('come in, are sealed on disk, and never go out', async () => {
    const made = await connect({ auth: { kind: 'basic', username: 'u', password: secret } });
    expect(made.auth).toEqual({ kind: 'basic', username: 'u', password: { set: true } });
    const identity = await addIdentity();
    expect(identity).toMatchObject({ login: { set: true }, password: { set: true } });
    const { text } = await server.get('/api/connections');
    const files = await readdir(server.folder, { recursive: true, withFileTypes: true });
    const stored = await Promise.all(
      files
        .filter((one) => one.isFile())
        .map((one) => readFile(join(one.parentPath, one.name), 'latin1')),
    );
    expect([text, ...stored, ...server.logged].filter((one) => one.includes(secret))).toEqual([]);
  });

  it('stay when they are left out or sent back as they were shown', async () => {
    const made = await connect({ auth: { kind: 'basic', username: 'u', password: secret } });
    const { body } = await server.ask('PUT', '/api/connections/platform', {
      ...content(),
      revision: made.revision,
      auth: { ...made.auth, username: 'v' },
    });
    expect(body).toMatchObject({ revision: 2, auth: { username: 'v', password: { set: true } } });
    const stored = server.studyhook.system().storage.documents.connections.get('platform');
    const { sealer } = server.studyhook.system();
    expect(stored?.auth.kind === 'basic' && sealer.open(stored.auth.password)).toBe(secret);
  });

  it('are asked for again when the connection is pointed elsewhere', async () => {
    const made = await connect({ auth: { kind: 'bearer', token: secret } });
    const moved = { ...content(), revision: made.revision, baseUrl: 'http://elsewhere.example/' };
    for (const auth of [undefined, { kind: 'bearer' }, made.auth]) {
      const refused = await server.ask('PUT', '/api/connections/platform', { ...moved, auth });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'auth.token' }] } });
    }
    await addIdentity();
    const auth = { kind: 'bearer', token: 'another' };
    const refused = await server.ask('PUT', '/api/connections/platform', { ...moved, auth });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('Webhook User');
  });
});

describe('a connection', () => {
  it('has a plain http address', async () => {
    const bad = [
      'ftp://example.org/',
      'http://me:pw@example.org/',
      'http://example.org/?a=b',
      'example',
    ];
    for (const baseUrl of bad) {
      const { status, body } = await server.post('/api/connections', { ...content(), baseUrl });
      expect(status, baseUrl).toBe(422);
      expect(body.errors[0].field).toBe('baseUrl');
    }
    expect((await connect({ baseUrl: platform.url.slice(0, -1) })).baseUrl).toBe(platform.url);
  });

  it('refuses a sign-in that could not be sent, by field', async () => {
    const auth = { kind: 'custom', headers: { 'webhook-id': 'x' } };
    const { status, body } = await server.post('/api/connections', { ...content(), auth });
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe('auth.headers.webhook-id');
  });

  it('refuses an edit of an older revision and shows what it is now', async () => {
    await connect();
    const edit = { ...content(), revision: 1, name: 'Renamed' };
    expect((await server.ask('PUT', '/api/connections/platform', edit)).status).toBe(200);
    const late = await server.ask('PUT', '/api/connections/platform', edit);
    expect(late).toMatchObject({
      status: 409,
      body: { current: { name: 'Renamed', revision: 2 } },
    });
  });

  it('has a name of its own', async () => {
    await connect();
    const twin = await server.post('/api/connections', { ...content(), name: 'PLATFORM ' });
    expect(twin).toMatchObject({ status: 422, body: { errors: [{ field: 'name' }] } });
    const other = await connect({ id: 'other', name: 'Other' });
    const rename = { ...content(), revision: other.revision };
    const renamed = await server.ask('PUT', '/api/connections/other', rename);
    expect(renamed).toMatchObject({ status: 422, body: { errors: [{ field: 'name' }] } });
    const kept = await server.ask('PUT', '/api/connections/other', { ...rename, name: 'Other' });
    expect(kept.status).toBe(200);
  });

  it('warns of secrets that would travel in clear text, and not where they stay here', async () => {
    const warnings = ({ problems }: { problems: string[] }) =>
      problems.filter((problem) => problem.includes('travels in clear text'));
    const auth = { kind: 'bearer', token: secret };
    const far = { name: 'Far', auth, baseUrl: 'http://pacs.example.org/' };
    expect(warnings(await connect({ ...far, id: 'far' }))).toEqual([
      'Its address begins with http://, so its token travels in clear text, and whoever is on the way can read it. Use https:// if the other side understands it.',
    ]);
    const tls = { ...far, id: 'tls', name: 'TLS', baseUrl: 'https://pacs.example.org/' };
    for (const safe of [tls, { id: 'here', name: 'Here', auth }]) {
      expect(warnings(await connect(safe)), safe.id).toEqual([]);
    }
    const open = await connect({ ...far, id: 'open', name: 'Open', auth: { kind: 'none' } });
    expect(warnings(open)).toEqual([]);
    await addIdentity({ connection: 'open' });
    const { body } = await server.get('/api/connections/open');
    expect(warnings(body)[0]).toContain('the password of its login travels in clear text');
  });

  it.each([
    [{ kind: 'basic', username: 'u' }, 'Enter the password.'],
    [{ kind: 'bearer' }, 'Enter the token.'],
  ])('says which secret is missing: %j', async (auth, message) => {
    const { body } = await server.post('/api/connections', { ...content(), auth });
    expect(body.errors).toMatchObject([{ message }]);
  });

  it('is tested, by its login and the other way round', async () => {
    await connect();
    const identity = await addIdentity();
    for (const path of ['/api/connections/platform/test', `/api/identities/${identity.id}/test`]) {
      const { status, body } = await server.post(path, {});
      expect(status).toBe(200);
      expect(body, path).toMatchObject({ kind: 'ok' });
    }
  });

  it('gives the names of its destinations, and asks the platform once', async () => {
    await connect();
    await addIdentity();
    const path = '/api/connections/platform/names/destination';
    const [one, two] = await Promise.all([server.get(path), server.get(path)]);
    expect(one.body.names).toEqual([{ uuid: 'd1', name: 'Reading station' }]);
    expect(two.body).toEqual(one.body);
    await server.get(path);
    const asked = () =>
      platform.requests.filter((request) => request.path === '/destination/list').length;
    expect(asked()).toBe(1);
    await server.get(`${path}?refresh=1`);
    expect(asked()).toBe(2);
    expect((await server.get('/api/connections/platform/names/horses')).status).toBe(404);
    const { body } = await server.post('/api/check', { graph: ruleOf([arrives, push()]) });
    expect(body.sentence).toContain('Reading station');
  });

  it('names what the rules call by uuid as soon as the platform has told its names', async () => {
    await connect();
    await addIdentity();
    await server.publish(ruleOf([arrives, push({ runAs: 'user-1' })]), 'Named');
    const sentence = async () => (await server.get('/api/rules')).body.rules[0].sentence as string;
    await vi.waitUntil(async () => (await sentence()).includes('Reading station'), 5_000);
  });

  it('says why it has no names', async () => {
    await connect({ accountId: null });
    const { status, body } = await server.get('/api/connections/platform/names/destination');
    expect(status).toBe(502);
    expect(body.detail).toMatch(/account/);
  });

  it('and its identities stay while a rule that runs needs them', async () => {
    await connect();
    const identity = await addIdentity();
    const rule = await server.publish(ruleOf([arrives, push({ runAs: 'user-1' })]), 'Needs both');
    for (const path of ['/api/connections/platform', `/api/identities/${identity.id}`]) {
      const refused = await server.ask('DELETE', path);
      expect(refused).toMatchObject({ status: 409, body: { rules: [{ id: rule.id }] } });
      expect(refused.body.detail).toContain('Needs both');
    }
    await server.post(`/api/rules/${rule.id}/switch`, { revision: rule.revision, enabled: false });
    expect((await server.ask('DELETE', '/api/connections/platform')).status).toBe(200);
    expect((await server.get('/api/identities')).body.identities).toEqual([]);
  });

  it('sends nothing while paused, and what waited when resumed', async () => {
    await connect({ auth: { kind: 'bearer', token: secret } });
    await server.publish(ruleOf([arrives, push()]));
    expect((await server.post('/api/connections/platform/pause')).body).toMatchObject({
      paused: true,
    });
    const { body } = await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's1' } });
    const path = `/api/deliveries/${body.deliveries[0].id}`;
    expect((await server.get(path)).body).toMatchObject({
      delivery: { state: 'waiting' },
      attempts: [],
    });
    expect(platform.requests).toEqual([]);
    await server.post('/api/connections/platform/resume');
    await server.until(path, (story) => story.delivery.state === 'succeeded');
    expect(platform.requests).toHaveLength(1);
  });
});

describe('an address to which no call would go', () => {
  const save = (baseUrl: string, allowPrivate = false) =>
    server.post('/api/connections', { name: 'Hook', kind: 'http', baseUrl, allowPrivate });

  it.each([
    ['http://169.254.169.254/', true],
    ['http://[fe80::1]/', true],
    ['http://0.0.0.0:80/', true],
  ])('%s is refused whatever is allowed', async (baseUrl, allowPrivate) => {
    const { status, body } = await save(baseUrl, allowPrivate);
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe('baseUrl');
    expect(body.detail).toContain('never calls');
    expect(body.detail).not.toContain('allowPrivate');
  });

  it.each([
    'http://10.0.0.1/',
    'http://127.0.0.1:9/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://localhost:9/',
    'http://pacs.localhost/',
  ])('%s is refused until private addresses are allowed', async (baseUrl) => {
    const refused = await save(baseUrl);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].field).toBe('baseUrl');
    expect(refused.body.detail).toContain('"allowPrivate": true');
    expect((await save(baseUrl, true)).status).toBe(201);
  });

  it('is refused when an older connection is turned there', async () => {
    const { id, revision } = await connect();
    const { status } = await server.ask('PUT', `/api/connections/${id}`, {
      ...content(),
      revision,
      baseUrl: 'http://169.254.169.254/',
    });
    expect(status).toBe(422);
    const { body } = await server.get(`/api/connections/${id}`);
    expect(body).toMatchObject({ revision, baseUrl: platform.url });
  });

  it('cannot be told of a name, which is saved', async () => {
    expect((await save('https://pacs.example.org/')).status).toBe(201);
  });
});
