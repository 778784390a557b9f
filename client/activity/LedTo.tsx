import { IconCircleDashed, IconCornerDownRight, IconSend } from '@tabler/icons-react';
import { counted } from '../../shared/authoring/words.ts';
import type { EventAnswer } from '../../shared/model/answers/journal.ts';
import { DeliveryRow } from './DeliveryRow.tsx';
import { Step } from './Step.tsx';
import { useRuleNames, type RuleNames } from './useRuleNames.ts';

type Calls = Pick<EventAnswer, 'deliveries' | 'followed'>;

/** The calls that an event led to, and below each what came of its success or failure. */
export function LedTo({ deliveries, followed }: Calls) {
  const rules = useRuleNames();
  if (deliveries.length === 0) {
    return (
      <Step icon={<IconCircleDashed size={18} />} title="It led to no calls">
        <p className="activity-muted">
          No rule that was running fitted this event. Below, each rule says what stood in the way.
        </p>
      </Step>
    );
  }
  const further = followed.length === 0 ? '' : `, and these to ${followed.length} more`;
  return (
    <Step
      icon={<IconSend size={18} />}
      title={`It led to ${counted(deliveries.length, 'call')}${further}`}
    >
      <div className="activity-list">
        <ul className="activity-plain" aria-label="Deliveries of this event">
          {deliveries.map((one) => (
            <li key={one.id} className="activity-item">
              <DeliveryRow delivery={one} rules={rules} about={false} />
              <Then cause={one.id} followed={followed} rules={rules} />
            </li>
          ))}
        </ul>
      </div>
    </Step>
  );
}

function Then({
  cause,
  followed,
  rules,
}: Pick<Calls, 'followed'> & {
  readonly cause: string;
  readonly rules: RuleNames | undefined;
}) {
  const led = followed.filter(({ ledBy }) => ledBy === cause);
  if (led.length === 0) return null;
  return (
    <ul className="activity-then" aria-label="What this call led to">
      {led.map((one) => (
        <li key={one.id}>
          <div className="activity-then-call">
            <span className="activity-then-word">
              <IconCornerDownRight size={16} aria-hidden /> then
            </span>
            <DeliveryRow delivery={one} rules={rules} about={false} />
          </div>
          <Then cause={one.id} followed={followed} rules={rules} />
        </li>
      ))}
    </ul>
  );
}
