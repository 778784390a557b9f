import { z } from 'zod';
import { whySchema } from '../../../shared/model/answers/journal.ts';
import { deepestCausation, type PlatformEvent } from '../../../shared/model/event.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { liveVersion, type Rule } from '../../../shared/model/rule.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Decision } from '../../../shared/dispatch/plan.ts';
import type { Api } from '../api.ts';
import { isMasked, maskWhy } from '../masking.ts';
import { route, type Route } from '../route.ts';
import { compiled, nextVersion } from './authored.ts';
import { findEventByKey } from './events.ts';
import { conflict, findRule } from './found.ts';
import { wordClaim } from './onceWords.ts';
import { planWith, showDecision } from './planning.ts';
import type { System } from '../../system.ts';
import { heldUpBy } from './heldUp.ts';

const notAKey =
  'has to be the key of an event, which is a number; /api/events?search=<its id> lists it';

/** Why a rule did or did not act on an event, row by row. */
export function whyRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/why',
      summary: 'What an event means for a rule, with the reasons, and what came of it',
      query: z.strictObject({
        event: z.coerce
          .number(notAKey)
          .int(notAKey)
          .positive(notAKey)
          .describe('The key of an event, a number: /api/events lists it'),
        rule: z.string().max(100),
        draft: z.enum(['0', '1']).default('0').describe('1: by the draft, not by what runs'),
      }),
      answer: whySchema,
      async handle({ query, req }) {
        const rule = findRule(api.system(), query.rule);
        const { event, receivedAt, deliveries } = await findEventByKey(api, query.event);
        const isDraft = query.draft === '1';
        const { graph, webhooks } = isDraft ? draftOf(api, rule) : liveOf(rule);
        const drawn = { graph, catalogue: api.system().catalogue };
        const own = new Set(deliveries.map(({ id }) => id));
        const now = new Date(receivedAt);
        const decisions = await planWith(api.system(), { event, webhooks, now, own });
        const why = {
          version: isDraft ? null : rule.live,
          enabled: rule.enabled,
          remarks: [
            ...atTheLimit(event),
            ...remarksOn(rule, receivedAt, isDraft),
            ...heldUp(api.system(), webhooks),
            ...(mayHaveRun(rule, event, receivedAt, isDraft)
              ? notOwedThen(decisions, deliveries)
              : []),
          ],
          decisions: await Promise.all(
            decisions.map(async (decision) => ({
              ...showDecision(decision, event, drawn),
              ...(await noteOn(api, decision)),
              deliveries: deliveries.filter((one) => one.webhook === decision.webhook.uuid),
            })),
          ),
        };
        return isMasked(req) ? maskWhy(api.system().catalogue, why) : why;
      },
    }),
  ];
}

interface Drawn {
  readonly graph: Graph;
  readonly webhooks: readonly Webhook[];
}

function draftOf(api: Api, rule: Rule): Drawn {
  const { webhooks } = compiled(api, rule.draft, rule, nextVersion(rule));
  return { graph: rule.draft, webhooks };
}

function liveOf(rule: Rule): Drawn {
  const version = liveVersion(rule);
  if (version) return version;
  throw conflict(
    'This rule has never run',
    'Publish it, or ask with draft=1 what its draft would do.',
  );
}

/** Of a call that was not owed because it is made once: what has become of the one that has the claim. */
async function noteOn(api: Api, decision: Decision): Promise<{ note?: string }> {
  if (decision.kind !== 'claimed') return {};
  const now = api.system().clock.now().toISOString();
  const note = await wordClaim(api.system(), decision.claim, now);
  return note === null ? {} : { note };
}

/** Such an event is kept so that this can be said. */
function atTheLimit({ causes }: PlatformEvent): string[] {
  if (causes.length <= deepestCausation) return [];
  return [
    `This event came of ${causes.length} calls, each of which led to the next. A chain ends there, so that none goes on for ever: nothing was sent for it, whatever the rows say.`,
  ];
}

/** Nothing else that is remarked explains why a call that matches was not owed. */
function mayHaveRun(
  rule: Rule,
  { causes }: PlatformEvent,
  receivedAt: string,
  isDraft: boolean,
): boolean {
  const isOlder = (liveVersion(rule)?.publishedAt ?? '') <= receivedAt;
  return !isDraft && rule.enabled && isOlder && causes.length <= deepestCausation;
}

/** Whatever comes in is planned with all that runs: what matches and owes nothing was not running. */
function notOwedThen(
  decisions: readonly Decision[],
  deliveries: readonly { readonly webhook: string }[],
): string[] {
  const isMissed = decisions.some(
    ({ kind, webhook }) =>
      kind === 'owed' && !deliveries.some((one) => one.webhook === webhook.uuid),
  );
  if (!isMissed) return [];
  return [
    'When this event came in, this version of the rule was not running: it was switched off then, or another version ran. So nothing was sent, although the rows say that it matches. Send the event again if the call is still wanted.',
  ];
}

function heldUp(system: System, webhooks: readonly Webhook[]): string[] {
  const connections = new Set(webhooks.map(({ connection }) => connection));
  return [...connections].flatMap((id) => heldUpBy(system, id) ?? []);
}

function remarksOn(rule: Rule, receivedAt: string, isDraft: boolean): string[] {
  if (isDraft) return [];
  const publishedAt = liveVersion(rule)?.publishedAt ?? '';
  const later = publishedAt > receivedAt;
  return [
    ...(rule.enabled
      ? []
      : ['The rule is switched off, so nothing is sent whatever the rows say.']),
    ...(later
      ? [`This version was published at ${publishedAt}, after the event had come in.`]
      : []),
  ];
}
