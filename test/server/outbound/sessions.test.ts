import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealer } from '../../../server/outbound/secrets.ts';
import { createSender, type Sender } from '../../../server/outbound/send.ts';
import { createSessions, type Sessions } from '../../../server/outbound/sessions.ts';
import { createClock, type TestClock } from '../../support/clock.ts';
import { startReceiver, type Receiver } from '../../support/receiver.ts';
import { aConnection, anIdentity, sealer } from './fixtures.ts';

let platform: Receiver;
let sender: Sender;
let clock: TestClock;
let sessions: Sessions;

beforeEach(async () => {
  let logins = 0;
  platform = await startReceiver(() => {
    logins += 1;
    const session = { sid: `sid-${logins}`, uuid: 'user-1', name: 'Webhook User' };
    return { body: { status: 'OK', ...session } };
  });
  sender = createSender();
  clock = createClock();
  sessions = createSessions({ send: sender.send, sealer, clock });
});

afterEach(async () => {
  await sender.close();
  await platform.close();
});

const refusal = (error_type: string, status = 412) => ({
  status,
  body: { status: 'ERROR', error_type },
});
const ok = (body: object) => ({ body: { status: 'OK', ...body } });
const webhookUser = anIdentity();
const sidFor = (identity = webhookUser, connection = aConnection(platform.url)) =>
  sessions.sidFor(connection, identity);

async function refusedSid() {
  const result = await sidFor();
  if (result.kind !== 'refused') throw new Error('a session was given');
  return result;
}

