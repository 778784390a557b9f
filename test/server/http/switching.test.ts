import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionTo } from '../../support/connected.ts';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
let platform: Receiver;
beforeAll(async () => {
  platform = await startReceiver();
  server = await startTestServer();
  await connect('platform');
});
afterAll(async () => {
  await server.close();
  await platform.close();
});

async function connect(id: string, more: object = {}) {
  const answer = await server.post('/api/connections', {
    ...connectionTo(platform.url, { id, name: id }),
    ...more,
  });
  expect(answer.status, answer.text).toBe(201);
}

const hour = { id: 'later', kind: 'wait', seconds: 3600 } as const;
const calls = (more = {}) => push({ connection: 'platform', ...more });
const flip = (rule: { id: string; revision: number }, more: object) =>
  server.post(`/api/rules/${rule.id}/switch`, { revision: rule.revision, ...more });
const arrive = async () => {
  const { body } = await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's1' } });
  return `/api/deliveries/${body.deliveries[0].id}`;
};
const remove = (rule: { id: string }) =>
  server.ask('DELETE', `/api/rules/${rule.id}?waiting=cancel`);

describe('switching off', () => {
  it('asks also while the only delivery is being sent, which may be tried again', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((done) => (answer = done));
    platform.answerWith(async () => {
      await answered;
      return {};
    });
    const rule = await server.publish(ruleOf([arrives, calls({ retry: true })]), 'Sends');
    const path = await arrive();
    const asked = await flip(rule, { enabled: false });
    expect(asked).toMatchObject({ status: 409, body: { waiting: 1, sending: 1 } });
    expect(asked.body.detail).toContain('One delivery is being sent and may have to be tried');
    const off = await flip(rule, { enabled: false, waiting: 'send' });
    expect(off).toMatchObject({ status: 200, body: { rule: { enabled: false } } });
    answer();
    await server.until(path, ({ delivery }) => delivery.state === 'succeeded');
    await remove(rule);
  });

  it('with “cancel” calls off what waits', async () => {
    const rule = await server.publish(ruleOf([arrives, hour, calls()]), 'Waits');
    const path = await arrive();
    const off = await flip(rule, { enabled: false, waiting: 'cancel' });
    expect(off.body).toMatchObject({ moved: 1, held: 0 });
    expect((await server.get(path)).body.delivery).toMatchObject({
      state: 'cancelled',
      reason: 'The rule was switched off.',
    });
    await remove(rule);
  });
});

describe('deleting', () => {
  it('asks also while a delivery is being sent, which may be tried again', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((done) => (answer = done));
    platform.answerWith(async () => {
      await answered;
      return { status: 503 };
    });
    const rule = await server.publish(ruleOf([arrives, calls({ retry: true })]), 'Goes');
    const path = await arrive();
    const asked = await server.ask('DELETE', `/api/rules/${rule.id}`);
    expect(asked).toMatchObject({ status: 409, body: { waiting: 1, sending: 1, held: 0 } });
    expect(asked.body.detail).toContain('One delivery is being sent and may have to be tried');
    expect((await remove(rule)).body).toMatchObject({ deleted: true });
    answer();
    const { delivery } = await server.until(path, (story) => story.delivery.state === 'cancelled');
    expect(delivery.reason).toBe('The rule “Goes” was deleted.');
  });
});

describe('deleting a rule of which deliveries are held', () => {
  it('says how they are let go', async () => {
    const rule = await server.publish(ruleOf([arrives, hour, calls()]), 'Holds');
    const path = await arrive();
    expect((await server.ask('DELETE', `/api/rules/${rule.id}`)).body.detail).toBe(
      'One delivery waits. Wait until everything has gone out, or delete with ?waiting=cancel, which calls them off.',
    );
    await server.post(`${path}/hold`);
    const asked = await server.ask('DELETE', `/api/rules/${rule.id}`);
    expect(asked).toMatchObject({ status: 409, body: { held: 1 } });
    expect(asked.body.detail).toContain('Release what is held, by POST to /api/deliveries/<id>/');
    expect((await server.post(`${path}/release`)).status).toBe(200);
    await remove(rule);
  });
});

describe('switching on', () => {
  it.each([
    [{ enabled: true, waiting: 'hold' }, 'waiting', '"release"'],
    [{ enabled: false, release: true }, 'release', '"waiting"'],
  ])('takes no %j, and names the field to use', async (body, field, other) => {
    const rule = await server.publish(ruleOf([arrives, calls()]), 'Fields');
    const refused = await flip(rule, body);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(refused.body.detail).toContain(other);
    await remove(rule);
  });

  it('is refused where the connection has been deleted meanwhile, naming it', async () => {
    await connect('gone');
    const rule = await server.publish(ruleOf([arrives, push({ connection: 'gone' })]), 'Lost');
    const { body: off } = await flip(rule, { enabled: false });
    expect((await server.ask('DELETE', '/api/connections/gone')).status).toBe(200);
    const refused = await flip(off.rule, { enabled: true });
    expect(refused).toMatchObject({ status: 422, body: { title: 'The rule cannot run yet' } });
    expect(refused.body.detail).toContain('The connection gone, over which version 1 calls');
    expect((await server.get(`/api/rules/${rule.id}`)).body.enabled).toBe(false);
    await remove(rule);
  });

  it('is refused where the login has been deleted meanwhile, until it is there again', async () => {
    const identity = {
      connection: 'platform',
      userId: 'user-7',
      name: 'Robot',
      login: 'robot@example.org',
      password: 'open-sesame',
    };
    const { body: login } = await server.post('/api/identities', identity);
    const rule = await server.publish(ruleOf([arrives, calls({ runAs: 'user-7' })]), 'Nobody');
    const { body: off } = await flip(rule, { enabled: false });
    expect((await server.ask('DELETE', `/api/identities/${login.id}`)).status).toBe(200);
    const refused = await flip(off.rule, { enabled: true });
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toContain('The login of the user user-7 on platform');
    await server.post('/api/identities', identity);
    expect((await flip(off.rule, { enabled: true })).status).toBe(200);
    await remove(rule);
  });
});
