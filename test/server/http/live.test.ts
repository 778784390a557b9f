import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('an event that comes in is told to whoever listens', async () => {
  const leave = new AbortController();
  const { body } = await fetch(`${server.url}/api/live`, { signal: leave.signal });
  if (!body) throw new Error('nothing is told');
  await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's1' } });
  const { body: events } = await server.get('/api/events');
  let told = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    told += text;
    if (told.includes('event: changes')) break;
  }
  leave.abort();
  expect(told).toContain(JSON.stringify({ kind: 'event', id: String(events.items[0].key) }));
});
