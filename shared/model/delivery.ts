import { z } from 'zod';

/**
 * One webhook owed one call for one event.
 * waiting → sending → succeeded | failed, or back to waiting for another try;
 * held and cancelled by a person; skipped because the call was to be made once and had been.
 */
export const deliveryStates = [
  'waiting',
  'sending',
  'succeeded',
  'failed',
  'held',
  'cancelled',
  'skipped',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliverySchema = z.strictObject({
  /** Constant over its attempts and sent as `webhook-id`. */
  id: z.string(),
  /** The event's key in the journal: `source` and `id` name it outside. */
  eventKey: z.number().int(),
  webhook: z.string(),
  rule: z.string(),
  version: z.number().int(),
  connection: z.string(),
  state: z.enum(deliveryStates),
  /** When the next try is owed (waiting), or when the last change happened. */
  dueAt: z.iso.datetime(),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Why it stands as it does, in words; holds no value of the event. */
  reason: z.string().nullable(),
  /** The delivery that this one deliberately repeats. */
  replayOf: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** The call as it leaves, without sids and secrets: what is journalled and shown. */
export const sentRequestSchema = z.strictObject({
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
});
export type SentRequest = z.infer<typeof sentRequestSchema>;

/** The world's answer to one attempt. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    status: z.number().int(),
    headers: z.record(z.string(), z.string()),
    /** At most 64 KB; `truncated` says that there was more. */
    body: z.string(),
    truncated: z.boolean(),
    milliseconds: z.number(),
  }),
  z.strictObject({
    kind: z.literal('no_answer'),
    why: z.enum(['timeout', 'connection', 'refused_address', 'redirect', 'aborted']),
    message: z.string(),
    /** The call may have been carried out although we never heard of it. */
    mayHaveArrived: z.boolean(),
    milliseconds: z.number(),
  }),
  /** We did not send it: a reference has no value, an identity is missing. */
  z.strictObject({ kind: z.literal('not_sent'), why: z.string(), temporary: z.boolean() }),
  /** The process ended between sending and hearing the answer. */
  z.strictObject({ kind: z.literal('interrupted') }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** What an answer means for the delivery. */
export const verdictSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('succeeded'), why: z.string() }),
  z.strictObject({
    kind: z.literal('try_again'),
    why: z.string(),
    /** Seconds that the other side asked for, already capped. */
    after: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('failed'), why: z.string() }),
  /** The sid was refused: get a new one and send again, once, without burning a try. */
  z.strictObject({ kind: z.literal('renew_sid'), why: z.string() }),
]);
export type Verdict = z.infer<typeof verdictSchema>;

export const attemptSchema = z.strictObject({
  delivery: z.string(),
  /** From 1. */
  number: z.number().int(),
  /** Somebody sent it, in place of letting it wait for its time. */
  byHand: z.boolean(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  request: sentRequestSchema.nullable(),
  answer: answerSchema.nullable(),
  verdict: verdictSchema.nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;
