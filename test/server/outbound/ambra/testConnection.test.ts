import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ambra } from '../../../../server/outbound/ambra.ts';
import type { Receiver } from '../../../support/receiver.ts';
import { aConnection, anIdentity, sealer } from '../fixtures.ts';
import { error, ok, startPlatform, type Platform } from '../platform.ts';

let platform: Receiver;
let ambra: Ambra;
let commands: Platform['commands'];
let here: Platform['connection'];
let close: Platform['close'];

beforeEach(async () => {
  ({ receiver: platform, ambra, commands, connection: here, close } = await startPlatform());
});

afterEach(() => close());

describe('testing an Ambra connection', () => {
  const test = (connection = here(), identity = anIdentity()) =>
    ambra.testConnection(connection, identity);

  it('signs in and finds the account', async () => {
    commands['destination/list'] = () => ok({ destinations: [] });
    expect(await test()).toEqual({
      kind: 'ok',
      message: 'Signed in as Webhook User. The account is there.',
      user: { uuid: 'user-1', name: 'Webhook User' },
    });
  });

  it('signs in anew, even when a refusal is remembered', async () => {
    const login = commands['session/login'];
    commands['session/login'] = () => error('LOCKOUT');
    commands['destination/list'] = () => ok({});
    const identity = anIdentity();
    expect(await test(here(), identity)).toMatchObject({ kind: 'failed', field: 'login' });
    if (login) commands['session/login'] = login;
    expect(await test(here(), identity)).toMatchObject({ kind: 'ok' });
  });

  it('finds a login that belongs to somebody else', async () => {
    commands['session/user'] = () => ok({ uuid: 'user-1', name: 'Webhook User' });
    const result = await test(here(), anIdentity({ userId: 'user-2' }));
    expect(result).toMatchObject({ kind: 'failed', field: 'userId' });
    expect(result.message).toContain('Webhook User (user-1), not to the user user-2');
  });

  it('finds a wrong account', async () => {
    commands['destination/list'] = () => error('NOT_FOUND');
    expect(await test()).toMatchObject({ kind: 'failed', field: 'accountId' });
  });

  it('is content with a user who may not see destinations, and says it', async () => {
    commands['destination/list'] = () => error('NOT_PERMITTED');
    expect(await test()).toMatchObject({
      kind: 'ok',
      message: expect.stringContaining('may not see the destinations'),
    });
  });

  it('asks for the account where it is missing', async () => {
    commands['session/user'] = () => ok({ namespaces: [] });
    expect(await test(aConnection(platform.url))).toMatchObject({
      kind: 'ok',
      message: expect.stringContaining("Enter the account's uuid"),
    });
  });

  it('finds a wrong base address', async () => {
    const elsewhere = here({ baseUrl: `${platform.url}wrong/` });
    expect(await test(elsewhere)).toMatchObject({ kind: 'failed', field: 'baseUrl' });
    const refused = here({ allowPrivate: false });
    const result = await test(refused);
    expect(result).toMatchObject({ kind: 'failed', field: 'baseUrl' });
    expect(result.message).toContain('allow private addresses');
  });

  it('without an identity is content with a platform that wants one', async () => {
    for (const refused of [{ ...error('NOT_LOGGED_IN'), status: 401 }, error('MISSING_FIELDS')]) {
      commands['session/user'] = () => refused;
      expect(await ambra.testConnection(here(), null)).toMatchObject({
        kind: 'ok',
        message: expect.stringContaining('Add a user with a login'),
      });
    }
  });

  it.each([
    ['some JSON or other', { body: { ok: 1 } }],
    ['a 401 without a word', { status: 401 }],
  ])('takes nobody for a platform who answers with %s', async (_, answer) => {
    commands['session/user'] = () => answer;
    commands['destination/list'] = () => ({ body: { ok: 1 } });
    const auth = { kind: 'bearer', token: sealer.seal('good') } as const;
    for (const connection of [here(), here({ auth })]) {
      expect(await ambra.testConnection(connection, null)).toMatchObject({
        kind: 'failed',
        field: 'baseUrl',
        message: expect.stringContaining('not as an imaging platform does'),
      });
    }
  });

  it("without an identity tries the connection's own sign-in", async () => {
    commands['destination/list'] = ({ headers }) =>
      headers['authorization'] === 'Bearer good' ? ok({}) : { status: 401 };
    const withToken = (token: string) =>
      here({ auth: { kind: 'bearer', token: sealer.seal(token) } });
    expect(await ambra.testConnection(withToken('good'), null)).toMatchObject({ kind: 'ok' });
    expect(await ambra.testConnection(withToken('bad'), null)).toMatchObject({
      kind: 'failed',
      field: 'auth',
    });
  });
});

describe('testing a plain web service', () => {
  const test = (changes = {}) => ambra.testConnection(here({ kind: 'http', ...changes }), null);

  it('asks for no more than its head, with the sign-in', async () => {
    platform.answerWith({ status: 204 });
    expect(await test({ auth: { kind: 'bearer', token: sealer.seal('t') } })).toMatchObject({
      kind: 'ok',
    });
    expect(platform.requests).toMatchObject([
      { method: 'HEAD', headers: { authorization: 'Bearer t' } },
    ]);
  });

  it('asks again with GET where HEAD is not known', async () => {
    platform.answerWith({ status: 405 }, { status: 200 });
    expect(await test()).toMatchObject({ kind: 'ok', message: 'Radiology answers.' });
    expect(platform.requests.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  it('is content with 404 at the base address, which may hold nothing', async () => {
    expect(await test()).toMatchObject({ kind: 'ok', message: expect.stringContaining('404') });
  });

  it.each([
    ['a refused sign-in', { status: 403 }, 'auth'],
    ['a redirect', { status: 301, headers: { location: 'https://new.example/' } }, 'baseUrl'],
    ['no answer', 'reset', 'baseUrl'],
  ] as const)('finds %s', async (_, answer, field) => {
    platform.answerWith(answer);
    expect(await test()).toMatchObject({ kind: 'failed', field });
  });

  it('finds a service that is down', async () => {
    platform.answerWith({ status: 502 });
    expect(await test()).toMatchObject({
      kind: 'failed',
      message: 'Radiology is there but answers 502. Try again in a while.',
    });
  });
});
