import { chainData, knownParameters } from '../../shared/dispatch/chain.ts';
import type { Answer, Verdict } from '../../shared/model/delivery.ts';
import { deepestCausation, type PlatformEvent } from '../../shared/model/event.ts';
import { parseKeepingDigits } from '../../shared/model/jsonLoss.ts';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { failedEvent, startOf, succeededEvent, type Webhook } from '../../shared/model/webhook.ts';
import type { Intake, Settlement } from '../storage.ts';
import { ownSource, plan, type IntakeDeps } from './intake.ts';
import type { Prepared } from './prepare.ts';
import type { Job, Planned } from './job.ts';

export interface ChainDeps extends Pick<IntakeDeps, 'live' | 'newId'> {
  /** The webhooks of one version of a rule, whichever runs now; none where the rule has been deleted. */
  readonly versionOf: (origin: Webhook['origin']) => readonly Webhook[];
}

interface Result {
  readonly job: Job;
  readonly prepared: Prepared;
  readonly answer: Answer;
  readonly verdict: Verdict;
  readonly state: Settlement['next']['state'];
}

/**
 * Chains are events too (DESIGN, decision 4). A call that succeeded or failed for good leads to one event with the id
 * `<delivery>:<exit>`; a try that failed and will be repeated leads to one that only webhooks without
 * `by_webhook_event` hear, as on the platform. An event that nobody hears is kept only when it tells of a failure for
 * good, so that "why did nothing happen" has an answer. For the same reason an event beyond the depth that causes may
 * have is kept as well, but owes nothing.
 *
 * What hangs on the exits of a call belongs to the version that the call was planned with, as the call itself does:
 * switching the rule off or publishing another version must not take the alarm from a call that is still to be made.
 */
export function chainEvent(
  deps: ChainDeps,
  result: Result,
  now: Date,
): { intake: Intake; planned: Planned[] } | null {
  const { state } = result;
  const forGood = state !== 'waiting';
  const type = state === 'succeeded' ? succeededEvent : failedEvent;
  const { origin } = result.job.webhook;
  const exits = forGood ? onExit(deps.versionOf(origin), `${origin.node}.${state}`) : [];
  // Most calls succeed, and mostly nobody listens: then not even the event is made.
  if (state !== 'failed' && exits.length === 0 && !deps.live.listensTo(type)) return null;
  const event = eventOf(result, type, now);
  const others = deps.live.current().candidates(event).filter(isAlone);
  const candidates = forGood ? others : others.filter((webhook) => !webhook.by_webhook_event);
  const planned = plan(event, [...candidates, ...exits], { now, newId: deps.newId });
  if (planned.length === 0 && state !== 'failed') return null;
  const owing = event.causes.length > deepestCausation ? [] : planned;
  const deliveries = owing.map((one) => one.owed);
  const intake = { event, receivedAt: now.toISOString(), deliveries };
  return { planned: owing, intake };
}

function onExit(webhooks: readonly Webhook[], exit: string): Webhook[] {
  return webhooks.filter(({ origin, suspended }) => origin.trigger === exit && !suspended);
}

/** Waits for the event itself, and hangs on no exit of a call. */
function isAlone({ origin }: Webhook): boolean {
  return startOf(origin).exit === null;
}

function eventOf(
  { job, prepared, answer, verdict, state }: Result,
  type: string,
  now: Date,
): PlatformEvent {
  const succeeded = state === 'succeeded';
  const exit = succeeded ? 'succeeded' : state === 'failed' ? 'failed' : `failed:${job.attempt}`;
  return {
    id: `${job.id}:${exit}`,
    source: ownSource,
    type,
    time: now.toISOString(),
    causes: [...job.event.causes, job.webhook.uuid],
    data: chainData(job.event.data, {
      webhook: job.webhook,
      parameters:
        prepared.kind === 'call' ? prepared.parameters : knownParameters(job.webhook, job.event),
      response: responseObject(answer),
      lastError: succeeded ? null : verdict.why,
    }),
  };
}

/** The fields of a JSON answer, with the HTTP status under a name that no command uses. */
function responseObject(answer: Answer): JsonObject {
  if (answer.kind !== 'answered') return {};
  return { ...parsedObject(answer.body), http_status: answer.status };
}

function parsedObject(body: string): JsonObject {
  try {
    const value = parseKeepingDigits(body);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
