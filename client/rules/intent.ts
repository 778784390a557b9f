import type { RuleSummary } from '../../shared/model/answers/rules.ts';

/** What somebody wants to do with a rule and has to be asked about first. */
export type Intent =
  | { readonly kind: 'rename' | 'delete'; readonly rule: RuleSummary }
  /** Deliveries wait: what shall become of them? */
  | { readonly kind: 'switch_off'; readonly rule: RuleSummary; readonly waiting: number }
  /** Deliveries are held: shall they go out? */
  | { readonly kind: 'switch_on'; readonly rule: RuleSummary; readonly held: number };
