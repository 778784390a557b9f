import { z } from 'zod';
import {
  eventAnswerSchema,
  eventSummarySchema,
  pageOf,
} from '../../../shared/model/answers/journal.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { isMasked, maskEvent, mayNotSearch } from '../masking.ts';
import { Refusal } from '../problemDetails.ts';
import { missing } from './found.ts';
import { eventQueryOf, pageQuery } from './paging.ts';

/** The events that came in, those that came of calls included. */
export function eventsRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/events',
      summary: 'Events, newest first',
      query: z.strictObject(pageQuery),
      answer: pageOf(eventSummarySchema),
      handle({ query, req }) {
        const refusal = mayNotSearch(req, query.search);
        if (refusal) throw refusal;
        return api.system().storage.journal.events(eventQueryOf(query));
      },
    }),
    route({
      method: 'get',
      path: '/api/events/{key}',
      summary: 'One event in full, with the deliveries that it led to, and what these led to',
      answer: eventAnswerSchema,
      async handle({ params, req }) {
        const key = keyOf(params.key);
        const answer = { key, ...(await findEventByKey(api, key)) };
        return isMasked(req) ? maskEvent(api.system().catalogue, answer) : answer;
      },
    }),
  ];
}

export async function findEventByKey(api: Api, key: number) {
  return (await api.system().storage.journal.event(key)) ?? missing('event', '/api/events');
}

function keyOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Refusal({
    status: 404,
    title: 'There is no such event',
    detail:
      'An event is found by its key, the number that POST /events answers with beside the id. Of an event of which you have the id, /api/events?search=<id> tells the key.',
  });
}
