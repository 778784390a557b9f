import { z } from 'zod';
import { deliverySummarySchema, replayedSchema } from '../../../shared/model/answers/journal.ts';
import type { DeliveryState } from '../../../shared/model/delivery.ts';
import type { DeliveryStory } from '../../storage.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { conflict, findStory } from './found.ts';

/** What people do with a delivery: repeat it, hold it back, let it go, call it off. */
export function movingRoutes(api: Api): Route[] {
  return [
    replaying(api),
    moving(api, {
      verb: 'cancel',
      summary: 'Call off a delivery that waits or is held',
      to: 'cancelled',
      reason: 'Somebody called it off.',
      possible: 'Only a delivery that waits, is held or is being sent can be called off.',
    }),
    moving(api, {
      verb: 'hold',
      summary: 'Hold back a delivery that waits',
      to: 'held',
      reason: 'Somebody holds it back.',
      possible: 'Only a delivery that waits or is being sent can be held back.',
    }),
    moving(api, {
      verb: 'release',
      summary: 'Let a held delivery go out',
      to: 'waiting',
      reason: 'Somebody released it.',
      possible: 'Only a delivery that is held can be released.',
    }),
    moving(api, {
      verb: 'now',
      summary: 'Send a delivery now that is held, or waits for its time',
      to: 'due',
      reason: 'Somebody did not want it to wait for its time.',
      possible: 'Only a delivery that waits or is held can be sent now.',
    }),
  ];
}

interface Move {
  readonly verb: 'cancel' | 'hold' | 'release' | 'now';
  readonly summary: string;
  readonly to: 'cancelled' | 'held' | 'waiting' | 'due';
  readonly reason: string;
  readonly possible: string;
}

/** How a delivery stands. */
const says: Readonly<Record<DeliveryState, string>> = {
  waiting: 'This delivery is waiting.',
  sending: 'This delivery is being sent.',
  succeeded: 'This delivery has succeeded.',
  failed: 'This delivery has failed.',
  held: 'This delivery is held.',
  cancelled: 'This delivery has been called off.',
  skipped: 'This delivery was skipped.',
};

/** Where it is not too late, but has been done or never was to do. */
const titles: Readonly<Record<Move['verb'], Readonly<Partial<Record<DeliveryState, string>>>>> = {
  hold: { held: 'It is held already' },
  release: { waiting: 'It is not held', sending: 'It is not held' },
  cancel: { cancelled: 'It is called off already' },
  now: { sending: 'It is being sent already' },
};

function moving(api: Api, { verb, summary, to, reason, possible }: Move): Route {
  return route({
    method: 'post',
    path: `/api/deliveries/{id}/${verb}`,
    summary,
    answer: deliverySummarySchema,
    async handle({ params: { id } }) {
      const { storage, clock, worker, changes } = api.system();
      const before = await findStory(api.system(), id);
      const now = clock.now().toISOString();
      const moved = await storage.journal.move({ deliveries: [id] }, to, now, reason);
      if (moved === 0) {
        const { state } = before.delivery;
        throw conflict(titles[verb][state] ?? 'Too late for that', `${says[state]} ${possible}`, {
          state,
        });
      }
      await worker.wake();
      changes.tell({ kind: 'delivery', id });
      return (await findStory(api.system(), id)).delivery;
    },
  });
}

function replaying(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/deliveries/{id}/replay',
    summary: 'Send it again on purpose, as a new delivery linked to this one',
    status: 202,
    body: z.strictObject({
      /** `live`: by the webhook as it runs now; `same`: by the version that this one was planned with. */
      with: z.enum(['live', 'same']).default('live'),
    }),
    answer: replayedSchema,
    async handle({ params, body }) {
      const { storage, clock, worker, changes, newId } = api.system();
      const story = await findStory(api.system(), params.id);
      refuseUnderWay(story);
      const webhook = body.with === 'same' ? story.webhook : liveWebhook(api, story);
      const now = clock.now().toISOString();
      const owed = {
        id: newId(),
        webhook: webhook.uuid,
        rule: webhook.origin.rule,
        version: webhook.origin.version,
        connection: webhook.connection,
        dueAt: now,
        startsNow: false,
        replayOf: story.delivery.id,
      };
      const stored = await storage.journal.owe(story.delivery.eventKey, owed, now);
      await worker.wake();
      changes.tell({ kind: 'delivery', id: stored.id });
      // Its story names the new one from now on.
      changes.tell({ kind: 'delivery', id: story.delivery.id });
      return { ...stored, replayOf: story.delivery.id };
    },
  });
}

function refuseUnderWay({ delivery: { state } }: DeliveryStory): void {
  if (state !== 'waiting' && state !== 'sending' && state !== 'held') return;
  throw conflict(
    'It has not come to an end yet',
    `${says[state]} Wait for it, or call it off before you send it again.`,
    { state },
  );
}

function liveWebhook(api: Api, { webhook }: DeliveryStory): Webhook {
  const found = api.system().live.current().byUuid(webhook.uuid);
  if (found) return found;
  throw conflict(
    'This webhook does not run any more',
    'Its rule is switched off, or was published without it. Say "with": "same" to send it as it was planned then.',
  );
}
