import type { Catalogue } from '../../../shared/catalogue.ts';
import { nameOfClaim, type OnceClaim } from '../../../shared/dispatch/claim.ts';
import { plan, type Decision } from '../../../shared/dispatch/plan.ts';
import type { DecisionAnswer } from '../../../shared/model/answers/journal.ts';
import type { PlatformEvent } from '../../../shared/model/event.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { System } from '../../system.ts';
import type { Shown } from '../route.ts';
import { wordChain } from './chainWords.ts';

const addressed: ReadonlySet<string> = new Set(['CRON', 'MANUAL', 'ROUTE_RULE']);

interface Planning {
  readonly event: PlatformEvent;
  readonly webhooks: readonly Webhook[];
  /** When the event came in: waits count from here. */
  readonly now: Date;
  /** Claims that these deliveries took say nothing against the event that owed them. */
  readonly own: ReadonlySet<string>;
}

/** What the event means for each webhook, with reasons; nothing is stored and nothing is sent. */
export async function planWith({ storage }: System, planning: Planning): Promise<Decision[]> {
  const { event, webhooks, now, own } = planning;
  const keys = [...new Set(webhooks.filter(({ once }) => once).map(({ once_key }) => once_key))];
  const claims = (await Promise.all(keys.map((key) => storage.journal.claims(key)))).flat();
  const taken = new Set(claims.filter((one) => !own.has(one.delivery)).map(nameOfClaim));
  const claimed = (claim: OnceClaim) => taken.has(nameOfClaim(claim));
  if (event.target !== undefined || !addressed.has(event.type)) {
    return [...plan(event, webhooks, { now, claimed }).decisions];
  }
  // For a trial an addressed event is for whichever webhook is asked.
  return webhooks.flatMap((webhook) => [
    ...plan({ ...event, target: webhook.uuid }, [webhook], { now, claimed }).decisions,
  ]);
}

/** `drawn` is the graph that the webhook was compiled from: chains are worded by it. */
export function showDecision(
  decision: Decision,
  event: PlatformEvent,
  drawn: { readonly graph: Graph; readonly catalogue: Catalogue },
): Shown<DecisionAnswer> {
  const { kind, webhook } = decision;
  const head = {
    webhook: webhook.uuid,
    name: webhook.name,
    node: webhook.origin.node,
    kind,
    match: wordChain(decision.match, webhook, event, drawn),
  };
  switch (decision.kind) {
    case 'passed':
      return head;
    case 'claimed':
      return { ...head, claim: decision.claim };
    case 'owed': {
      const { dueAt, claim, note, substitution } = decision;
      return {
        ...head,
        dueAt,
        substitution,
        ...(claim && { claim }),
        ...(note !== undefined && { note }),
      };
    }
  }
}
