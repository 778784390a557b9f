import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import { StoryRow } from './StoryRow.tsx';
import type { RuleNames } from './useRuleNames.ts';

/** Deliveries that a story names beside its own, a row each that leads to it. */
export function OtherDeliveries({
  label,
  deliveries,
  rules,
}: {
  readonly label: string;
  readonly deliveries: readonly DeliverySummary[];
  readonly rules: RuleNames | undefined;
}) {
  return (
    <div className="activity-list">
      <ul className="activity-plain" aria-label={label}>
        {deliveries.map((one) => (
          <li key={one.id} className="activity-item">
            <StoryRow delivery={one} rules={rules} />
          </li>
        ))}
      </ul>
    </div>
  );
}
