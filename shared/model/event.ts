import { z } from 'zod';
import { jsonObjectSchema, type JsonObject } from './json.ts';

/** The first part of `object.field`: what makes a string a reference (DESIGN, decision 11). */
export const knownObjects = [
  'study',
  'study_deleted',
  'user',
  'user_account',
  'hl7',
  'radreport',
  'attachment',
  'destination',
  'destination_search',
  'study_push',
  'study_fetch',
  'webhook',
  'webhook_event',
  'annotation',
  'namespace',
  'ai_question',
  'query',
  'qctask',
  'site',
  'group',
  'link_usage',
  'parameters',
  'response',
] as const;

const nameForm = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const longestName = 100;

/** Whether it is what `eventName` takes, for a path on which each event passes. */
export function isEventName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName && nameForm.test(value);
}

export const eventName = z
  .string()
  .max(longestName)
  .regex(nameForm, 'has to be an event name: capitals, digits and underscores, such as STUDY_SYNC');

/** Something that happened on the platform, in the shape that is stored and matched. */
export const platformEventSchema = z.strictObject({
  /** Unique per source: the same id again is the same event. */
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(500),
  type: eventName,
  /** When it happened, ISO 8601 in UTC; ages and max_age count from it. */
  time: z.iso.datetime(),
  /** Context objects by name: `study`, `user`, `hl7`, ... */
  data: z.record(z.string(), jsonObjectSchema),
  /** The uuid of the only webhook it is for: CRON, MANUAL and ROUTE_RULE are addressed. */
  target: z.string().optional(),
  /** The webhooks whose calls led here, oldest first: at most 8 of them. */
  causes: z.array(z.string()),
});
export type PlatformEvent = z.infer<typeof platformEventSchema>;

export const deepestCausation = 8;

/** Reads `object.field.deeper` from an event's data. A missing part gives undefined; arrays are indexed from 0. */
export function readField(data: Record<string, JsonObject>, path: string): unknown {
  const dot = path.indexOf('.');
  const object = dot < 0 ? 'study' : path.slice(0, dot);
  const rest = dot < 0 ? path : path.slice(dot + 1);
  const holder = Object.hasOwn(data, object) ? data[object] : undefined;
  if (!holder) return undefined;
  if (Object.hasOwn(holder, rest)) return holder[rest];
  let value: unknown = holder;
  for (const part of rest.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