describe('a session', () => {
  it('of another user than the one that calls are to run as is refused, naming both', async () => {
    const other = { ...webhookUser, userId: 'user-2' };
    expect(await sidFor(other)).toMatchObject({
      kind: 'refused',
      temporary: false,
      field: 'userId',
      why: expect.stringMatching(/belongs to Webhook User \(user-1\), not to the user user-2/),
    });
    expect(await sidFor(), 'once the uuid is the right one').toMatchObject({ kind: 'sid' });
  });

  it('is taken without another question where the login names the user', async () => {
    await sidFor();
    expect(platform.requests.map(({ path }) => path)).toEqual(['/session/login']);
  });

  it.each([
    ['no uuid', {}],
    ['the uuid of something else', { uuid: 'session-9' }],
  ])('is asked whose it is where the answer to the login holds %s', async (_, login) => {
    platform.answerWith(ok({ sid: 'sid-7', name: 'Login', ...login }));
    platform.answerWith(ok({ uuid: 'user-1', name: 'Webhook User' }));
    const user = { uuid: 'user-1', name: 'Webhook User' };
    expect(await sidFor()).toEqual({ kind: 'sid', sid: 'sid-7', user });
    expect(platform.requests[1]).toMatchObject({ path: '/session/user', form: { sid: 'sid-7' } });
    expect(await sidFor(), 'and nobody is asked again').toMatchObject({ sid: 'sid-7' });
    expect(platform.requests).toHaveLength(2);
  });

  it('of another user is refused too where only the second answer says so', async () => {
    platform.answerWith(ok({ sid: 'sid-7' }), ok({ uuid: 'user-9', email: 'dr.no@demo.invalid' }));
    const result = await refusedSid();
    expect(result).toMatchObject({ temporary: false, field: 'userId' });
    expect(result.why).toContain('belongs to another user (user-9), not to the user user-1');
  });

  it.each([
    ['says nothing of a user', {}, { body: { status: 'OK', namespaces: [] } }],
    ['does not tell', {}, refusal('NOT_PERMITTED')],
    ['knows no such question', {}, { status: 404, body: 'not found' }],
    ['is down by then', {}, { status: 503 }],
    ['says nothing of a user', { uuid: 'x' }, { body: { status: 'OK', namespaces: [] } }],
    ['does not tell', { uuid: 'x' }, refusal('NOT_PERMITTED')],
    ['knows no such question', { uuid: 'x' }, { status: 404, body: 'not found' }],
  ])('is believed where the platform %s: %j', async (_, login, answer) => {
    platform.answerWith(ok({ sid: 'sid-7', name: 'Login', ...login }), answer);
    const user = { uuid: null, name: 'Login' };
    expect(await sidFor()).toEqual({ kind: 'sid', sid: 'sid-7', user });
  });

  it('that seems to be of another is not taken before the platform can be asked', async () => {
    for (const answer of [{ status: 503 }, refusal('NOT_READY')]) {
      platform.answerWith(ok({ sid: 'sid-7', uuid: 'user-9' }), answer);
      const result = await refusedSid();
      expect(result.temporary).toBe(true);
      expect(result.why).toContain('does not say right now whose login this is');
      clock.advance(5_000);
    }
  });

  it('comes from session/login with login and password as a form', async () => {
    expect(await sidFor()).toEqual({
      kind: 'sid',
      sid: 'sid-1',
      user: { uuid: 'user-1', name: 'Webhook User' },
    });
    expect(platform.requests).toMatchObject([
      {
        method: 'POST',
        path: '/session/login',
        form: { login: 'webhook@demo.invalid', password: 'correct horse' },
      },
    ]);
  });

  it("lies below the connection's base address and takes its sign-in along", async () => {
    const auth = { kind: 'bearer', token: sealer.seal('tok') } as const;
    await sidFor(anIdentity(), aConnection(`${platform.url}api/v3/`, { auth }));
    expect(platform.requests[0]?.path).toBe('/api/v3/session/login');
    expect(platform.requests[0]?.headers['authorization']).toBe('Bearer tok');
  });

  it('is one for all who ask at once and after', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => sidFor()));
    expect(new Set(results.map((result) => result.kind === 'sid' && result.sid))).toEqual(
      new Set(['sid-1']),
    );
    await sidFor();
    expect(platform.requests).toHaveLength(1);
  });

  it('is another for another identity', async () => {
    await sidFor();
    expect(await sidFor(anIdentity({ id: 'identity-2' }))).toMatchObject({ sid: 'sid-2' });
  });

  it('is new once login or password have been entered again', async () => {
    await sidFor(anIdentity());
    const changed = anIdentity({ password: sealer.seal('new password') });
    expect(await sidFor(changed)).toMatchObject({ sid: 'sid-2' });
    expect(platform.requests[1]?.form['password']).toBe('new password');
  });

  it('is renewed when the platform refused it', async () => {
    const identity = anIdentity();
    const connection = aConnection(platform.url);
    await sidFor(identity, connection);
    sessions.refused(connection, identity, 'sid-1');
    expect(await sidFor(identity, connection)).toMatchObject({ sid: 'sid-2' });
  });

  it('is renewed once, however many calls it was refused to', async () => {
    const identity = anIdentity();
    const connection = aConnection(platform.url);
    await sidFor(identity, connection);
    sessions.refused(connection, identity, 'sid-1');
    await sidFor(identity, connection);
    sessions.refused(connection, identity, 'sid-1');
    expect(await sidFor(identity, connection)).toMatchObject({ sid: 'sid-2' });
    expect(platform.requests).toHaveLength(2);
  });
});

describe('a login that hangs', () => {
  it('is broken off for all who wait for it when Studyhook stops, and counts as one that passes', async () => {
    const ending = new AbortController();
    const { signal } = ending;
    sessions = createSessions({ send: (call) => sender.send({ ...call, signal }), sealer, clock });
    platform.answerWith('hang');
    const waiting = Promise.all([refusedSid(), refusedSid()]);
    await platform.nextRequest();
    ending.abort();
    for (const refused of await waiting) {
      expect(refused).toMatchObject({ temporary: true });
      expect(refused.why).toContain('broken off by Studyhook');
    }
    expect(platform.requests).toHaveLength(1);
  });
});

