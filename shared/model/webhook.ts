import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { methods, missingChoices } from './graph.ts';
import { jsonObjectSchema } from './json.ts';

/**
 * One compiled definition, in the platform's own field names, except that conditions are a typed tree (`when`) in
 * place of filter_field and filter_regexp. It is self-contained: running it needs no catalogue and no graph.
 */
export const webhookSchema = z.strictObject({
  uuid: z.string(),
  name: z.string(),
  /** A platform event, or `WEBHOOK_SUCCEEDED`, which is ours. */
  event: z.string(),
  /** `http://localhost:8020/<command>` is the platform's alias for its own API: the webhook's connection. */
  url: z.string(),
  method: z.enum(methods),
  parameters: jsonObjectSchema,
  when: conditionSchema,
  /** The id of the connection that the call goes to. */
  connection: z.string(),
  sid_user_id: z.string().optional(),
  retry: z.boolean(),
  once: z.boolean(),
  by_uid: z.boolean(),
  by_accession_number: z.boolean(),
  by_webhook_event: z.boolean(),
  /** What a once-claim is taken for: the rule and the action, so that two triggers do not double it. */
  once_key: z.string(),
  /** Seconds between the event and the first try. */
  delay: z.number().int().nonnegative(),
  /** Days. */
  max_age: z.number().int().positive().optional(),
  cron: z.string().optional(),
  suspended: z.boolean(),
  /** IANA name; ages, max_age, weekdays and CRON count in it. */
  time_zone: z.string(),
  /** Parameter name to choice where a reference has no value; `*` names the rest, which otherwise stop the call. */
  on_missing: z.record(z.string(), z.enum(missingChoices)),
  origin: z.strictObject({
    rule: z.string(),
    version: z.number().int(),
    /** The action's node id. */
    node: z.string(),
    /** The trigger's node id, or `action.exit` for a chain. */
    trigger: z.string(),
  }),
  /** The platform's hash as it was imported; unknown keys and original strings live here. */
  imported: jsonObjectSchema.optional(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** The node that a webhook starts from, and of an action the exit that it hangs on; that is null of a trigger. */
export function startOf({ trigger }: Webhook['origin']): {
  readonly node: string;
  readonly exit: string | null;
} {
  const [node = '', exit = null] = trigger.split(/\.(?=(?:succeeded|failed)$)/);
  return { node, exit };
}

/** The platform's alias for its own API; in a webhook it means the rule's Ambra connection. */
export const platformAlias = 'http://localhost:8020/';

/** Ours: a call has succeeded. The platform has no such event. */
export const succeededEvent = 'WEBHOOK_SUCCEEDED';
export const failedEvent = 'WEBHOOK_FAILED';
