import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Whether a call may go to an address; `why` is a sentence for the person who wrote it. */
export type AddressCheck =
  { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly why: string };

/** What the look-up fails with when every address of a name is one that we do not call. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  /** Sockets hand it on; an error without a code would count as a mistake of ours. */
  readonly code = 'REFUSED_ADDRESS';
}

type Range = readonly [network: string, prefix: number];

/**
 * Whoever can make a server call one of these can read the machine's own credentials (cloud metadata) or reach
 * everything on its network segment. No setting opens them.
 */
const neverV4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const neverV6: readonly Range[] = [
  ['::', 128],
  // The metadata services of two clouds; both would otherwise count as private.
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['100::', 64],
  // 6to4, Teredo and locally chosen NAT64 carry an IPv4 address that we would have to dig out; nobody needs them.
  ['2002::', 16],
  ['2001::', 32],
  ['64:ff9b:1::', 48],
];
const privateV4: readonly Range[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
];
const privateV6: readonly Range[] = [
  ['::1', 128],
  ['fc00::', 7],
  ['fec0::', 10],
];

/** IPv6 forms of an IPv4 address: mapped, compatible (obsolete, but routed here and there), NAT64. */
const disguises = ['::ffff:', '::', '64:ff9b::'];

function blockList(v4: readonly Range[], v6: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of v4) {
    list.addSubnet(network, prefix, 'ipv4');
    for (const disguise of disguises) list.addSubnet(disguise + network, 96 + prefix, 'ipv6');
  }
  for (const [network, prefix] of v6) list.addSubnet(network, prefix, 'ipv6');
  return list;
}

const never = blockList(neverV4, neverV6);
const privates = blockList(privateV4, privateV6);

type Reach = 'never' | 'private' | 'public';

/** Asking a block list takes microseconds, which every call would pay; connections name few addresses. */
const known = new Map<string, Reach>();
const mostKnown = 1000;

function reachOf(address: string, family: number): Reach {
  const remembered = known.get(address);
  if (remembered) return remembered;
  const reach = findReach(address, family);
  if (known.size >= mostKnown) known.clear();
  known.set(address, reach);
  return reach;
}

function findReach(address: string, family: number): Reach {
  const type = family === 6 ? 'ipv6' : 'ipv4';
  // `::1` lies within the compatible form of 0.0.0.0/8, which is never called.
  if (address === '::1') return 'private';
  // A resolver may add a zone (`fe80::1%eth0`), which the block list would not understand.
  const [bare = address] = address.split('%');
  if (never.check(bare, type)) return 'never';
  return privates.check(bare, type) ? 'private' : 'public';
}

const allowed: AddressCheck = { kind: 'allowed' };
const refused = (why: string): AddressCheck => ({ kind: 'refused', why });

function refusalOf(host: string, reach: 'never' | 'private'): string {
  return reach === 'never'
    ? `${host} is an address that Studyhook never calls (link-local, cloud metadata, multicast or reserved). Enter the service's own address.`
    : `${host} is on this machine or in a private network. If it is meant, allow private addresses on the connection.`;
}

/**
 * Judges what an address shows by itself: scheme, credentials, and the host where it is an IP address (the URL parser
 * has already turned decimal, octal and hexadecimal spellings into the usual one). A host name is judged when
 * connecting, by `guardedLookup`, because what it resolves to can change at any moment.
 */
export function checkAddress(url: URL, { allowPrivate }: { allowPrivate: boolean }): AddressCheck {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused('An address has to begin with http:// or https://.');
  }
  if (url.username !== '' || url.password !== '') {
    return refused(
      "The address holds a user name or password. Take it out and enter it as the connection's sign-in.",
    );
  }
  const host = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
  const family = isIP(host);
  if (family === 0) return allowed;
  const reach = reachOf(host, family);
  if (reach === 'public' || (reach === 'private' && allowPrivate)) return allowed;
  return refused(refusalOf(host, reach));
}

/**
 * A DNS look-up for sockets that leaves out the addresses that may not be called, so that what is checked and what is
 * connected to are the same (DNS rebinding). Fails with `RefusedAddress` when none is left.
 */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const reaches = addresses.map(({ address, family }) => reachOf(address, family));
      const usable = addresses.filter(
        (_, index) => reaches[index] === 'public' || (allowPrivate && reaches[index] === 'private'),
      );
      const [first] = usable;
      if (!first) {
        const reach = reaches.includes('private') && !allowPrivate ? 'private' : 'never';
        callback(new RefusedAddress(refusalOf(hostname, reach)), '', 0);
      } else if (options.all) {
        callback(null, usable);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
