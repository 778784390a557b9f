import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextTryOf } from '../../../server/http/resources/heldUp.ts';
import { startConnected, type Connected } from '../../support/connected.ts';
import { arrives, push, ruleOf, systemForTest, type TestSystem } from '../../support/system.ts';

let server: Connected['server'];
let platform: Connected['platform'];
let close: Connected['close'];
beforeEach(async () => {
  ({ server, platform, close } = await startConnected(undefined, { id: 'p', name: 'Radiology' }));
  await server.publish(ruleOf([arrives, push({ retry: true })]));
});
afterEach(() => close());

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

  it('of a connection at rest says so if it would be tried sooner, and when that is over', async () => {
    platform.answerWith(...Array.from({ length: 8 }, () => ({ status: 503 })));
    const failing = [];
    for (let calls = 0; calls < 7; calls += 1) failing.push(await arrive());
    for (const path of failing) await waitsAfterOneTry(path);
    const path = await arrive();
    const story = await waitsAfterOneTry(path);
    // The first rest is shorter than the minute before the next try.
    expect(story).toMatchObject({ heldUpBy: null, nextTryAt: story.delivery.dueAt });
    const { body: next } = await server.get(await arrive());
    expect(next.delivery).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(next.nextTryAt > next.delivery.dueAt, `${next.nextTryAt}`).toBe(true);
    expect(next.nextTryAt < story.nextTryAt, `${next.nextTryAt}`).toBe(true);
    expect(next.heldUpBy).toBe(
      `Calls over Radiology failed so often in a row that they rest until ${next.nextTryAt}.`,
    );
    expect(platform.requests).toHaveLength(8);
  });
});

describe('the next try', () => {
  const nextOf = async ({ system, story }: TestSystem, delivery: string) =>
    nextTryOf(system, (await story(delivery)).delivery);
  const minutesPast = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes)).toISOString();

  it('is owed neither before the connection is resumed nor at a moment that nobody knows', async () => {
    const running = await systemForTest();
    await running.connect({ id: 'platform', name: 'Platform', paused: true });
    await running.publish(ruleOf([arrives, { id: 'w', kind: 'wait', seconds: 600 }, push()]));
    const [delivery = ''] = await running.happen();
    const paused = { nextTryAt: null, heldUpBy: expect.stringContaining('is paused') as string };
    expect(await nextOf(running, delivery)).toEqual(paused);
    await running.connect({ id: 'platform', name: 'Platform' });
    expect(await nextOf(running, delivery)).toEqual({ nextTryAt: minutesPast(10), heldUpBy: null });
    await running.connect({ id: 'platform', name: 'Platform', paused: true });
    running.clock.advance(3_600_000);
    expect(await nextOf(running, delivery)).toEqual(paused);
  });

  it('waits, once a rest is over, for the call that is tried alone', async () => {
    const running = await systemForTest({ handler: () => 'hang' });
    const { receiver, clock, happen, ended, publish, storyWhen } = running;
    receiver.answerWith(...Array.from({ length: 8 }, () => ({ status: 503 })));
    await publish(ruleOf([arrives, push()]));
    for (let calls = 0; calls < 8; calls += 1) for (const id of await happen()) await ended(id);
    const [tried = ''] = await happen();
    const [other = ''] = await happen();
    const until = '2026-03-02T09:00:15.000Z';
    expect(await nextOf(running, other)).toMatchObject({ nextTryAt: until });
    clock.advance(15_000);
    await storyWhen(tried, ({ delivery }) => delivery.state === 'sending');
    expect(await nextOf(running, other)).toEqual({
      nextTryAt: null,
      heldUpBy:
        'Calls over Platform failed so often in a row that one is tried alone first. The others follow once it goes through.',
    });
  });

  it('waits for room where as many calls are under way as the connection takes', async () => {
    const running = await systemForTest({ handler: () => 'hang' });
    const limits = { concurrency: 1, timeoutSeconds: 5 };
    await running.connect({ id: 'platform', name: 'Platform', limits });
    await running.publish(ruleOf([arrives, push()]));
    await running.happen();
    const [delivery = ''] = await running.happen();
    running.clock.advance(1000);
    expect(await nextOf(running, delivery)).toEqual({
      nextTryAt: null,
      heldUpBy:
        'As many calls over Platform are under way as it takes at once. This one follows when one of them has ended.',
    });
  });

  it('waits for its turn where the connection takes only so many calls a second', async () => {
    const running = await systemForTest();
    const limits = { concurrency: 8, timeoutSeconds: 5, perSecond: 1 };
    await running.connect({ id: 'platform', name: 'Platform', limits });
    await running.publish(ruleOf([arrives, push()]));
    const [first = ''] = await running.happen();
    await running.ended(first);
    const [delivery = ''] = await running.happen();
    expect(await nextOf(running, delivery)).toEqual({
      nextTryAt: null,
      heldUpBy: 'Platform takes only so many calls a second. This one follows when it is its turn.',
    });
  });
});
