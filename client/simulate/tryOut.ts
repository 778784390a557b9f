import { nameOfClaim, type OnceClaim } from '../../shared/dispatch/claim.ts';
import { plan, type Decision } from '../../shared/dispatch/plan.ts';
import { buildRequest, type CallRequest } from '../../shared/dispatch/request.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { answeredEvent, goodAnswer, unsentEvent, type Answer, type Ending } from './answer.ts';

/** What one webhook does on the event, or behind the exit of another. */
export interface Step {
  readonly decision: Decision;
  /** The call as it would leave, but for the session; null where none is made. */
  readonly request: CallRequest | null;
  /** The exit by which it goes on, and the event there; null where it is not called. */
  readonly end: End | null;
  /** 0 for what the event itself leads to. */
  readonly depth: number;
  /** The call behind whose pretended end this comes, by its node; null for what the event itself leads to. */
  readonly behind: Behind | null;
}

export interface End {
  readonly ending: Ending;
  /** What everything behind that exit sees, in the calls and on the drawing. */
  readonly event: PlatformEvent;
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
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Addressed events are for whichever webhook is asked: a trial names none. */
const addressed: ReadonlySet<string> = new Set(['CRON', 'MANUAL', 'ROUTE_RULE']);

/** All that would happen, chains included: `plan` and nothing else. Nothing is asked, stored or sent. */
export function tryOut(trial: TryOut): Step[] {
  const asked = trial.webhooks.filter((webhook) => webhook.event === trial.event.type);
  return stepsOf(asked, { ...trial, taken: new Set() }, null, 0);
}

const unasked: TryOut['answers'] = new Map();

/** Whether an event leads to a call at all: a drawing is tried on such a one first. */
export function leadsToCall(webhooks: readonly Webhook[], event: PlatformEvent): boolean {
  const steps = tryOut({ webhooks, event, now: new Date(event.time), answers: unasked });
  return steps.some(({ request }) => request !== null);
}

interface UnderWay extends TryOut {
  /** The claims that calls of this trial took: what is made once is made once in all of it. */
  readonly taken: Set<string>;
}

function stepsOf(
  asked: readonly Webhook[],
  trial: UnderWay,
  behind: Behind | null,
  depth: number,
): Step[] {
  return decide(asked, trial).flatMap((decision): Step[] => {
    if (decision.kind !== 'owed') return [{ decision, request: null, end: null, depth, behind }];
    const { webhook, substitution } = decision;
    const request =
      substitution.kind === 'ready' ? buildRequest(webhook, substitution.parameters) : null;
    const end = endOf(decision, trial);
    return [{ decision, request, end, depth, behind }, ...follow(webhook, end, trial, depth)];
  });
}

function decide(asked: readonly Webhook[], { event, now, taken }: UnderWay): readonly Decision[] {
  const options = { now, claimed: (claim: OnceClaim) => taken.has(nameOfClaim(claim)) };
  const decisions = addressed.has(event.type)
    ? asked.flatMap(
        (webhook) => plan({ ...event, target: webhook.uuid }, [webhook], options).decisions,
      )
    : plan(event, asked, options).decisions;
  for (const decision of decisions)
    if (decision.kind === 'owed' && decision.claim) taken.add(nameOfClaim(decision.claim));
  return decisions;
}

function endOf(
  { webhook, substitution }: Extract<Decision, { kind: 'owed' }>,
  { event, answers }: TryOut,
): End {
  // What cannot be sent has failed for good.
  if (substitution.kind !== 'ready')
    return { ending: 'failed', event: unsentEvent(event, webhook, substitution.why) };
  const answer = answers.get(webhook.uuid) ?? goodAnswer;
  return {
    ending: answer.ending,
    event: answeredEvent(event, webhook, substitution.parameters, answer),
  };
}

/** What follows from the pretended end: only webhooks that name this one are asked. */
function follow({ uuid, origin }: Webhook, end: End, trial: UnderWay, depth: number): Step[] {
  const { ending, event } = end;
  const asked = trial.webhooks.filter(
    (one) => one.event === event.type && JSON.stringify(one.when).includes(uuid),
  );
  if (asked.length === 0) return [];
  return stepsOf(asked, { ...trial, event }, { node: origin.node, ending }, depth + 1);
}
