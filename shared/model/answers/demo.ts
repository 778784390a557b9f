import { z } from 'zod';
import { graphSchema } from '../graph.ts';
import { callSchema, faultSchema, streamSchema } from '../hospital.ts';
import { jsonObjectSchema } from '../json.ts';

/** What the API says of the demo hospital, and of the samples; what a fault or a call is, the hospital says itself. */

export const demoSchema = z.object({
  sandboxPort: z.number().int(),
  url: z.string(),
  stream: streamSchema,
  faults: z.array(faultSchema),
  studies: z.number().int(),
  /** What a demo giver had better know. */
  remarks: z.array(z.string()),
});
export type Demo = z.output<typeof demoSchema>;

/** What the hospital was asked, newest last. */
export const callsSchema = z.object({ calls: z.array(callSchema) });

export const studiesSchema = z.object({ studies: z.array(jsonObjectSchema) });

/** The event that an arrival was told with. */
export const arrivedSchema = z.object({ id: z.string(), type: z.string() });

export const faultsSchema = z.object({ faults: z.array(faultSchema) });

export const resetSchema = z.object({ reset: z.boolean() });

export const samplesSchema = z.object({
  /** In the lean form, ready for /events and /api/try. */
  events: z.array(z.object({ label: z.string(), event: jsonObjectSchema })),
  rules: z.array(z.object({ name: z.string(), note: z.string(), graph: graphSchema })),
});
