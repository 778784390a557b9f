import { z } from 'zod';
import { deliveryStates } from '../../../shared/model/delivery.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';

const mostRecent = 10;
const count = z.number().int();

/** How it all stands, at a glance. */
export function statusRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/status',
      summary: 'How it all stands: counts, and the latest deliveries',
      answer: z.object({
        version: z.string(),
        demo: z.object({ sandboxPort: z.number().int() }).nullable(),
        rules: z.object({ total: count, live: count }),
        events: z.object({ total: count }),
        deliveries: z.record(z.enum(deliveryStates), count),
        recent: z.array(
          z.object({
            id: z.string(),
            ruleName: z.string().nullable(),
            webhookName: z.string(),
            event: z.string(),
            state: z.enum(deliveryStates),
            at: z.string(),
          }),
        ),
      }),
      async handle() {
        const { documents, journal } = api.system().storage;
        const rules = documents.rules.all();
        const [counts, recent] = await Promise.all([
          journal.counts(),
          journal.deliveries({ limit: mostRecent }),
        ]);
        return {
          version: api.version,
          demo: api.demo && { sandboxPort: api.demo.sandbox.port },
          rules: {
            total: rules.length,
            live: rules.filter((one) => one.enabled && one.live !== null).length,
          },
          events: { total: counts.events },
          deliveries: counts.states,
          recent: recent.items.map(({ id, rule, webhookName, eventType, state, updatedAt }) => ({
            id,
            ruleName: documents.rules.get(rule)?.name ?? null,
            webhookName,
            event: eventType,
            state,
            at: updatedAt,
          })),
        };
      },
    }),
  ];
}
