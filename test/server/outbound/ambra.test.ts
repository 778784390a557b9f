import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ambra } from '../../../server/outbound/ambra.ts';
import { createSealer } from '../../../server/outbound/secrets.ts';
import type { Receiver } from '../../support/receiver.ts';
import { aConnection, anIdentity, sealer } from './fixtures.ts';
import { error, ok, startPlatform, type Platform } from './platform.ts';

let platform: Receiver;
let ambra: Ambra;
let commands: Platform['commands'];
let paths: Platform['paths'];
let here: Platform['connection'];
let close: Platform['close'];

beforeEach(async () => {
  ({ receiver: platform, ambra, commands, paths, connection: here, close } = await startPlatform());
});

afterEach(() => close());

describe('a call as an identity', () => {
  it('is a form with the parameters and the sid', async () => {
    commands['study/get'] = () => ok({ uuid: 'study-1' });
    const answer = await ambra.call(here(), anIdentity(), 'study/get', {
      uuid: 'study-1',
      flag: 1,
      tags: ['a', 'b'],
    });
    expect(answer).toEqual({ kind: 'ok', body: { status: 'OK', uuid: 'study-1' } });
    expect(platform.requests[1]).toMatchObject({
      method: 'POST',
      path: '/study/get',
      form: { uuid: 'study-1', flag: '1', tags: '["a","b"]', sid: 'sid-1' },
    });
  });

  it('gets a new sid once when the old one has ended', async () => {
    commands['study/get'] = ({ form }) => (form['sid'] === 'sid-1' ? { status: 401 } : ok({}));
    expect(await ambra.call(here(), anIdentity(), 'study/get', {})).toMatchObject({ kind: 'ok' });
    expect(paths()).toEqual(['session/login', 'study/get', 'session/login', 'study/get']);
  });

  it('gives up when the new sid is refused as well', async () => {
    commands['study/get'] = () => ({ status: 401 });
    const answer = await ambra.call(here(), anIdentity(), 'study/get', {});
    expect(answer).toMatchObject({ kind: 'error', status: 401, temporary: false });
    expect(paths()).toHaveLength(4);
  });

  it('says why there is no session', async () => {
    commands['session/login'] = () => error('BAD_PASSWORD');
    expect(await ambra.call(here(), anIdentity(), 'study/get', {})).toMatchObject({
      kind: 'error',
      message: expect.stringContaining('password is wrong'),
      temporary: false,
    });
  });
});

describe("a call with the connection's own sign-in", () => {
  it('carries its headers and no sid', async () => {
    commands['study/get'] = () => ok({});
    const auth = { kind: 'basic', username: 'u', password: sealer.seal('p') } as const;
    await ambra.call(here({ auth }), null, 'study/get', { uuid: '1' });
    expect(platform.requests[0]?.headers['authorization']).toBe('Basic dTpw');
    expect(platform.requests[0]?.form).toEqual({ uuid: '1' });
  });

  it('that cannot be opened is told, with what to do', async () => {
    const password = createSealer(Buffer.alloc(32, 99)).seal('p');
    const auth = { kind: 'basic', username: 'u', password } as const;
    expect(await ambra.call(here({ auth }), null, 'study/get', {})).toMatchObject({
      kind: 'error',
      message: expect.stringContaining('SECRET_KEY'),
    });
    const plain = here({ auth, kind: 'http' });
    expect(await ambra.testConnection(plain, null)).toMatchObject({
      kind: 'failed',
      field: 'auth',
    });
    expect(platform.requests).toHaveLength(0);
  });
});

describe('what the platform refuses', () => {
  const call = () => ambra.call(here(), null, 'study/push', {});

  it('keeps its name and what it is about', async () => {
    commands['study/push'] = () => error('MISSING_FIELDS', { error_subtype: ['uuid', 'sid'] });
    expect(await call()).toEqual({
      kind: 'error',
      errorType: 'MISSING_FIELDS',
      status: 412,
      message: 'The platform refused study/push: MISSING_FIELDS (uuid, sid).',
      temporary: false,
    });
  });

  it('repeats nothing that does not look like a name', async () => {
    commands['study/push'] = () =>
      error('Patient DOE^JANE not found', { error_subtype: 'DOE^JANE 1970' });
    const answer = await call();
    expect(JSON.stringify(answer)).not.toContain('DOE');
    expect(answer).toMatchObject({ kind: 'error', status: 412 });
  });

  it.each([
    ['NOT_READY', error('NOT_READY'), true],
    ['LOCKED', error('LOCKED'), true],
    ['NOT_FOUND', error('NOT_FOUND'), false],
    ['an error with status 200', { body: { status: 'ERROR', error_type: 'NOT_FOUND' } }, false],
    ['503', { status: 503 }, true],
    ['404 without an API', { status: 404 }, false],
  ])('%s is temporary or not', async (_, reply, temporary) => {
    commands['study/push'] = () => reply;
    expect(await call()).toMatchObject({ kind: 'error', temporary });
  });
});

