import { useInViewport } from '@mantine/hooks';
import { IconArrowRight, IconCircleDashed } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { EventSummary } from '../../shared/model/answers/journal.ts';
import { Ago } from '../ui/Ago.tsx';
import { AboutText } from './AboutText.tsx';
import { sayCalls } from './eventCalls.ts';
import { stateIcons } from './StateBadge.tsx';

/** One event of a list; the whole row leads to what came of it, and to why nothing did. */
export const EventRow = memo(function EventRow({
  event,
  rule,
}: {
  readonly event: EventSummary;
  /** Whose reasons stand open on the event's page. */
  readonly rule: string | null;
}) {
  const { ref, inViewport } = useInViewport();
  const { key, type, source, receivedAt, deliveries } = event;
  const calls = sayCalls(event);
  const Icon = calls.state === null ? IconCircleDashed : stateIcons[calls.state];
  return (
    <div ref={ref} className="activity-row activity-row-full activity-row-event">
      <div className="activity-cell-state">
        <span className="activity-state" data-state={calls.state ?? 'skipped'}>
          <Icon size={15} stroke={2.2} aria-hidden />
          {calls.text}
        </span>
      </div>
      <div className="activity-cell-what">
        <Link
          href={`/activity/events/${key}${rule === null ? '' : `?rule=${rule}`}`}
          className="activity-link"
        >
          {eventLabel(type, ambra)}
        </Link>
        <span className="activity-second activity-code">{type}</span>
      </div>
      <div className="activity-cell-about">
        <AboutText eventKey={key} wanted={inViewport} />
      </div>
      <div className="activity-cell-why">
        <span className="activity-go">
          {deliveries === 0 ? 'Find out why' : 'See what came of it'}
          <IconArrowRight size={15} aria-hidden />
        </span>
        <span className="activity-second">from {source}</span>
      </div>
      <div className="activity-cell-when">
        <Ago at={receivedAt} />
      </div>
    </div>
  );
});
