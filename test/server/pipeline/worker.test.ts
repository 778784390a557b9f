import { describe, expect, it } from 'vitest';
import { arrives, push, ruleOf, systemForTest } from '../../support/system.ts';

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
    const answers = [{ body: { status: 'OK', sid: 'sid-1' } }, { body: { status: 'OK' } }];
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
    const { publish, happen } = await systemForTest({ handler: () => 'hang', bound: 3 });
    await publish(ruleOf([arrives, { id: 'w', kind: 'wait', seconds: 600 }, push()]));
    for (let n = 0; n < 3; n += 1) await happen();
    await expect(happen()).rejects.toThrow('The queue of deliveries is full');
  });
});
