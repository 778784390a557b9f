import { z } from 'zod';

/** A secret as it is stored: sealed with AES-256-GCM. Plain text never reaches a document, a log or an answer. */
export const sealedSchema = z.strictObject({ sealed: z.string() });
export type Sealed = z.infer<typeof sealedSchema>;

/** How a call proves who it is; `Secret` is `Sealed` in storage and a string on the way in. */
function authOf<Secret extends z.ZodType>(secret: Secret) {
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('basic'), username: z.string(), password: secret }),
    z.strictObject({ kind: z.literal('bearer'), token: secret }),
    /** Headers of one's own; each value is a secret. */
    z.strictObject({ kind: z.literal('custom'), headers: z.record(z.string(), secret) }),
  ]);
}
export const storedAuthSchema = authOf(sealedSchema);
export const newAuthSchema = authOf(z.string());
export type StoredAuth = z.infer<typeof storedAuthSchema>;
export type NewAuth = z.infer<typeof newAuthSchema>;

export const limitsSchema = z.strictObject({
  /** Calls under way at once. */
  concurrency: z.number().int().min(1).max(256).default(8),
  /** Calls started per second; absent means as fast as they come. */
  perSecond: z.number().positive().max(1000).optional(),
  timeoutSeconds: z.number().int().min(1).max(300).default(30),
});
export type Limits = z.infer<typeof limitsSchema>;

export const connectionKinds = ['ambra', 'http'] as const;

/** Where calls go. Addresses are connections: a rule names one, never a host (DESIGN, decision 20). */
export const connectionSchema = z.strictObject({
  id: z.string(),
  revision: z.number().int(),
  name: z.string().min(1).max(200),
  kind: z.enum(connectionKinds),
  /** Ends with a slash; the command's path follows. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** The account's uuid on the platform, which the name lists need. */
  accountId: z.string().optional(),
  auth: storedAuthSchema,
  /** Loopback and private addresses are refused unless the connection says that they are meant. */
  allowPrivate: z.boolean(),
  limits: limitsSchema,
  /** Nothing is sent; deliveries wait. */
  paused: z.boolean(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** A user on whose behalf calls are made: a connection, the user's uuid and a sealed login. */
export const identitySchema = z.strictObject({
  id: z.string(),
  revision: z.number().int(),
  connection: z.string(),
  /** The user's uuid on the platform: what `sid_user_id` names. */
  userId: z.string(),
  name: z.string().min(1).max(200),
  login: sealedSchema,
  password: sealedSchema,
});
export type Identity = z.infer<typeof identitySchema>;
