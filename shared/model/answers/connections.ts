import { z } from 'zod';
import { connectionKinds, limitsSchema } from '../connection.ts';

/** What the API says of connections and identities: of secrets only that they are there. */

const set = z.object({ set: z.literal(true) });

export const maskedAuthSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('basic'), username: z.string(), password: set }),
  z.object({ kind: z.literal('bearer'), token: set }),
  z.object({ kind: z.literal('custom'), headers: z.record(z.string(), set) }),
]);
export type MaskedAuth = z.output<typeof maskedAuthSchema>;

export const connectionAnswerSchema = z.object({
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
export type ConnectionAnswer = z.output<typeof connectionAnswerSchema>;

export const connectionsSchema = z.object({ connections: z.array(connectionAnswerSchema) });

export const identityAnswerSchema = z.object({
  id: z.string(),
  revision: z.number().int(),
  connection: z.string(),
  userId: z.string(),
  name: z.string(),
  login: set,
  password: set,
});
export type IdentityAnswer = z.output<typeof identityAnswerSchema>;

export const identitiesSchema = z.object({ identities: z.array(identityAnswerSchema) });

/** A connection or an identity is gone. */
export const deletedSchema = z.object({ deleted: z.boolean() });

/** How a test came out: an outcome, not a refusal. */
export const testResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ok'),
    message: z.string(),
    user: z.object({ uuid: z.string().nullable(), name: z.string().nullable() }).optional(),
  }),
  z.object({
    kind: z.literal('failed'),
    /** What to change. */
    message: z.string(),
    field: z.string().optional(),
  }),
]);
export type TestResult = z.output<typeof testResultSchema>;

/** The names behind a connection's uuids. */
export const nameListSchema = z.object({
  names: z.array(z.object({ uuid: z.string(), name: z.string() })),
  /** When the platform was asked. */
  fetchedAt: z.string(),
});
