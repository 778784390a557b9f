import type { RuleSummary } from '../../shared/model/answers/rules.ts';

type Owned = Readonly<{ rule: string }>;

/** The rule on whose page somebody is: what it makes of a study is what they want to know first. */
export function ruleAt(path: string): string | null {
  return /^\/rules\/([^/]+)$/.exec(path)?.[1] ?? null;
}

/** The calls of a rule before those of others. */
export function ownFirst<T extends Owned>(calls: readonly T[], rule: string | null): T[] {
  return [
    ...calls.filter((call) => call.rule === rule),
    ...calls.filter((call) => call.rule !== rule),
  ];
}

/** Why a rule made none of the calls, as far as its state tells; null where it made one. */
export function sayIdle(
  rule: Pick<RuleSummary, 'id' | 'live' | 'enabled'> | undefined,
  calls: readonly Owned[],
): string | null {
  if (!rule || calls.some((call) => call.rule === rule.id)) return null;
  if (rule.live === null) return 'This rule is not published yet, so it makes no calls.';
  return rule.enabled
    ? 'This rule made no call.'
    : 'This rule is switched off, so it made no call.';
}
