import type { ConnectionAnswer } from '../../../shared/model/answers/connections.ts';
import type { Connection } from '../../../shared/model/connection.ts';
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
      'It has no login. Add an identity, so that calls can run as a user.',
    ],
    [
      isAmbra && connection.accountId === undefined,
      "It has no account. Enter the account's uuid to choose destinations and users by name.",
    ],
  ];
  return problems.filter(([holds]) => holds).map(([, text]) => text);
}
