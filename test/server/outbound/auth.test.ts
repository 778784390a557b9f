import { describe, expect, it } from 'vitest';
import { authHeaders, checkAuth, maskAuth, sealAuth } from '../../../server/outbound/auth.ts';
import { createSealer, Unsealable } from '../../../server/outbound/secrets.ts';
import { storedAuthSchema, type NewAuth } from '../../../shared/model/connection.ts';
import { aConnection, sealer } from './fixtures.ts';

const basic: NewAuth = { kind: 'basic', username: 'pacs', password: 'Müller:7' };
const bearer: NewAuth = { kind: 'bearer', token: 'tok-123' };
const custom: NewAuth = { kind: 'custom', headers: { 'X-Api-Key': 'k-1', 'X-Site': 's-2' } };
const none: NewAuth = { kind: 'none' };
const all = [basic, bearer, custom, none];

const signedIn = (auth: NewAuth) =>
  aConnection('https://pacs.example.org/', { auth: sealAuth(auth, sealer) });

describe('a sign-in', () => {
  it.each([
    [basic, { authorization: `Basic ${Buffer.from('pacs:Müller:7').toString('base64')}` }],
    [bearer, { authorization: 'Bearer tok-123' }],
    [custom, { 'X-Api-Key': 'k-1', 'X-Site': 's-2' }],
    [none, {}],
  ])('of kind $kind becomes its headers', (auth, headers) => {
    expect(authHeaders(signedIn(auth), sealer)).toEqual(headers);
  });

  it.each(all)('of kind $kind is stored in the shape of the model, sealed', (auth) => {
    const stored = sealAuth(auth, sealer);
    expect(storedAuthSchema.parse(stored)).toEqual(stored);
    for (const secret of ['Müller:7', 'tok-123', 'k-1', 's-2']) {
      expect(JSON.stringify(stored)).not.toContain(secret);
    }
  });

  it.each(all)('of kind $kind has nothing wrong with it', (auth) => {
    expect(checkAuth(auth)).toEqual([]);
  });

  it('shows user and header names, and of secrets only that they are set', () => {
    expect(all.map((auth) => maskAuth(sealAuth(auth, sealer)))).toEqual([
      { kind: 'basic', username: 'pacs', password: { set: true } },
      { kind: 'bearer', token: { set: true } },
      { kind: 'custom', headers: { 'X-Api-Key': { set: true }, 'X-Site': { set: true } } },
      { kind: 'none' },
    ]);
  });

  it('cannot be used once the key has changed, and it is said whose it is', () => {
    const open = () => authHeaders(signedIn(bearer), createSealer(Buffer.alloc(32, 9)));
    expect(open).toThrow(Unsealable);
    expect(open).toThrow(/connection “Radiology”.*enter the secret again/);
  });
});

describe('what a person enters', () => {
  const fields = (auth: NewAuth) => checkAuth(auth).map(({ field }) => field);

  it('needs every part', () => {
    expect(fields({ kind: 'basic', username: '', password: '' })).toEqual(['username', 'password']);
    expect(fields({ kind: 'bearer', token: '' })).toEqual(['token']);
    expect(fields({ kind: 'custom', headers: {} })).toEqual(['headers']);
    expect(fields({ kind: 'custom', headers: { 'X-Key': '' } })).toEqual(['headers.X-Key']);
  });

  it('has no colon in a basic user name, which would move the border to the password', () => {
    expect(fields({ kind: 'basic', username: 'a:b', password: 'x' })).toEqual(['username']);
  });

  it('has the token alone, without its scheme', () => {
    expect(checkAuth({ kind: 'bearer', token: 'Bearer abc' })[0]?.message).toContain(
      'without the word',
    );
    expect(fields({ kind: 'bearer', token: 'a b' })).toEqual(['token']);
  });

  it.each([
    'Host',
    'content-length',
    'Transfer-Encoding',
    'CONNECTION',
    'Webhook-Id',
    'content-type',
    'expect',
  ])('does not set %s, which frames the call', (name) => {
    expect(fields({ kind: 'custom', headers: { [name]: 'x' } })).toEqual([`headers.${name}`]);
  });

  it('has no header twice', () => {
    expect(fields({ kind: 'custom', headers: { 'X-Key': '1', 'x-key': '2' } })).toEqual([
      'headers.x-key',
    ]);
  });

  it.each(['', 'X Key', 'X-Key:', 'X\nKey', 'Schlüssel'])('has no header named %j', (name) => {
    expect(fields({ kind: 'custom', headers: { [name]: 'x' } })).toEqual([`headers.${name}`]);
  });

  it.each(['a\r\nHost: evil', ' a', 'a ', 'ü', '\u0000'])('has no header value %j', (value) => {
    const mistakes = checkAuth({ kind: 'custom', headers: { 'X-Key': value } });
    expect(mistakes.map(({ field }) => field)).toEqual(['headers.X-Key']);
    expect(mistakes[0]?.message).not.toContain('evil');
  });
});
