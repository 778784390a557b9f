import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import type { DeliveryState } from '../../shared/model/delivery.ts';

/** What a rule has done in the last 24 hours, and what it still has to do. */
export function RuleCounts({ rule }: { readonly rule: RuleSummary }) {
  const { calls, failures, open } = rule;
  const waiting = (open.waiting ?? 0) + (open.sending ?? 0);
  const held = open.held ?? 0;
  return (
    <div className="rules-counts">
      <Count of={calls} tone="" words={calls === 1 ? 'call in 24 h' : 'calls in 24 h'}>
        {calls > 0 ? activity(rule) : null}
      </Count>
      {failures > 0 && (
        <Count of={failures} tone="bad" words="failed">
          {activity(rule, ['failed'])}
        </Count>
      )}
      {waiting > 0 && (
        <Count of={waiting} tone="wait" words="waiting">
          {activity(rule, ['waiting', 'sending'])}
        </Count>
      )}
      {held > 0 && (
        <Count of={held} tone="wait" words="held">
          {activity(rule, ['held'])}
        </Count>
      )}
    </div>
  );
}

function activity({ id }: RuleSummary, states: readonly DeliveryState[] = []): string {
  const query = new URLSearchParams({ rule: id });
  for (const state of states) query.append('state', state);
  return `/activity?${query.toString()}`;
}

function Count({
  of,
  tone,
  words,
  children: to,
}: {
  readonly of: number;
  readonly tone: '' | 'bad' | 'wait';
  readonly words: string;
  readonly children: string | null;
}) {
  const text: ReactNode = (
    <>
      <strong>{of.toLocaleString('en')}</strong> {words}
    </>
  );
  const name = `rules-number${tone === '' ? '' : ` rules-number-${tone}`}`;
  if (to === null) return <span className={name}>{text}</span>;
  return (
    <Link href={to} className={name}>
      {text}
    </Link>
  );
}
