import type { PlatformEvent } from '../model/event.ts';
import { isoOf } from '../model/moment.ts';
import type { Webhook } from '../model/webhook.ts';
import { claimFor, nameOfClaim, type Once, type OnceClaim } from './claim.ts';
import { isMatch, match, type Match } from './match.ts';
import { substitute, type Substitution } from './substitute.ts';

/** What an event means for one webhook. */
export type Decision =
  | {
      readonly kind: 'owed';
      readonly webhook: Webhook;
      readonly match: Match;
      /** ISO 8601: the first try. */
      readonly dueAt: string;
      readonly claim?: OnceClaim;
      /** Something that the author should know, such as "once" without a study. */
      readonly note?: string;
      /** Where a reference is missing the call is still owed, and journalled as not sent. */
      readonly substitution: Substitution;
    }
  /** It would call, but it calls once and has. */
  | {
      readonly kind: 'claimed';
      readonly webhook: Webhook;
      readonly match: Match;
      readonly claim: OnceClaim;
    }
  | { readonly kind: 'passed'; readonly webhook: Webhook; readonly match: Match };

export interface Plan {
  readonly event: PlatformEvent;
  readonly decisions: readonly Decision[];
}

export interface PlanOptions {
  /** When the event arrived: waits count from here. */
  readonly now: Date;
  /** Whether a claim is already taken. */
  readonly claimed: (claim: OnceClaim) => boolean;
}

/**
 * Everything that follows from an event, with reasons: all there is to a simulation. Two webhooks of one plan that
 * would take the same claim do not both get it.
 */
export function plan(
  event: PlatformEvent,
  webhooks: readonly Webhook[],
  { now, claimed }: PlanOptions,
): Plan {
  const taken = new Set<string>();
  const isTaken = (claim: OnceClaim): boolean => taken.has(nameOfClaim(claim)) || claimed(claim);
  const decisions = webhooks.map((webhook) => {
    const decision = decide(event, webhook, now, isTaken);
    if (decision.kind === 'owed' && decision.claim) taken.add(nameOfClaim(decision.claim));
    return decision;
  });
  return { event, decisions };
}

function decide(
  event: PlatformEvent,
  webhook: Webhook,
  now: Date,
  isTaken: (claim: OnceClaim) => boolean,
): Decision {
  const outcome = match(webhook, event);
  if (!outcome.matches) return { kind: 'passed', webhook, match: outcome };
  const once = claimFor(webhook, event);
  if (once.kind === 'once' && isTaken(once.claim))
    return { kind: 'claimed', webhook, match: outcome, claim: once.claim };
  const substitution = substitute(webhook.parameters, event.data, webhook.on_missing);
  return {
    kind: 'owed',
    webhook,
    match: outcome,
    dueAt: dueAt(webhook, now),
    substitution,
    ...claimPart(once),
    ...notePart(once),
  };
}

/** A call that is owed, without reasons and without its parameters. */
export interface Owed {
  readonly webhook: Webhook;
  readonly dueAt: string;
  readonly claim?: OnceClaim;
}

/**
 * The same calls as `plan` with nothing claimed, for the hot path: storage takes claims in its transaction, in this
 * order, and stores as skipped what comes second.
 */
export function planOwed(
  event: PlatformEvent,
  candidates: readonly Webhook[],
  { now }: { readonly now: Date },
): Owed[] {
  return candidates
    .filter((webhook) => isMatch(webhook, event))
    .map((webhook) => ({
      webhook,
      dueAt: dueAt(webhook, now),
      ...claimPart(claimFor(webhook, event)),
    }));
}

function dueAt(webhook: Webhook, now: Date): string {
  return isoOf(now.getTime() + webhook.delay * 1000);
}

function claimPart(once: Once): { claim?: OnceClaim } {
  return once.kind === 'once' ? { claim: once.claim } : {};
}

function notePart(once: Once): { note?: string } {
  return once.kind === 'no_study' ? { note: once.text } : {};
}
