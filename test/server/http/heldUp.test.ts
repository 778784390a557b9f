import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
let platform: Receiver;
beforeEach(async () => {
  platform = await startReceiver();
  server = await startTestServer();
  await server.post('/api/connections', {
    id: 'p',
    name: 'Radiology',
    kind: 'ambra',
    baseUrl: platform.url,
    allowPrivate: true,
    auth: { kind: 'bearer', token: 'let-me-in' },
  });
  await server.publish(ruleOf([arrives, push({ retry: true })]));
});
afterEach(async () => {
  await server.close();
  await platform.close();
});

/** The address of the one delivery that an arriving study owes. */
async function arrive(): Promise<string> {
  const event = { event: 'STUDY_SYNC', study: { uuid: 's1', modality: 'CT' } };
  const { body } = await server.post('/events', event);
  return `/api/deliveries/${body.deliveries[0].id}`;
}

const waitsAfterOneTry = (path: string) =>
  server.until(path, ({ delivery: { state, attempts } }) => state === 'waiting' && attempts === 1);

describe('a delivery', () => {
  it('of a paused connection says so, until that is resumed and it is sent', async () => {
    await server.post('/api/connections/p/pause');
    const path = await arrive();
    expect((await server.get(path)).body).toMatchObject({
      delivery: { state: 'waiting', attempts: 0 },
      heldUpBy: 'The connection Radiology is paused. Resume it, and what waits is sent.',
    });
    await server.post('/api/connections/p/resume');
    const sent = await server.until(path, ({ delivery }) => delivery.state === 'succeeded');
    expect(sent.heldUpBy).toBeNull();
    // What is over is held up by nothing, whatever becomes of its connection.
    await server.post('/api/connections/p/pause');
    expect((await server.get(path)).body.heldUpBy).toBeNull();
  });

  it('that only waits for its next try is held up by nothing', async () => {
    platform.answerWith({ status: 503 });
    const path = await arrive();
    const story = await waitsAfterOneTry(path);
    expect(story.heldUpBy).toBeNull();
    expect(story.nextTryAt).toBe(story.delivery.dueAt);
  });

  it('says that its connection rests once calls over it failed eight times in a row', async () => {
    platform.answerWith(...Array.from({ length: 8 }, () => ({ status: 503 })));
    const failing = [];
    for (let calls = 0; calls < 7; calls += 1) failing.push(await arrive());
    for (const path of failing) await waitsAfterOneTry(path);
    const path = await arrive();
    const story = await server.until(path, ({ heldUpBy }) => heldUpBy !== null);
    const [, until = ''] =
      /^Calls over Radiology failed so often in a row that they rest until (\S+)\.$/.exec(
        story.heldUpBy,
      ) ?? [];
    // The first rest is shorter than the minute before the next try.
    expect(until < story.nextTryAt, `${until} < ${story.nextTryAt}`).toBe(true);
    const next = await arrive();
    expect((await server.get(next)).body).toMatchObject({
      delivery: { state: 'waiting', attempts: 0 },
      heldUpBy: story.heldUpBy,
    });
    expect(platform.requests).toHaveLength(8);
  });
});
