import { z } from 'zod';
import { jsonObjectSchema, type JsonObject } from './json.ts';

/** What is said of the demo hospital and to it, over its own controls and over Studyhook's API alike. */

/** A new study, one with these fields, or once more the one with this uuid. */
export const arrivalSchema = z.strictObject({
  study: z.union([z.string().min(1), jsonObjectSchema]).optional(),
});

export const everySecondsSchema = z.number().min(1).max(86_400).default(20);

/** Studies that keep arriving, or do not. */
export const streamSchema = z.object({ running: z.boolean(), everySeconds: z.number() });
export type StreamState = Readonly<z.output<typeof streamSchema>>;

/** What can go wrong with sending to a destination. */
export const faultModes = [
  'ok',
  'slow',
  'failing',
  'flaky',
  'pending',
  'not_ready',
  'hang',
] as const;
export type FaultMode = (typeof faultModes)[number];

/** How sending to one destination goes wrong; `ok` mends it. */
export const faultSchema = z.strictObject({
  destination: z.string().min(1).max(100).describe("A destination's uuid; * is every command"),
  mode: z.enum(faultModes),
  delayMs: z.number().int().min(0).max(600_000).default(5000).describe('With slow'),
  status: z
    .number()
    .int()
    .min(400)
    .max(599)
    .default(500)
    .describe('What failing and flaky answer; 412 comes with errorType'),
  errorType: z.string().max(100).optional(),
  every: z
    .number()
    .int()
    .min(2)
    .max(100)
    .default(2)
    .describe('With flaky: of so many calls the first one fails, and so on'),
  times: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('After so many calls everything is as it should be again'),
});
export type Fault = Readonly<z.output<typeof faultSchema>>;
export type FaultInput = Readonly<z.input<typeof faultSchema>>;

/** One request as it came in. */
export const callSchema = z.object({
  number: z.number().int(),
  at: z.string(),
  method: z.string(),
  path: z.string().describe('study/push, without a slash in front'),
  contentType: z.string().nullable(),
  parameters: jsonObjectSchema.describe('From the body or the query; sid and passwords are masked'),
  webhookId: z.string().nullable().describe('The delivery that the caller says it is'),
  status: z.number().int().nullable().describe('Null while nothing has been answered'),
  errorType: z.string().nullable(),
});
export type ReceivedCall = Readonly<z.output<typeof callSchema>>;

/** An event as the hospital tells it: a CloudEvents 1.0 envelope in its JSON form. */
export interface HospitalEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, JsonObject>>;
}

/** What became of telling an event. */
export type Published =
  | { readonly kind: 'published' | 'nobody_listens'; readonly event: HospitalEvent }
  | { readonly kind: 'failed'; readonly event: HospitalEvent; readonly why: string }
  /** A follow-up too many: something seems to go in circles. */
  | { readonly kind: 'held_back' };

export type Happening =
  Published | { readonly kind: 'unknown_study' | 'unknown_event'; readonly why: string };
