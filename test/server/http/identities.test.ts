import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

/** The users as whom calls run are called so in every sentence, as on the pages; only addresses say identities. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const connection = {
  id: 'p',
  name: 'Radiology',
  kind: 'ambra',
  baseUrl: 'http://127.0.0.1:9/',
  allowPrivate: true,
};
const user = { userId: 'user-1', name: 'Robot' };
const login = { login: 'robot@example.org', password: 'open-sesame' };

it('a user is called a user wherever something about them is refused', async () => {
  await server.post('/api/connections', connection);
  const added = await server.post('/api/identities', { connection: 'p', ...user, ...login });
  const path = `/api/identities/${added.body.id}`;
  await server.publish(ruleOf([arrives, push({ connection: 'p', runAs: 'user-1' })]), 'Runs');
  const refusals = [
    await server.get('/api/identities/nobody'),
    await server.post('/api/connections/p/test', { identity: 'nobody' }),
    await server.post('/api/identities', { connection: 'p', ...user, ...login }),
    await server.ask('PUT', path, { ...user, revision: 7 }),
    await server.ask('DELETE', path),
    await server.ask('PUT', '/api/connections/p', {
      ...connection,
      id: undefined,
      baseUrl: 'http://127.0.0.2:9/',
      revision: 1,
    }),
  ];
  const said = refusals.map(({ body: { title, detail } }) => `${title}. ${detail}`);
  expect(said).toEqual([
    expect.stringMatching(/^There is no such user\./),
    expect.stringMatching(/^There is no such user\./),
    expect.stringContaining('Robot is this user on the connection. Change that one.'),
    expect.stringMatching(/^The user has never had this revision\./),
    expect.stringContaining('The user Robot is used by “Runs”.'),
    expect.stringContaining('Delete the user Robot first'),
  ]);
  expect(said.join(' ').replaceAll('/api/identities', '')).not.toMatch(/identit/i);
});

it('a user is called a user in the description of the API', async () => {
  const { body } = await server.get('/api/openapi.json');
  const operations = Object.values(body.paths as Record<string, object>).flatMap(
    (methods) => Object.values(methods) as { summary: string }[],
  );
  expect(operations.filter(({ summary }) => /identit/i.test(summary))).toEqual([]);
});
