import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StorageFull } from '../../../server/storage.ts';
import { arrives, push, ruleOf, startTestSystem, systemForTest } from '../../support/system.ts';

describe('stopping', () => {
  it('finishes what is under way and hands back what does not end in time', async () => {
    const first = await systemForTest({ handler: () => 'hang' });
    await first.publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await first.happen();
    await first.receiver.nextRequest();
    await first.stop();
    first.receiver.answerWith({ body: { status: 'OK' } });
    const second = await systemForTest(first);
    const story = await second.ended(delivery);
    expect(story.attempts.map((a) => a.answer?.kind)).toEqual(['interrupted', 'answered']);
    expect(story.delivery.state).toBe('succeeded');
  });

  it('hands back a call whose login its stop broke off, and sends it afterwards', async () => {
    const first = await systemForTest({ handler: () => 'hang' });
    await first.publish(ruleOf([arrives, push({ runAs: 'user-1' })]));
    const [delivery = ''] = await first.happen();
    await first.receiver.nextRequest();
    await first.stop();
    const answers = [
      { body: { status: 'OK', sid: 'sid-1', uuid: 'user-1' } },
      { body: { status: 'OK' } },
    ];
    first.receiver.answerWith(...answers);
    const second = await systemForTest(first);
    const story = await second.ended(delivery);
    expect(story.attempts.map((a) => a.answer?.kind)).toEqual(['not_sent', 'answered']);
    expect(story.delivery.state).toBe('succeeded');
  });

  it('leaves nobody waiting for what the platform would answer to a question', async () => {
    const { system, receiver } = await systemForTest({ handler: () => 'hang' });
    const { connections, identities } = system.storage.documents;
    const [connection, identity = null] = [connections.get('platform'), identities.all()[0]];
    if (!connection) throw new Error('there is no connection');
    const question = system.ambra.testConnection(connection, identity);
    await receiver.nextRequest();
    await system.stop();
    const message = expect.stringContaining('broken off by Studyhook') as string;
    expect(await question).toMatchObject({ kind: 'failed', message });
  });

  it('holds back a call during which the process ended four times', async () => {
    const { system, publish, happen, storyWhen, story, receiver } = await systemForTest({
      handler: () => 'hang',
    });
    const { journal } = system.storage;
    await publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await happen();
    await receiver.nextRequest();
    for (let crash = 1; crash <= 4; crash += 1) {
      await journal.recover('2026-03-02T09:00:00.000Z');
      const { state } = (await story(delivery)).delivery;
      expect(state).toBe(crash < 4 ? 'waiting' : 'held');
      if (crash < 4) await journal.begin(delivery, crash + 1, '2026-03-02T09:00:00.000Z');
    }
    const { delivery: held } = await storyWhen(delivery, (s) => s.delivery.state === 'held');
    expect(held.reason).toContain('stopped 4 times');
  });

  it('asks senders to come back later when too much is waiting', async () => {
    const running = await startTestSystem({ handler: () => 'hang', bound: 3 });
    onTestFinished(() => running.close().catch(() => undefined));
    const { publish, happen } = running;
    await publish(ruleOf([arrives, { id: 'w', kind: 'wait', seconds: 600 }, push()]));
    for (let n = 0; n < 3; n += 1) await happen();
    await expect(happen()).rejects.toThrow('The queue of deliveries is full');
    await expect(running.close(), 'and says so').rejects.toMatchObject({
      errors: [{ name: 'StorageFull' }],
    });
  });
});

describe('an answer', () => {
  it('that such a call is waiting already is ours after a try whose end nobody heard', async () => {
    const first = await systemForTest({ handler: () => 'hang' });
    await first.publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await first.happen();
    await first.receiver.nextRequest();
    await first.stop();
    const pending = { status: 412, body: { status: 'ERROR', error_type: 'PENDING' } };
    first.receiver.answerWith(pending);
    const second = await systemForTest(first);
    const story = await second.ended(delivery);
    expect(story.delivery.state).toBe('succeeded');
    expect(story.delivery.reason).toContain('already in process');
  });

  it('is not lost while the journal is full for a moment', async () => {
    const running = await startTestSystem();
    onTestFinished(() => running.close().catch(() => undefined));
    const { system, publish, happen, clock, receiver, ended } = running;
    await publish(ruleOf([arrives, push()]));
    vi.spyOn(system.storage.journal, 'settle').mockRejectedValueOnce(new StorageFull('full'));
    const [delivery = ''] = await happen();
    const soon = clock.now().getTime() + 1000;
    await vi.waitUntil(() => clock.nextWake()?.getTime() === soon);
    clock.advance(1000);
    const story = await ended(delivery);
    expect(story.delivery).toMatchObject({ state: 'succeeded', attempts: 1 });
    expect(receiver.requests).toHaveLength(1);
    await expect(running.close()).rejects.toMatchObject({ errors: [{ name: 'StorageFull' }] });
  });

  it('is waited for as long as its connection says', async () => {
    const { publish, happen, connect, ended } = await systemForTest({ handler: () => 'hang' });
    await connect({ id: 'platform', limits: { concurrency: 8, timeoutSeconds: 1 } });
    await publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await happen();
    expect((await ended(delivery)).delivery.reason).toContain('did not answer within 1 s');
  });

  it('may ask for patience until a date', async () => {
    const { publish, happen, receiver, storyWhen } = await systemForTest();
    const until = { 'retry-after': 'Mon, 02 Mar 2026 09:30:00 GMT' };
    receiver.answerWith({ status: 503, headers: until });
    await publish(ruleOf([arrives, push({ retry: true })]));
    const [delivery = ''] = await happen();
    const story = await storyWhen(delivery, (s) => s.delivery.state === 'waiting');
    expect(story.delivery.dueAt).toBe('2026-03-02T09:30:00.000Z');
  });
});
