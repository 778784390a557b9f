import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionTo } from '../../support/connected.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.post('/api/connections', connectionTo('http://127.0.0.1:9/'));
});
afterAll(() => server.close());

const huge = '12345678901234567890';
/** Written as JSON with a number in place of "HUGE", as no program here could hold it. */
const written = (value: unknown) => JSON.stringify(value).replace('"HUGE"', huge);
const drawn = ruleOf([arrives, push({ parameters: { uuid: 'study.uuid', batch_no: 'HUGE' } })]);

describe('a number that would be changed', () => {
  it.each([
    ['POST', '/api/rules', { name: 'A', graph: drawn }, 'graph.nodes.1.parameters.batch_no'],
    ['POST', '/api/check', { graph: drawn }, 'graph.nodes.1.parameters.batch_no'],
    ['POST', '/api/import', { hash: { name: 'HUGE' }, connection: 'ambra' }, 'hash.name'],
    ['POST', '/api/try', { graph: drawn }, 'graph.nodes.1.parameters.batch_no'],
  ])('is refused by its place: %s %s', async (method, path, body, field) => {
    const answer = await server.ask(method, path, written(body));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }], line: 1 } });
    expect(answer.body.detail).toContain(`The number in ${field} (line 1, column `);
    expect(answer.body.detail).toContain('Send it as text, in double quotes');
    expect(answer.text).not.toContain(huge);
  });
});

it('a field that stands twice is refused', async () => {
  const answer = await server.ask('POST', '/api/rules', '{"name":"A","name":"B"}');
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'name' }] } });
});

it('a name that JavaScript keeps for itself is refused, at any depth', async () => {
  const body = '{"name":"A","graph":{"nodes":[{"parameters":{"__proto__":"x"}}]}}';
  const answer = await server.ask('POST', '/api/rules', body);
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '__proto__' }] } });
});

it('a byte order mark is taken off', async () => {
  const answer = await server.ask('POST', '/api/rules', '\uFEFF{"name":"A"}');
  expect(answer, answer.text).toMatchObject({ status: 201, body: { name: 'A' } });
  const event = '\uFEFF{"event":"STUDY_SYNC","study":{"uuid":"s1"}}';
  expect(await server.ask('POST', '/events', event)).toMatchObject({ status: 202 });
});

it.each(['utf-16', 'utf-8x', 'iso-8859-1'])('letters come in UTF-8, not in %s', async (charset) => {
  const type = { 'content-type': `application/json; charset=${charset}` };
  const answer = await server.ask('POST', '/api/rules', '{"name":"A"}', type);
  expect(answer).toMatchObject({ status: 415, body: { detail: 'Send it in UTF-8.' } });
});
