import { z } from 'zod';
import { jsonObjectSchema } from '../json.ts';

/** What the API says of webhooks in the platform's own form. */

const wireProblemSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  node: z.string(),
});

/** A webhook as the platform would be told of it, or why it cannot be told. */
export const hashSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hash'),
    hash: jsonObjectSchema,
    remarks: z.array(wireProblemSchema),
  }),
  z.object({ kind: z.literal('not_portable'), problems: z.array(wireProblemSchema) }),
]);
