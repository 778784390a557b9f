import { statusSchema } from '../../../shared/model/answers/status.ts';
import type { Api } from '../api.ts';
import { isMasked } from '../masking.ts';
import { route, type Route } from '../route.ts';

const mostRecent = 10;

/** How it all stands, at a glance. */
export function statusRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/status',
      summary: 'How it all stands: counts, and the latest deliveries',
      answer: statusSchema,
      async handle({ req }) {
        const { documents, journal } = api.system().storage;
        const rules = documents.rules.all();
        const [counts, recent] = await Promise.all([
          journal.counts(),
          journal.deliveries({ limit: mostRecent }),
        ]);
        return {
          version: api.version,
          masked: isMasked(req),
          demo: api.demo && { sandboxPort: api.demo.sandbox.port },
          rules: {
            total: rules.length,
            live: rules.filter((one) => one.enabled && one.live !== null).length,
          },
          paused: documents.connections.all().flatMap((one) => (one.paused ? [one.name] : [])),
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
