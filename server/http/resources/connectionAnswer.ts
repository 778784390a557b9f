import { z } from 'zod';
import {
  connectionKinds,
  limitsSchema,
  type Connection,
} from '../../../shared/model/connection.ts';
import type { Api } from '../api.ts';
import type { Shown } from '../route.ts';
import { identityFor } from '../nameLists.ts';

const set = z.object({ set: z.literal(true) });

const maskedAuthSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('basic'), username: z.string(), password: set }),
  z.object({ kind: z.literal('bearer'), token: set }),
  z.object({ kind: z.literal('custom'), headers: z.record(z.string(), set) }),
]);

export const connectionSchema = z.object({
  id: z.string(),
  revision: z.number().int(),
  name: z.string(),
  kind: z.enum(connectionKinds),
  baseUrl: z.string(),
  accountId: z.string().optional(),
  auth: maskedAuthSchema,
  allowPrivate: z.boolean(),
  limits: limitsSchema,
  paused: z.boolean(),
  gate: z.object({
    /** Calls under way. */
    active: z.number().int(),
    circuit: z.enum(['closed', 'open', 'half_open']),
    opensAgainAt: z.string().optional(),
  }),
  /** What keeps calls from going out, or pickers from having names; in words. */
  problems: z.array(z.string()),
});

/** A connection as it may be shown: its secrets are only said to be there. */
export function showConnection(
  api: Api,
  connection: Connection,
): Shown<z.input<typeof connectionSchema>> {
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
