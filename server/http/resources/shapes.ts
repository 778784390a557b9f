import { z } from 'zod';
import { attemptSchema, deliverySchema } from '../../../shared/model/delivery.ts';
import { platformEventSchema } from '../../../shared/model/event.ts';
import { jsonObjectSchema } from '../../../shared/model/json.ts';
import { problemSchema } from '../../../shared/model/problem.ts';
import { webhookSchema } from '../../../shared/model/webhook.ts';

/** Answers that more than one resource gives. */

/** A sentence in phrases: choosing a phrase chooses the node that it speaks of. */
export const sentenceSchema = z.array(z.object({ text: z.string(), node: z.string().optional() }));

export const reasonSchema = z.object({
  path: z.string(),
  holds: z.boolean(),
  decisive: z.boolean(),
  text: z.string(),
  masked: z.string(),
  field: z.string().optional(),
  actual: z.string().optional(),
  missing: z.literal(true).optional(),
  blocks: z.literal(true).optional(),
});

export const matchSchema = z.object({ matches: z.boolean(), reasons: z.array(reasonSchema) });

export const substitutionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    parameters: jsonObjectSchema,
    /** The place of a value to the field that it came from. */
    from: z.record(z.string(), z.string()),
  }),
  z.object({
    kind: z.literal('missing'),
    missing: z.array(z.object({ parameter: z.string(), path: z.string(), field: z.string() })),
    why: z.string(),
  }),
  z.object({ kind: z.literal('unreadable'), field: z.string(), why: z.string() }),
]);

export const deliverySummarySchema = z.object({
  ...deliverySchema.shape,
  webhookName: z.string(),
  eventType: z.string(),
  eventId: z.string(),
});

export const eventSummarySchema = z.object({
  key: z.number().int(),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: z.string(),
  receivedAt: z.string(),
  deliveries: z.number().int(),
});

export const storySchema = z.object({
  delivery: deliverySummarySchema,
  event: platformEventSchema,
  receivedAt: z.string(),
  webhook: webhookSchema,
  attempts: z.array(attemptSchema),
  led: z.array(deliverySummarySchema),
  match: matchSchema,
  substitution: substitutionSchema,
  /** Null where no other try is owed. */
  nextTryAt: z.string().nullable(),
  /** Why it does not go out although it is due: a paused connection, a destination at rest. */
  heldUpBy: z.string().nullable(),
});

export const decisionSchema = z.object({
  webhook: z.string(),
  name: z.string(),
  node: z.string(),
  kind: z.enum(['owed', 'claimed', 'passed']),
  match: matchSchema,
  dueAt: z.string().optional(),
  claim: z.object({ key: z.string(), subject: z.string() }).optional(),
  note: z.string().optional(),
  substitution: substitutionSchema.optional(),
});

const wireProblemSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  node: z.string(),
});

export const hashSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hash'),
    hash: jsonObjectSchema,
    remarks: z.array(wireProblemSchema),
  }),
  z.object({ kind: z.literal('not_portable'), problems: z.array(wireProblemSchema) }),
]);

export const problemsSchema = z.array(problemSchema);
