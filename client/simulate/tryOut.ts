import { chainData } from '../../shared/dispatch/chain.ts';
import { plan, type Decision } from '../../shared/dispatch/plan.ts';
import { buildRequest, type CallRequest } from '../../shared/dispatch/request.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { failedEvent, succeededEvent, type Webhook } from '../../shared/model/webhook.ts';

/** How a pretended call ends. */
export type Ending = 'succeeded' | 'failed';

/** What one webhook does on the event, or behind the exit of another. */
export interface Step {
  readonly decision: Decision;
  /** The call as it would leave, but for the session; null where none is made. */
  readonly request: CallRequest | null;
  /** How it is pretended to end; null where it is not called. */
  readonly ending: Ending | null;
  /** 0 for what the event itself leads to. */
  readonly depth: number;
  /** The call behind whose pretended end this comes, by its node; null for what the event itself leads to. */
  readonly behind: Behind | null;
}

export interface Behind {
  readonly node: string;
  readonly ending: Ending;
}

export interface TryOut {
  readonly webhooks: readonly Webhook[];
  readonly event: PlatformEvent;
  readonly now: Date;
  /** By the webhook's uuid; what is not named succeeds. */
  readonly endings: ReadonlyMap<string, Ending>;
}

/** Addressed events are for whichever webhook is asked: a trial names none. */
const addressed: ReadonlySet<string> = new Set(['CRON', 'MANUAL', 'ROUTE_RULE']);

/** All that would happen, chains included: `plan` and nothing else. Nothing is asked, stored or sent. */
export function tryOut({ webhooks, event, now, endings }: TryOut): Step[] {
  const asked = webhooks.filter((webhook) => webhook.event === event.type);
  return stepsOf(asked, { webhooks, event, now, endings }, null, 0);
}

function stepsOf(
  asked: readonly Webhook[],
  trial: TryOut,
  behind: Behind | null,
  depth: number,
): Step[] {
  return decide(asked, trial).flatMap((decision): Step[] => {
    if (decision.kind !== 'owed') return [{ decision, request: null, ending: null, depth, behind }];
    const { webhook, substitution } = decision;
    const request =
      substitution.kind === 'ready' ? buildRequest(webhook, substitution.parameters) : null;
    // What cannot be sent has failed for good.
    const ending = request ? (trial.endings.get(webhook.uuid) ?? 'succeeded') : 'failed';
    return [
      { decision, request, ending, depth, behind },
      ...follow(decision, ending, trial, depth),
    ];
  });
}

function decide(asked: readonly Webhook[], { event, now }: TryOut): readonly Decision[] {
  const options = { now, claimed: () => false };
  if (!addressed.has(event.type)) return plan(event, asked, options).decisions;
  return asked.flatMap(
    (webhook) => plan({ ...event, target: webhook.uuid }, [webhook], options).decisions,
  );
}

/** What follows from the pretended end: only webhooks that name this one are asked. */
function follow(
  { webhook, substitution }: Extract<Decision, { kind: 'owed' }>,
  ending: Ending,
  trial: TryOut,
  depth: number,
): Step[] {
  const type = ending === 'succeeded' ? succeededEvent : failedEvent;
  const asked = trial.webhooks.filter(
    (one) => one.event === type && JSON.stringify(one.when).includes(webhook.uuid),
  );
  if (asked.length === 0) return [];
  const parameters: JsonObject = substitution.kind === 'ready' ? substitution.parameters : {};
  const event: PlatformEvent = {
    ...trial.event,
    id: `${trial.event.id}:${ending}`,
    type,
    causes: [...trial.event.causes, webhook.uuid],
    data: chainData(trial.event.data, {
      webhook,
      parameters,
      response: {},
      lastError: ending === 'failed' ? 'as if it had failed' : null,
    }),
  };
  return stepsOf(asked, { ...trial, event }, { node: webhook.origin.node, ending }, depth + 1);
}
