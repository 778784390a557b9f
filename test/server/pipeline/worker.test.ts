import { afterEach, describe, expect, it } from 'vitest';
import { startReceiver } from '../../support/receiver.ts';
import { arrives, push, ruleOf, startTestSystem, type TestSystem } from '../../support/system.ts';

let running: TestSystem[] = [];
afterEach(async () => {
  const all = running;
  running = [];
  for (const one of all) await one.close();
});
async function start(...args: Parameters<typeof startTestSystem>): Promise<TestSystem> {
  const one = await startTestSystem(...args);
  running.push(one);
  return one;
}

describe('stopping', () => {
  it('finishes what is under way and hands back what does not end in time', async () => {
    const receiver = await startReceiver(() => 'hang');
    const first = await startTestSystem({ receiver });
    await first.publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await first.happen();
    await receiver.nextRequest();
    const stopping = first.system.stop();
    first.clock.advance(10_000);
    await stopping;
    receiver.answerWith({ body: { status: 'OK' } });
    const second = await startTestSystem({ receiver, folder: first.folder, clock: first.clock });
    const story = await second.ended(delivery);
    expect(story.attempts.map((a) => a.answer?.kind)).toEqual(['interrupted', 'answered']);
    expect(story.delivery.state).toBe('succeeded');
    await second.close();
    await receiver.close();
  });

  it('hands back a call whose login its stop broke off, and sends it afterwards', async () => {
    const receiver = await startReceiver(() => 'hang');
    const first = await startTestSystem({ receiver });
    await first.publish(ruleOf([arrives, push({ runAs: 'user-1' })]));
    const [delivery = ''] = await first.happen();
    await receiver.nextRequest();
    const stopping = first.system.stop();
    first.clock.advance(10_000);
    await stopping;
    receiver.answerWith({ body: { status: 'OK', sid: 'sid-1' } }, { body: { status: 'OK' } });
    const second = await startTestSystem({ receiver, folder: first.folder, clock: first.clock });
    expect((await second.ended(delivery)).delivery.state).toBe('succeeded');
    await second.close();
    await receiver.close();
  });

  it('holds back a call during which the process ended four times', async () => {
    const { system, publish, happen, storyWhen, story, receiver } = await start({
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
    const { publish, happen } = await start({ handler: () => 'hang', bound: 3 });
    await publish(ruleOf([arrives, { id: 'w', kind: 'wait', seconds: 600 }, push()]));
    for (let n = 0; n < 3; n += 1) await happen();
    await expect(happen()).rejects.toThrow('The queue of deliveries is full');
  });
});