describe('names for a picker', () => {
  const things = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({
      uuid: `u-${from + index}`,
      name: `Reader ${from + index}`,
    }));

  it('come from all pages, in the order that people expect', async () => {
    commands['destination/list'] = ({ form }) => {
      const number = Number(form['page.number']);
      const rows = Number(form['page.rows']);
      const all = things(250);
      const more = number * rows < 250 ? 1 : 0;
      return ok({
        page: { number, rows, more },
        destinations: all.slice((number - 1) * rows, number * rows),
      });
    };
    const result = await ambra.names(here(), anIdentity(), 'destination');
    expect(result).toMatchObject({ kind: 'ok' });
    const names = result.kind === 'ok' ? result.names : [];
    expect(names).toHaveLength(250);
    expect(names[2]).toEqual({ uuid: 'u-2', name: 'Reader 2' });
    expect(names[10]).toEqual({ uuid: 'u-10', name: 'Reader 10' });
    expect(platform.requests[1]?.form['account_id']).toBe('account-1');
  });

  it('end when the platform knows no pages', async () => {
    commands['group/list'] = () => ok({ page: { more: 1 }, groups: things(3) });
    expect(await ambra.names(here(), anIdentity(), 'group')).toMatchObject({
      names: { length: 3 },
    });
    expect(paths().filter((path) => path === 'group/list')).toHaveLength(2);
  });

  it('may take more than the 64 KB that a delivery may', async () => {
    const padding = 'x'.repeat(3000);
    commands['location/list'] = () =>
      ok({ locations: things(100).map((thing) => ({ ...thing, padding })) });
    expect(await ambra.names(here(), anIdentity(), 'location')).toMatchObject({
      names: { length: 100 },
    });
  });

  it.each([
    ['user', 'account/user/list', 'users', { uuid: 'account-1' }],
    ['location', 'location/list', 'locations', { account_id: 'account-1' }],
    ['account', 'account/list', 'accounts', {}],
    ['namespace', 'session/user', 'namespaces', {}],
  ] as const)('of each %s come from %s', async (kind, command, member, parameters) => {
    commands[command] = () => ok({ [member]: [{ uuid: 'u', name: 'N' }] });
    expect(await ambra.names(here(), anIdentity(), kind)).toEqual({
      kind: 'ok',
      names: [{ uuid: 'u', name: 'N' }],
    });
    expect(platform.requests[1]?.form).toMatchObject({ ...parameters, sid: 'sid-1' });
  });

  it("of users are users' own uuids and readable names", async () => {
    commands['account/user/list'] = () =>
      ok({
        users: [
          { uuid: 'membership', user_id: 'user-9', first: 'Ada', last: 'Byron' },
          { user_id: 'user-8', email: 'b@demo.invalid' },
          { name: 'without a uuid' },
          'nonsense',
        ],
      });
    expect(await ambra.names(here(), anIdentity(), 'user')).toMatchObject({
      names: [
        { uuid: 'user-9', name: 'Ada Byron' },
        { uuid: 'user-8', name: 'b@demo.invalid' },
      ],
    });
  });

  it('need the account where the platform lists by account', async () => {
    const result = await ambra.names(aConnection(platform.url), anIdentity(), 'destination');
    expect(result).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining("account's uuid"),
    });
    expect(platform.requests).toHaveLength(0);
  });

  it('say why there are none', async () => {
    commands['group/list'] = () => error('NOT_PERMITTED');
    expect(await ambra.names(here(), anIdentity(), 'group')).toEqual({
      kind: 'failed',
      message: 'The platform refused group/list: NOT_PERMITTED.',
    });
  });
});
