import { z } from 'zod';
import { decisionSchema } from '../../../shared/model/answers/journal.ts';
import { eventName, type PlatformEvent } from '../../../shared/model/event.ts';
import { graphSchema, type Graph } from '../../../shared/model/graph.ts';
import { jsonObjectSchema } from '../../../shared/model/json.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Api } from '../api.ts';
import { requireSubject } from '../readEvent.ts';
import { route, type Route } from '../route.ts';
import { compiled, nextVersion } from './authored.ts';
import { namedBy } from './authoring.ts';
import { findEventByKey } from './events.ts';
import { findRule } from './found.ts';
import { planWith, showDecision } from './planning.ts';
import { timeZoneSchema } from './timeZone.ts';

const leanEventSchema = z
  .object({
    event: eventName,
    id: z.string().max(200).optional(),
    source: z.string().max(200).optional(),
    time: z.iso.datetime({ offset: true }).optional(),
    target: z.string().max(200).optional(),
  })
  .catchall(jsonObjectSchema);

const bodySchema = z
  .strictObject({
    graph: graphSchema.optional(),
    /** The id of a rule, whose draft is tried. */
    rule: z.string().max(100).optional(),
    /** The lean form: {"event": "STUDY_SYNC", "study": {...}}. */
    event: leanEventSchema.optional(),
    /** The key of an event that came in. */
    eventKey: z.number().int().positive().optional(),
    name: z.string().max(200).optional(),
    timeZone: timeZoneSchema.optional(),
  })
  .refine(({ graph, rule }) => graph !== undefined || rule !== undefined, {
    path: ['graph'],
    message: 'is missing: give a "graph", or the id of a "rule"',
  })
  .refine(({ event, eventKey }) => (event === undefined) !== (eventKey === undefined), {
    path: ['event'],
    message: 'is missing: give either an "event" or an "eventKey"',
  });
type Body = z.output<typeof bodySchema>;

/** A dry run: what an event would lead to; nothing is stored, nothing is sent. */
export function tryRoutes(api: Api): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/try',
      summary:
        'Try a graph or a draft on an event: what would be called, with which values, and why',
      body: bodySchema,
      answer: z.object({ decisions: z.array(decisionSchema) }),
      async handle({ body }) {
        const { event, now } = await eventOf(api, body);
        const { graph, webhooks } = drawnOf(api, body);
        const drawn = { graph, catalogue: api.system().catalogue };
        const decisions = await planWith(api.system(), { event, webhooks, now, own: new Set() });
        return { decisions: decisions.map((one) => showDecision(one, event, drawn)) };
      },
    }),
  ];
}

function drawnOf(api: Api, body: Body): { graph: Graph; webhooks: readonly Webhook[] } {
  const { graph } = body;
  if (graph) return { graph, webhooks: compiled(api, graph, namedBy(api, body), 1).webhooks };
  const rule = findRule(api.system(), body.rule ?? '');
  const named = namedBy(api, { ...body, rule: rule.id });
  const { webhooks } = compiled(api, rule.draft, named, nextVersion(rule));
  return { graph: rule.draft, webhooks };
}

async function eventOf(api: Api, body: Body): Promise<{ event: PlatformEvent; now: Date }> {
  const now = api.system().clock.now();
  if (body.event) {
    const event = fromLean(body.event, now);
    // As for an event that is sent in: a trial of what would be refused says nothing.
    requireSubject(api.system().catalogue, event.type, event.data);
    return { event, now };
  }
  const { event, receivedAt } = await findEventByKey(api, body.eventKey ?? 0);
  return { event, now: new Date(receivedAt) };
}

function fromLean(lean: z.output<typeof leanEventSchema>, now: Date): PlatformEvent {
  const { event, id, source, time, target, ...data } = lean;
  return {
    id: id ?? 'trial',
    source: source ?? 'trial',
    type: event,
    time: time === undefined ? now.toISOString() : new Date(time).toISOString(),
    data,
    ...(target !== undefined && { target }),
    causes: [],
  };
}
