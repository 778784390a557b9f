import { z } from 'zod';
import { hashSchema } from '../../../shared/model/answers/webhooks.ts';
import { jsonObjectSchema } from '../../../shared/model/json.ts';
import type { PlatformEvent } from '../../../shared/model/event.ts';
import { webhookSchema, type Webhook } from '../../../shared/model/webhook.ts';
import { ownSource } from '../../pipeline/intake.ts';
import type { System } from '../../system.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { asPlatform } from './asPlatform.ts';
import { conflict, missing } from './found.ts';

/** The webhooks that run now. */
export function webhooksRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/webhooks',
      summary: 'The webhooks that run now',
      answer: z.object({ webhooks: z.array(webhookSchema) }),
      handle: () => ({ webhooks: api.system().live.webhooks() }),
    }),
    route({
      method: 'get',
      path: '/api/webhooks/{uuid}',
      summary: 'One webhook; with form=v3 as the platform would be told of it',
      query: z.strictObject({ form: z.enum(['studyhook', 'v3']).default('studyhook') }),
      answer: z.union([webhookSchema, hashSchema]),
      handle({ params, query }) {
        const webhook = findLive(api.system(), params.uuid);
        return query.form === 'studyhook' ? webhook : asPlatform(api.system(), webhook);
      },
    }),
    running(api),
  ];
}

function running(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/webhooks/{uuid}/run',
    summary: 'Run a MANUAL webhook; the objects given are what its parameters can read',
    status: 202,
    body: z
      .object({ study: jsonObjectSchema.optional(), parameters: jsonObjectSchema.optional() })
      .catchall(jsonObjectSchema),
    answer: z.object({
      id: z.string(),
      key: z.number().int().describe('By which /api/events/{key} and /api/why find the event'),
      deliveries: z.array(z.object({ id: z.string(), state: z.string() })),
    }),
    async handle({ params, body }) {
      const system = api.system();
      const webhook = findLive(system, params.uuid);
      requireManual(webhook);
      const event = manualEvent(system, webhook, body);
      const accepted = await system.intake.accept(event);
      if (accepted.kind === 'conflict') throw new Error('a new id was taken already');
      return { id: event.id, key: accepted.eventKey, deliveries: accepted.deliveries };
    },
  });
}

function manualEvent(
  { newId, clock }: System,
  { uuid }: Webhook,
  body: Readonly<Record<string, PlatformEvent['data'][string] | undefined>>,
): PlatformEvent {
  const objects = Object.entries(body).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  );
  return {
    id: newId(),
    source: ownSource,
    type: 'MANUAL',
    time: clock.now().toISOString(),
    data: Object.fromEntries(objects),
    target: uuid,
    causes: [],
  };
}

function findLive({ live }: System, uuid: string): Webhook {
  return live.current().byUuid(uuid) ?? missing('webhook', '/api/webhooks');
}

function requireManual({ event, suspended }: Webhook): void {
  if (event !== 'MANUAL') {
    throw conflict(
      'This webhook runs by itself',
      `It waits for ${event}. Only webhooks behind a MANUAL trigger are run by hand; send the event to /events, or try the rule with /api/try.`,
    );
  }
  if (suspended)
    throw conflict(
      'This webhook is suspended',
      'Take the suspension off its action and publish the rule.',
    );
}
