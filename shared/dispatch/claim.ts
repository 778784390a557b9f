import { readField, type PlatformEvent } from '../model/event.ts';
import { failedEvent, type Webhook } from '../model/webhook.ts';
import { isMissing, textOf } from './match/values.ts';

/** What is taken so that a call is made once: for whom (rule and action) and about which study. */
export interface OnceClaim {
  readonly key: string;
  readonly subject: string;
}

/** One text for a claim: two are the same where theirs are. */
export function nameOfClaim({ key, subject }: OnceClaim): string {
  return JSON.stringify([key, subject]);
}

/** How often a webhook may call for what an event is about. */
export type Once =
  | { readonly kind: 'every_time' }
  | { readonly kind: 'once'; readonly claim: OnceClaim }
  /** It was to call once per study, and there is none: it calls, and that is said. */
  | { readonly kind: 'no_study'; readonly text: string };

/**
 * What a webhook claims for an event: the study, or, where its author widened it, all studies with the same accession
 * number or study_uid. Where the wider name is missing the study itself is claimed. On a chain from *failed* the flags
 * say something else: `once` with `by_webhook_event` means the last failure only, which is the only one that we tell,
 * and a claim is taken only where the author widened it too.
 */
export function claimFor(webhook: Webhook, event: PlatformEvent): Once {
  const { once, by_uid, by_accession_number, by_webhook_event } = webhook;
  const lastFailure = by_webhook_event && event.type === failedEvent;
  if (!once || (lastFailure && !by_uid && !by_accession_number)) return { kind: 'every_time' };
  const subject =
    (by_accession_number ? subjectOf('accession', 'accession_number', event) : null) ??
    (by_uid ? subjectOf('study_uid', 'study_uid', event) : null) ??
    subjectOf('study', 'uuid', event);
  if (subject !== null) return { kind: 'once', claim: { key: webhook.once_key, subject } };
  return {
    kind: 'no_study',
    text: 'this event has no study, so once per study cannot be kept for this call',
  };
}

function subjectOf(kind: string, field: string, event: PlatformEvent): string | null {
  for (const object of ['study', 'study_deleted']) {
    const value = readField(event.data, `${object}.${field}`);
    const text = isMissing(value) ? '' : textOf(value).trim();
    if (text !== '') return `${kind}:${text}`;
  }
  return null;
}
