import { z } from 'zod';
import { attemptSchema, deliverySchema, deliveryStates } from '../delivery.ts';
import { platformEventSchema } from '../event.ts';
import { jsonObjectSchema } from '../json.ts';
import { webhookSchema } from '../webhook.ts';

/** What the API says of events and deliveries. */

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
export type MatchAnswer = z.output<typeof matchSchema>;

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

export type Substitution = z.output<typeof substitutionSchema>;

export const deliverySummarySchema = z.object({
  ...deliverySchema.shape,
  webhookName: z.string(),
  eventType: z.string(),
  eventId: z.string(),
  /** How the last delivery stands that deliberately repeats it; null where none does. */
  repeat: z.enum(deliveryStates).nullable(),
});
export type DeliverySummary = z.output<typeof deliverySummarySchema>;

export const eventSummarySchema = z.object({
  key: z.number().int(),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: z.string(),
  receivedAt: z.string(),
  deliveries: z.number().int(),
  /** How many of the deliveries stand how; a state in which none stands is left out. */
  states: z.partialRecord(z.enum(deliveryStates), z.number().int()),
});
export type EventSummary = z.output<typeof eventSummarySchema>;

export const storySchema = z.object({
  delivery: deliverySummarySchema,
  event: platformEventSchema,
  receivedAt: z.string(),
  webhook: webhookSchema,
  attempts: z.array(attemptSchema),
  /** The delivery whose success or failure led to this one; null where an event from outside did. */
  ledBy: deliverySummarySchema.nullable(),
  led: z.array(deliverySummarySchema),
  /** Deliveries that deliberately repeat this one, oldest first; what this one repeats is its `replayOf`. */
  repeatedBy: z.array(deliverySummarySchema),
  match: matchSchema,
  substitution: substitutionSchema,
  /** No try is made sooner; null where none is owed, or where only `heldUpBy` can say what it waits for. */
  nextTryAt: z.string().nullable(),
  /** What it waits for beyond its time: a paused connection, a destination at rest, calls before it. */
  heldUpBy: z.string().nullable(),
  /** What else there is to know, such as that "once per study" could not be kept; null where there is nothing. */
  note: z.string().nullable(),
});
export type Story = z.output<typeof storySchema>;

const followedSchema = z.object({
  ...deliverySummarySchema.shape,
  /** The delivery whose success or failure led to it. */
  ledBy: z.string(),
});

export const eventAnswerSchema = z.object({
  key: z.number().int(),
  event: platformEventSchema,
  receivedAt: z.string(),
  /** Its own. */
  deliveries: z.array(deliverySummarySchema),
  /** What these have led to, and so on, oldest first. */
  followed: z.array(followedSchema),
});
export type EventAnswer = z.output<typeof eventAnswerSchema>;

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
export type DecisionAnswer = z.output<typeof decisionSchema>;

/** Why a rule did or did not act on an event. */
export const whySchema = z.object({
  /** Null for the draft. */
  version: z.number().int().nullable(),
  enabled: z.boolean(),
  /** What stands above the rows: the rule is off, or came later than the event. */
  remarks: z.array(z.string()),
  decisions: z.array(
    z.object({ ...decisionSchema.shape, deliveries: z.array(deliverySummarySchema) }),
  ),
});
export type Why = z.output<typeof whySchema>;

/** A new delivery that deliberately repeats another one. */
export const replayedSchema = z.object({ id: z.string(), state: z.string(), replayOf: z.string() });

/** One page of a list that is read newest first. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** Give it back as `cursor` for the next page; null at the end. */
    next: z.string().nullable(),
  });
}