describe('a refused login', () => {
  it.each([
    ['BAD_PASSWORD', 'password', /login or the password is wrong/],
    ['INVALID_CREDENTIALS', 'password', /login or the password is wrong/],
    ['LOCKOUT', 'login', /Unlock the user/],
    ['BLOCKED', 'login', /Unblock the user/],
    ['SSO_ONLY', 'login', /signs in with a password/],
    ['SOMETHING_NEW', 'login', /SOMETHING_NEW/],
  ])('with %s is final, names the field and says what to do', async (type, field, words) => {
    platform.answerWith(refusal(type));
    const result = await refusedSid();
    expect(result).toMatchObject({ temporary: false, field });
    expect(result.why).toMatch(words);
    expect(result.why).toContain('Webhook User on Radiology');
  });

  it.each([
    ['is down', { status: 503, body: 'maintenance' }],
    ['is too busy', { status: 429 }],
    ['breaks off', 'reset'],
    ['shows a web page', { body: '<html>Welcome</html>' }],
    ['is not ready', refusal('NOT_READY')],
  ] as const)('passes by itself when the platform %s', async (_, answer) => {
    platform.answerWith(answer);
    expect(await refusedSid()).toMatchObject({ temporary: true });
  });

  it.each([
    ['has no API there', { status: 404, body: 'not found' }, 'baseUrl'],
    ['redirects', { status: 302, headers: { location: 'https://new.example/' } }, 'baseUrl'],
    ['asks for a PIN', { body: { status: 'OK', pin_required: 1 } }, 'login'],
    ['gives no sid', { body: { status: 'OK' } }, 'baseUrl'],
    ["refuses the connection's sign-in", { status: 401 }, 'auth'],
  ] as const)('is final when the platform %s', async (_, answer, field) => {
    platform.answerWith(answer);
    expect(await refusedSid()).toMatchObject({ temporary: false, field });
  });

  it('never repeats what we sent, not even when the platform does', async () => {
    platform.answerWith(
      { status: 412, body: { status: 'ERROR', error_type: 'correct horse' } },
      { status: 500, body: 'login webhook@demo.invalid password correct horse' },
    );
    const first = await refusedSid();
    clock.advance(600_000);
    const second = await refusedSid();
    expect(platform.requests).toHaveLength(2);
    expect(JSON.stringify([first, second])).not.toMatch(/horse|webhook@demo/);
  });

  it('is remembered for five seconds, so that nobody is locked out by us', async () => {
    platform.answerWith(refusal('BAD_PASSWORD'));
    const first = await refusedSid();
    clock.advance(4_999);
    expect(await refusedSid()).toEqual(first);
    expect(platform.requests).toHaveLength(1);
    clock.advance(1);
    expect(await sidFor()).toMatchObject({ kind: 'sid' });
  });

  it('is remembered for longer each time the password is wrong', async () => {
    const identity = anIdentity();
    for (const wait of [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
      platform.answerWith(refusal('BAD_PASSWORD'));
      await sidFor(identity);
      const asked = platform.requests.length;
      clock.advance(wait - 1);
      await sidFor(identity);
      expect(platform.requests).toHaveLength(asked);
      clock.advance(1);
    }
  });

  it('is remembered for five seconds each time when the platform is down', async () => {
    const identity = anIdentity();
    for (const asked of [1, 2, 3, 4]) {
      platform.answerWith({ status: 503 });
      await sidFor(identity);
      expect(platform.requests).toHaveLength(asked);
      clock.advance(5_000);
    }
  });

  it('is forgotten when the password is entered again, or a person asks', async () => {
    const identity = anIdentity();
    platform.answerWith(refusal('BAD_PASSWORD'), refusal('BAD_PASSWORD'));
    await sidFor(identity);
    const changed = anIdentity({ password: sealer.seal('better') });
    expect(await sidFor(changed)).toMatchObject({ kind: 'refused' });
    expect(platform.requests).toHaveLength(2);
    sessions.forget(changed);
    expect(await sidFor(changed)).toMatchObject({ kind: 'sid' });
  });

  it('can be mended by putting the right key back', async () => {
    const other = createSealer(Buffer.alloc(32, 99));
    const result = await sidFor(anIdentity({ password: other.seal('x') }));
    expect(result).toMatchObject({ kind: 'refused', temporary: true });
    expect(result.kind === 'refused' && result.why).toContain('SECRET_KEY');
    expect(platform.requests).toHaveLength(0);
  });
});
