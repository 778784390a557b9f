import type { CheckContext } from '../shared/authoring/check.ts';
import type { Problem } from '../shared/model/problem.ts';
import type { Rule } from '../shared/model/rule.ts';
import type { Clock } from './clock.ts';
import type { Documents, Journal } from './storage.ts';

/**
 * Brings a rule's draft to where it runs. `publish/here` runs it on this machine; deploying to an Ambra account is to
 * be another implementation of the same promise.
 */
export interface Publisher {
  /** Checks, compiles, stores a new version and swaps it in: an event sees the old webhooks or the new ones. */
  publish(request: PublishRequest): Promise<PublishResult>;
  /** Takes what the stored rules say now: after a switch, a delete, a restore. */
  reload(): void;
}

export interface PublishRequest {
  readonly rule: string;
  readonly revision: number;
  readonly note: string;
  /** A rule that is off stays off, and runs the new version once it is switched on. */
  readonly keepOff?: boolean;
}

export type PublishResult =
  | { readonly kind: 'published'; readonly rule: Rule; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' }
  /** Somebody changed the rule meanwhile. */
  | { readonly kind: 'stale'; readonly rule: Rule }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** What running rules on this machine needs. */
export interface HereDeps {
  readonly documents: Documents;
  readonly journal: Journal;
  readonly live: { reload(rules: readonly Rule[]): void };
  readonly clock: Clock;
  readonly contextFor: (rule: Rule, version: number) => CheckContext;
}
