import { describe, expect, it } from 'vitest';
import { createSealer } from '../../../server/outbound/secrets.ts';
import { arrives, push, ruleOf, systemForTest } from '../../support/system.ts';

/** Sealed with a key that the system does not have. */
const sealedElsewhere = createSealer(Buffer.alloc(32, 8)).seal('let-me-in');
const unreadable = {
  id: 'platform',
  name: 'Reading Room',
  auth: { kind: 'bearer', token: sealedElsewhere },
} as const;

describe('a sign-in that the key does not open', () => {
  it('stops the call and names the connection whose secret has to be entered again', async () => {
    const { publish, connect, happen, receiver, ended } = await systemForTest();
    await publish(ruleOf([arrives, push()]));
    await connect(unreadable);
    const [delivery = ''] = await happen();
    const story = await ended(delivery);
    expect(story.delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(story.delivery.reason).toContain('The sign-in of the connection “Reading Room”');
    expect(story.delivery.reason).toContain('enter the secret again');
    expect(story.attempts).toMatchObject([{ request: null, answer: { kind: 'not_sent' } }]);
    expect(receiver.requests).toEqual([]);
  });

  it('logs nobody in for a call that cannot be signed', async () => {
    const { publish, connect, happen, receiver, ended } = await systemForTest();
    await publish(ruleOf([arrives, push({ runAs: 'user-1' })]));
    await connect(unreadable);
    const [delivery = ''] = await happen();
    await ended(delivery);
    expect(receiver.requests).toEqual([]);
  });

  it('is tried again where the action says so, and goes out once the secret can be read', async () => {
    const { publish, connect, happen, clock, receiver, storyWhen, ended } = await systemForTest();
    await publish(ruleOf([arrives, push({ retry: true })]));
    await connect(unreadable);
    const [delivery = ''] = await happen();
    await storyWhen(delivery, ({ delivery: { state } }) => state === 'waiting');
    await connect({ id: 'platform' });
    clock.advance(60_000);
    expect((await ended(delivery)).delivery).toMatchObject({ state: 'succeeded', attempts: 2 });
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/study/push']);
  });
});

describe('an address', () => {
  const hook = { id: 'hook', name: 'Hook', kind: 'http' } as const;

  it('that lay below its connection is not called once that points elsewhere', async () => {
    const { publish, connect, happen, receiver, ended } = await systemForTest();
    await connect({ ...hook, baseUrl: `${receiver.url}team/` });
    await publish(ruleOf([arrives, push({ connection: 'hook', command: 'in' })]));
    const [inside = ''] = await happen();
    expect((await ended(inside)).delivery.state).toBe('succeeded');
    await connect({ ...hook, baseUrl: `${receiver.url}others/` });
    const [outside = ''] = await happen();
    const { delivery } = await ended(outside);
    expect(delivery.state).toBe('failed');
    expect(delivery.reason).toMatch(/^its address is not below .*others\/, where .* Hook points/);
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/team/in']);
  });

  it('cannot climb out of its connection', async () => {
    const { system, publish, connect, happen, receiver, ended } = await systemForTest();
    const baseUrl = `${receiver.url}team/`;
    await connect({ ...hook, baseUrl });
    const rule = await publish(ruleOf([arrives, push({ connection: 'hook', command: 'in' })]));
    const climbing = rule.versions.map((version) => ({
      ...version,
      webhooks: version.webhooks.map((one) => ({ ...one, url: `${baseUrl}../others/in` })),
    }));
    const { rules } = system.storage.documents;
    await rules.update(rule.id, (current) => current && { ...current, versions: climbing });
    system.publisher.reload();
    const [delivery = ''] = await happen();
    expect((await ended(delivery)).delivery.reason).toContain('its address is not below');
    expect(receiver.requests).toEqual([]);
  });
});
