import { z } from 'zod';
import { eventName } from '../../../shared/model/event.ts';
import { jsonObjectSchema } from '../../../shared/model/json.ts';
import { describedRoute, type Route } from '../route.ts';

const lean = z
  .object({
    event: eventName,
    id: z.string().max(200).optional(),
    source: z.string().max(200).optional(),
    time: z.iso.datetime({ offset: true }).optional(),
    target: z
      .string()
      .max(200)
      .optional()
      .describe('Only with ROUTE_RULE: the uuid of the webhook'),
  })
  .catchall(jsonObjectSchema)
  .describe('The lean form: the objects of the event stand beside its name');

const cloudEvent = z
  .looseObject({
    specversion: z.string(),
    id: z.string().max(200),
    source: z.string().max(200),
    type: eventName,
    time: z.iso.datetime({ offset: true }).optional(),
    target: z.string().max(200).optional(),
    data: z.record(z.string(), jsonObjectSchema),
  })
  .describe('A CloudEvent in structured mode, all of it in the body');

const data = z
  .record(z.string(), jsonObjectSchema)
  .describe('The data of a CloudEvent in binary mode, whose attributes are in the ce- headers');

const attribute = z.string().max(200).optional();
const inBinaryMode = 'Of a CloudEvent in binary mode, percent-encoded';

const headers = z.object({
  'webhook-id': attribute.describe('Of a lean event without an id: its id'),
  'ce-specversion': z.literal('1.0').optional().describe('Sent with binary mode, and only then'),
  'ce-id': attribute.describe(`${inBinaryMode}: its id`),
  'ce-source': attribute.describe(`${inBinaryMode}: the system that it comes from`),
  'ce-type': eventName.optional().describe(`${inBinaryMode}: its name, such as STUDY_SYNC`),
  'ce-time': z.iso
    .datetime({ offset: true })
    .optional()
    .describe(`${inBinaryMode}: when it happened`),
  'ce-target': attribute.describe(`${inBinaryMode}, only with ROUTE_RULE: the uuid of the webhook`),
});

/** `/events` is answered in front of Express; this is its description. */
export const intakeRoutes: readonly Route[] = [
  describedRoute({
    method: 'post',
    path: '/events',
    summary: 'Send an event in; 202 means that it and everything it owes are on disk',
    status: 202,
    body: z.union([lean, cloudEvent, data]),
    takes: ['application/json', 'application/cloudevents+json'],
    headers,
    answer: z.object({
      id: z.string(),
      key: z.number().int().describe('By which /api/events/{key} and /api/why find it'),
      deliveries: z.array(z.object({ id: z.string(), state: z.string() })),
      remarks: z.array(z.string()).optional(),
    }),
  }),
];
