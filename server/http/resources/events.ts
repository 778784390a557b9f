import { z } from 'zod';
import { platformEventSchema } from '../../../shared/model/event.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { missing } from './found.ts';
import { eventQueryOf, pageOf, pageQuery } from './paging.ts';
import { deliverySummarySchema, eventSummarySchema } from './shapes.ts';

/** The events that came in, those that came of calls included. */
export function eventsRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/events',
      summary: 'Events, newest first',
      query: z.strictObject(pageQuery),
      answer: pageOf(eventSummarySchema),
      handle: ({ query }) => api.system().storage.journal.events(eventQueryOf(query)),
    }),
    route({
      method: 'get',
      path: '/api/events/{key}',
      summary: 'One event in full, with the deliveries that it led to',
      answer: z.object({
        key: z.number().int(),
        event: platformEventSchema,
        receivedAt: z.string(),
        deliveries: z.array(deliverySummarySchema),
      }),
      async handle({ params }) {
        const key = keyOf(params.key);
        return { key, ...(await findEventByKey(api, key)) };
      },
    }),
  ];
}

export async function findEventByKey(api: Api, key: number) {
  return (await api.system().storage.journal.event(key)) ?? missing('event', '/api/events');
}

function keyOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : missing('event', '/api/events');
}
