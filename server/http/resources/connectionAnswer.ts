import type { ConnectionAnswer } from '../../../shared/model/answers/connections.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import { isLoopback } from '../../config.ts';
import type { Api } from '../api.ts';
import type { Shown } from '../route.ts';
import { identityFor } from '../nameLists.ts';

/** A connection as it may be shown: its secrets are only said to be there. */
export function showConnection(api: Api, connection: Connection): Shown<ConnectionAnswer> {
  const { opensAgainAt, ...gate } = api.system().gates.state(connection.id);
  const { auth, ...rest } = connection;
  const again =
    opensAgainAt === undefined ? {} : { opensAgainAt: new Date(opensAgainAt).toISOString() };
  return {
    ...rest,
    auth: api.maskAuth(auth),
    gate: { ...gate, ...again },
    problems: problemsOf(api, connection),
  };
}

function problemsOf(api: Api, connection: Connection): string[] {
  const { circuit } = api.system().gates.state(connection.id);
  const isAmbra = connection.kind === 'ambra';
  const clear = sentInClear(api, connection);
  const problems: [boolean, string][] = [
    [
      connection.paused,
      'It is paused: nothing is sent, and deliveries wait. Resume it to send them.',
    ],
    [
      circuit !== 'closed',
      'It has not answered several calls in a row, so calls pause and try again by themselves.',
    ],
    [
      isAmbra && !identityFor(api.system(), connection),
      'It has no login. Add a user with a login, so that calls can run as somebody.',
    ],
    [
      isAmbra && connection.accountId === undefined,
      "It has no account. Enter the account's uuid to choose destinations and users by name.",
    ],
    [
      clear !== null,
      `Its address begins with http://, so ${clear ?? 'what is sent'} travels in clear text, and whoever is on the way can read it. Use https:// if the other side understands it.`,
    ],
  ];
  return problems.filter(([holds]) => holds).map(([, text]) => text);
}

/** The secret that goes over the network without being encrypted; null where there is none, or it stays on this machine. */
function sentInClear(api: Api, connection: Connection): string | null {
  const { auth, baseUrl } = connection;
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol !== 'http:' || isThisMachine(hostname)) return null;
  switch (auth.kind) {
    case 'none':
      return identityFor(api.system(), connection) ? 'the password of its login' : null;
    case 'basic':
      return 'its password';
    case 'bearer':
      return 'its token';
    case 'custom':
      return 'its sign-in';
  }
}

function isThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  return isLoopback(host) || host.endsWith('.localhost');
}
