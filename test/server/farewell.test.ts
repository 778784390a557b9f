import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { farewell } from '../../server/farewell.ts';
import { startConnected, type Connected } from '../support/connected.ts';
import { arrives, push, ruleOf } from '../support/system.ts';

let server: Connected['server'];
let close: Connected['close'];
let answerAll: () => void;
beforeEach(async () => {
  const answered = new Promise<void>((done) => (answerAll = done));
  ({ server, close } = await startConnected(async () => {
    await answered;
    return { body: { status: 'OK' } };
  }));
  await server.publish(ruleOf([arrives, push()]), 'Push');
});
afterEach(async () => {
  answerAll();
  await close();
});

const send = (id: string) =>
  server.post('/events', { event: 'STUDY_SYNC', id, study: { uuid: id } });
const said = () => farewell(server.studyhook.system());

it('says for how many calls the end waits, and for how long', async () => {
  await send('s1');
  expect(said()).toMatch(/^Finishing 1 call \(at most 10 s\)…/);
  await send('s2');
  expect(said()).toMatch(/^Finishing 2 calls \(at most 10 s\)…/);
});

it('is silent where nothing is under way', async () => {
  expect(said()).toBeNull();
  await send('s1');
  expect(said()).not.toBeNull();
  answerAll();
  await vi.waitFor(() => {
    expect(said()).toBeNull();
  });
});
