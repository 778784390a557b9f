import { lookup } from 'node:dns/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress, guardedLookup } from '../../../server/outbound/address.ts';

const check = (address: string, allowPrivate: boolean) =>
  checkAddress(new URL(address), { allowPrivate }).kind;

function look(host: string, allowPrivate: boolean, all: boolean) {
  return new Promise((resolve) => {
    guardedLookup(allowPrivate)(host, { all }, (error, address) => {
      resolve(error ? { name: error.name, message: error.message } : address);
    });
  });
}

describe('an address that no setting opens', () => {
  it.each([
    ['cloud metadata', 'http://169.254.169.254/latest/meta-data/'],
    ['any link-local host', 'http://169.254.1.1/'],
    ['metadata of a cloud within the shared range', 'http://100.100.100.200/'],
    ['metadata of a cloud over IPv6', 'http://[fd00:ec2::254]/'],
    ['the wire server of a cloud', 'http://168.63.129.16/'],
    ['IPv6 link-local', 'http://[fe80::1]/'],
    ['this host', 'http://0.0.0.0/'],
    ['this host, over IPv6', 'http://[::]/'],
    ['broadcast', 'http://255.255.255.255/'],
    ['multicast', 'http://224.0.0.251/'],
    ['IPv6 multicast', 'http://[ff02::1]/'],
    ['metadata mapped into IPv6', 'http://[::ffff:169.254.169.254]/'],
    ['metadata behind NAT64', 'http://[64:ff9b::169.254.169.254]/'],
    ['metadata in the old compatible form', 'http://[::169.254.169.254]/'],
    ['6to4, which hides an IPv4 address', 'http://[2002:a9fe:a9fe::]/'],
    ['Teredo, which hides one too', 'http://[2001:0:a9fe:a9fe::]/'],
    ['metadata as one decimal number', 'http://2852039166/'],
    ['metadata in hexadecimal', 'http://0xa9fea9fe/'],
    ['metadata in octal', 'http://0251.0376.0251.0376/'],
  ])('%s is refused with and without private addresses', (_, address) => {
    expect(check(address, true)).toBe('refused');
    expect(check(address, false)).toBe('refused');
  });
});

describe('a private address', () => {
  it.each([
    'http://127.0.0.1:8020/',
    'http://127.8.9.10/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://[fd12:3456::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::192.168.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://127.0.0.1./',
  ])('%s is allowed only where the connection says so', (address) => {
    expect(check(address, false)).toBe('refused');
    expect(check(address, true)).toBe('allowed');
  });

  it('is refused with a sentence that says what to do', () => {
    expect(checkAddress(new URL('http://10.0.0.1/'), { allowPrivate: false })).toEqual({
      kind: 'refused',
      why: '10.0.0.1 is on this machine or in a private network. If it is meant, allow private addresses on the connection.',
    });
  });
});

describe('any other address', () => {
  it.each([
    'https://8.8.8.8/',
    'http://172.15.255.255/',
    'http://172.32.0.1/',
    'http://192.167.255.255/',
    'http://100.63.255.255/',
    'http://100.128.0.0/',
    'http://[2606:4700::1111]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[64:ff9b::8.8.8.8]/',
  ])('%s is allowed', (address) => {
    expect(check(address, false)).toBe('allowed');
  });

  it('may hide behind a name, which is judged when connecting', () => {
    expect(check('https://platform.example/api/v3/', false)).toBe('allowed');
    expect(check('http://localhost/', false)).toBe('allowed');
  });

  it('has no user name in it, because addresses are shown', () => {
    const answer = checkAddress(new URL('https://me:pass@platform.example/'), {
      allowPrivate: true,
    });
    expect(answer.kind).toBe('refused');
    expect(JSON.stringify(answer)).not.toContain('pass@');
  });

  it('begins with http or https', () => {
    expect(check('ftp://platform.example/', true)).toBe('refused');
    expect(check('file:///etc/passwd', true)).toBe('refused');
  });
});

describe('an IPv4 address in any disguise', () => {
  it('is judged as the address that it is', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.boolean(), (address, allowPrivate) => {
        const plain = check(`http://${address}/`, allowPrivate);
        for (const prefix of ['::ffff:', '64:ff9b::']) {
          expect(check(`http://[${prefix}${address}]/`, allowPrivate)).toBe(plain);
        }
      }),
    );
  });
});

describe('the look-up of a name', () => {
  it('gives no address where all of them are private and those are not meant', async () => {
    expect(await look('localhost', false, true)).toEqual({
      name: 'RefusedAddress',
      message:
        'localhost is on this machine or in a private network. If it is meant, allow private addresses on the connection.',
    });
  });

  it('gives what the system says where private addresses are meant', async () => {
    expect(await look('localhost', true, true)).toEqual(await lookup('localhost', { all: true }));
    expect(await look('localhost', true, false)).toBe((await lookup('localhost')).address);
  });

  it('judges a literal too, should a socket ask', async () => {
    expect(await look('169.254.169.254', true, false)).toMatchObject({ name: 'RefusedAddress' });
    expect(await look('8.8.8.8', false, false)).toBe('8.8.8.8');
  });
});
