import { z } from 'zod';
import { match } from '../../../shared/dispatch/match.ts';
import { substitute } from '../../../shared/dispatch/substitute.ts';
import {
  deliverySummarySchema,
  pageOf,
  storySchema,
} from '../../../shared/model/answers/journal.ts';
import { deliveryStates } from '../../../shared/model/delivery.ts';
import type { DeliveryStory } from '../../storage.ts';
import type { System } from '../../system.ts';
import type { Api } from '../api.ts';
import { isMasked, maskDeliveries, maskStory, mayNotSearch } from '../masking.ts';
import { route, type Route } from '../route.ts';
import { wordChain } from './chainWords.ts';
import { findStory } from './found.ts';
import { nextTryOf } from './heldUp.ts';
import { whySkipped, withoutStudy } from './onceWords.ts';
import { eventQueryOf, oneOrMany, pageQuery } from './paging.ts';

/** What is owed and what became of it. */
export function deliveriesRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/deliveries',
      summary: 'Deliveries, newest first',
      query: z.strictObject({
        ...pageQuery,
        rule: z.string().max(100).optional(),
        webhook: z.string().max(100).optional(),
        state: oneOrMany(z.enum(deliveryStates)).optional(),
        /** The key of an event. */
        event: z.coerce.number().int().positive().optional(),
        /** Whether somebody has sent it again since. */
        repeated: z.enum(['true', 'false']).optional(),
      }),
      answer: pageOf(deliverySummarySchema),
      async handle({ query: { rule, webhook, state, event, repeated, ...page }, req }) {
        const refusal = mayNotSearch(req, page.search);
        if (refusal) throw refusal;
        const { storage, catalogue } = api.system();
        const { items, next } = await storage.journal.deliveries({
          ...eventQueryOf(page),
          ...(rule ? { rule } : {}),
          ...(webhook ? { webhook } : {}),
          ...(state !== undefined && { states: [...new Set([state].flat())] }),
          ...(event !== undefined && { eventKey: event }),
          ...(repeated !== undefined && { repeated: repeated === 'true' }),
        });
        return { items: isMasked(req) ? maskDeliveries(catalogue, items) : items, next };
      },
    }),
    route({
      method: 'get',
      path: '/api/deliveries/{id}',
      summary:
        'The whole story of a delivery: why it was owed, with which values, every try, what it led to',
      answer: storySchema,
      async handle({ params, req }) {
        const system = api.system();
        const found = await findStory(system, params.id);
        const story = tell(system, found, await whySkipped(system, found));
        return isMasked(req) ? maskStory(system.catalogue, story) : story;
      },
    }),
  ];
}

/**
 * Adds what can be worked out again: why it matched, where its values came from, when it is tried next, and of one
 * that was skipped what has become of the call since.
 */
function tell(system: System, story: DeliveryStory, skipped: string | null) {
  const { webhook, event } = story;
  const delivery = { ...story.delivery, ...(skipped !== null && { reason: skipped }) };
  return {
    ...story,
    delivery,
    match: whyItMatched(system, story),
    substitution: substitute(webhook.parameters, event.data, webhook.on_missing),
    ...nextTryOf(system, delivery),
    note: withoutStudy(story),
  };
}

/** In the words of the version that it was planned with, as long as that version is there. */
function whyItMatched({ storage, catalogue }: System, { webhook, event }: DeliveryStory) {
  const { rule, version } = webhook.origin;
  const drawn = storage.documents.rules.get(rule)?.versions.find((one) => one.number === version);
  const found = match(webhook, event);
  return drawn ? wordChain(found, webhook, event, { graph: drawn.graph, catalogue }) : found;
}
