import { z } from 'zod';
import { graphSchema } from './graph.ts';
import { webhookSchema } from './webhook.ts';

export const versionSchema = z.strictObject({
  number: z.number().int().positive(),
  name: z.string(),
  graph: graphSchema,
  timeZone: z.string(),
  webhooks: z.array(webhookSchema),
  note: z.string(),
  publishedAt: z.iso.datetime(),
});
export type Version = z.infer<typeof versionSchema>;

/** What a person draws and names: a draft, published versions, and an on/off switch. */
export const ruleSchema = z.strictObject({
  id: z.string(),
  /** Goes up with every change of name, draft, switch or versions; an edit names the one it was made on. */
  revision: z.number().int(),
  name: z.string().min(1).max(200),
  /** IANA name; the draft's. */
  timeZone: z.string(),
  draft: graphSchema,
  versions: z.array(versionSchema),
  /** The number of the version that runs; null while nothing has been published. */
  live: z.number().int().nullable(),
  enabled: z.boolean(),
  /** Connection id to webhook uuid to the uuid that the platform assigned on import or deploy. */
  platformUuids: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Rule = z.infer<typeof ruleSchema>;

/** The version that runs, whether the rule is switched on or not. */
export function liveVersion(rule: Rule): Version | undefined {
  return rule.versions.find((version) => version.number === rule.live);
}
