import { useInViewport } from '@mantine/hooks';
import { memo } from 'react';
import { Link } from 'wouter';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import { Ago } from '../ui/Ago.tsx';
import { AboutText } from './AboutText.tsx';
import { StateBadge } from './StateBadge.tsx';
import { useCallTitle } from './useCallTitle.ts';
import type { RuleNames } from './useRuleNames.ts';
import { sayStanding, sayTries, stateWords } from './words.ts';

/** One delivery of a list; the whole row leads to its story. */
export const DeliveryRow = memo(function DeliveryRow({
  delivery,
  rules,
  about = true,
}: {
  readonly delivery: DeliverySummary;
  readonly rules: RuleNames | undefined;
  /** Whether to say what its event was about. */
  readonly about?: boolean;
}) {
  const { ref, inViewport } = useInViewport();
  const name = useCallTitle(delivery, rules);
  const isGone = rules != null && !rules.has(delivery.rule);
  const { id, state, eventKey, eventType, attempts, createdAt, dueAt, replayOf, repeat } = delivery;
  return (
    <div
      ref={ref}
      className={about ? 'activity-row activity-row-full' : 'activity-row activity-row-brief'}
    >
      <div className="activity-cell-state">
        <StateBadge state={state} />
      </div>
      <div className="activity-cell-what">
        <Link href={`/activity/deliveries/${id}`} className="activity-link">
          {name.call}
        </Link>
        <span className="activity-second">
          {name.rule}
          {isGone && ' (deleted)'}
        </span>
      </div>
      {about && (
        <div className="activity-cell-about">
          <AboutText eventKey={eventKey} wanted={inViewport} event={eventLabel(eventType, ambra)} />
        </div>
      )}
      <div className="activity-cell-why">
        <span className="activity-clamp" title={delivery.reason ?? undefined}>
          {sayStanding(delivery)}
        </span>
        <span className="activity-second">
          {state === 'waiting' ? (
            <>
              {attempts === 0 ? 'goes out' : `${sayTries(attempts)}, next`}{' '}
              <Ago at={dueAt} past="as soon as it can" />
            </>
          ) : (
            sayTries(attempts)
          )}
          {replayOf !== null && ', run again by hand'}
          {repeat !== null && `, run again since: ${stateWords[repeat].toLowerCase()}`}
        </span>
      </div>
      <div className="activity-cell-when">
        <Ago at={createdAt} />
      </div>
    </div>
  );
});
