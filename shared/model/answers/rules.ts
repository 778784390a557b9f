import { z } from 'zod';
import { deliveryStates } from '../delivery.ts';
import { graphSchema } from '../graph.ts';
import { problemSchema } from '../problem.ts';
import { webhookSchema } from '../webhook.ts';

/** What the API says of rules: the server writes answers of these shapes, the client reads them. */

/** A sentence in phrases: choosing a phrase chooses the node that it speaks of. */
export const sentenceSchema = z.array(z.object({ text: z.string(), node: z.string().optional() }));

export const problemsSchema = z.array(problemSchema);

const head = {
  id: z.string(),
  revision: z.number().int(),
  name: z.string(),
  timeZone: z.string(),
  /** The version that runs while the rule is switched on; null before the first. */
  live: z.number().int().nullable(),
  enabled: z.boolean(),
  /** The draft says something else than the live version. */
  changed: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
};

export const ruleSummarySchema = z.object({
  ...head,
  /** What runs, in words; of a rule that was never published, the draft. */
  sentence: z.string(),
  webhooks: z.number().int(),
  problems: z.object({
    /** What keeps it from running here. */
    errors: z.number().int(),
    warnings: z.number().int(),
    /** What keeps it only from being deployed to the platform. */
    platform: z.number().int(),
  }),
  /** Of the last 24 hours, made or still to be made; `failures` are those of them that have failed for good. */
  calls: z.number().int(),
  failures: z.number().int(),
  /** Of any age: what still waits, is held or is being sent. */
  open: z.partialRecord(z.enum(deliveryStates), z.number().int()),
});
export type RuleSummary = z.output<typeof ruleSummarySchema>;

export const rulesSchema = z.object({ rules: z.array(ruleSummarySchema) });

export const versionHeadSchema = z.object({
  number: z.number().int(),
  name: z.string(),
  note: z.string(),
  publishedAt: z.string(),
  webhooks: z.number().int(),
  live: z.boolean(),
  /** The earlier version to which this one goes back; null where it says something new. */
  sameAs: z.number().int().nullable(),
});
export type VersionHead = z.output<typeof versionHeadSchema>;

export const ruleAnswerSchema = z.object({
  ...head,
  /** The draft in words. */
  sentence: z.string(),
  draft: graphSchema,
  /** Newest first. */
  versions: z.array(versionHeadSchema),
  sentences: z.array(sentenceSchema),
  problems: problemsSchema,
  /** By connection: our uuid of a webhook to the platform's. */
  platformUuids: z.record(z.string(), z.record(z.string(), z.string())),
});
export type RuleAnswer = z.output<typeof ruleAnswerSchema>;

/** What is different about one webhook; the webhooks themselves are in the versions. */
export const changeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  webhook: z.string(),
  name: z.string(),
  words: z.string(),
  /** Of a webhook that is there on both sides: what is not as it was. */
  fields: z.array(
    z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), words: z.string() }),
  ),
});
export type ChangeAnswer = z.output<typeof changeSchema>;

export const versionAnswerSchema = z.object({
  ...versionHeadSchema.omit({ webhooks: true }).shape,
  timeZone: z.string(),
  graph: graphSchema,
  webhooks: z.array(webhookSchema),
  /** From the live version to this one. */
  changes: z.array(changeSchema),
});
export type VersionAnswer = z.output<typeof versionAnswerSchema>;

/** What became of publishing a draft that could be published. */
export const publishedSchema = z.object({
  rule: ruleAnswerSchema,
  problems: problemsSchema,
  /** The draft is what the live version says: no version was made. */
  unchanged: z.boolean(),
  /** What else there is to know: nothing to publish, deliveries that are held. */
  remarks: z.array(z.string()),
});
export type Published = z.output<typeof publishedSchema>;

/** What became of switching a rule on or off. */
export const switchedSchema = z.object({
  rule: ruleAnswerSchema,
  /** Deliveries that were held, called off or released. */
  moved: z.number().int(),
  /** Deliveries that are still held. */
  held: z.number().int(),
  /** What can be done about them. */
  remarks: z.array(z.string()),
});

export const ruleDeletedSchema = z.object({
  deleted: z.boolean(),
  /** Deliveries that were called off with it. */
  cancelled: z.number().int(),
});

export const importedSchema = z.object({
  rules: z.array(ruleAnswerSchema),
  /** What was not taken over, and what to do about it. */
  remarks: z.array(z.object({ rule: z.string(), message: z.string() })),
});
