import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionTo } from '../../support/connected.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const other = connectionTo('http://127.0.0.1:9/', { id: 'other', name: 'other' });
  expect((await server.post('/api/connections', other)).status).toBe(201);
});
afterAll(() => server.close());

describe('an edit of a revision', () => {
  it('that is an older one is told the newest', async () => {
    const { body: rule } = await server.post('/api/rules', { name: 'Edited' });
    await server.ask('PATCH', `/api/rules/${rule.id}`, { revision: 1, name: 'Edited once' });
    const late = await server.ask('PATCH', `/api/rules/${rule.id}`, { revision: 1, name: 'Late' });
    expect(late).toMatchObject({ status: 409, body: { current: { revision: 2 } } });
    expect(late.body.title).toBe('The rule has been changed meanwhile');
    expect(late.body.detail).toContain('by now it is revision 2');
  });

  it('that was never given out is not called a change by somebody else', async () => {
    const { body: rule } = await server.post('/api/rules', { name: 'Ahead' });
    for (const revision of [9, -1]) {
      const edit = { revision, name: 'Ahead of its time' };
      const { status, body } = await server.ask('PATCH', `/api/rules/${rule.id}`, edit);
      expect({ status, title: body.title }).toEqual({
        status: 409,
        title: 'The rule has never had this revision',
      });
      expect(body.detail).toContain('the newest is 1');
    }
  });

  it('of a connection or a user is told the same', async () => {
    const connection = await server.get('/api/connections/other');
    const { body } = await server.ask('PUT', '/api/connections/other', {
      name: 'other',
      kind: 'ambra',
      baseUrl: 'http://127.0.0.1:9/',
      allowPrivate: true,
      revision: connection.body.revision + 5,
    });
    expect(body.title).toBe('The connection has never had this revision');
    const { body: identity } = await server.post('/api/identities', {
      connection: 'other',
      userId: 'u',
      name: 'U',
      login: 'l',
      password: 'p',
    });
    const path = `/api/identities/${identity.id}`;
    const edit = { userId: 'u', name: 'V', revision: 1 };
    expect((await server.ask('PUT', path, edit)).body.revision).toBe(2);
    const late = await server.ask('PUT', path, edit);
    expect(late.body.detail).toContain('by now it is revision 2');
  });
});
