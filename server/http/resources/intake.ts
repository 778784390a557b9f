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
  .describe('A CloudEvent in its JSON form; binary mode, with ce- headers, is understood as well');

/** `/events` is answered in front of Express; this is its description. */
export const intakeRoutes: readonly Route[] = [
  describedRoute({
    method: 'post',
    path: '/events',
    summary: 'Send an event in; 202 means that it and everything it owes are on disk',
    status: 202,
    body: z.union([lean, cloudEvent]),
    answer: z.object({
      id: z.string(),
      deliveries: z.array(z.object({ id: z.string(), state: z.string() })),
      remarks: z.array(z.string()).optional(),
    }),
  }),
];
