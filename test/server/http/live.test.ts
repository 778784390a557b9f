import { afterAll, beforeAll, expect, it } from 'vitest';
import { startConnected, type Connected } from '../../support/connected.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: Connected['server'];
let close: Connected['close'];
beforeAll(async () => {
  ({ server, close } = await startConnected());
});
afterAll(() => close());

/** What is told to whoever listens while this is done, up to the first news of the kind. */
async function toldDuring(kind: string, act: () => Promise<unknown>): Promise<string> {
  const leave = new AbortController();
  const { body } = await fetch(`${server.url}/api/live`, { signal: leave.signal });
  if (!body) throw new Error('nothing is told');
  await act();
  let told = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    told += text;
    if (told.includes(`"kind":"${kind}"`)) break;
  }
  leave.abort();
  return told;
}

const arrive = () => server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's1' } });

it('an event that comes in is told to whoever listens', async () => {
  const told = await toldDuring('event', arrive);
  const { body } = await server.get('/api/events');
  expect(told).toContain(JSON.stringify({ kind: 'event', id: String(body.items[0].key) }));
});

it('so is it when a rule’s calls are held, or called off with it', async () => {
  const hour = { id: 'later', kind: 'wait', seconds: 3600 } as const;
  const { id, revision } = await server.publish(ruleOf([arrives, hour, push()]), 'Waits');
  await arrive();
  const off = { revision, enabled: false, waiting: 'hold' };
  const told = JSON.stringify({ kind: 'deliveries', id });
  const hold = () => server.post(`/api/rules/${id}/switch`, off);
  expect(await toldDuring('deliveries', hold)).toContain(told);
  const remove = () => server.ask('DELETE', `/api/rules/${id}?waiting=cancel`);
  expect(await toldDuring('deliveries', remove)).toContain(told);
});
