import { Anchor, Button, Title } from '@mantine/core';
import { IconArrowLeft, IconBolt, IconListSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { EventAnswer } from '../../shared/model/answers/journal.ts';
import { eventQuery } from '../api/journal.ts';
import { isGone } from '../api/request.ts';
import { Ago } from '../ui/Ago.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Failed, Loading } from '../ui/PageState.tsx';
import { exactTime } from '../ui/time.ts';
import { aboutEvent, restOf } from './about.ts';
import './activity.css';
import './list.css';
import './listNarrow.css';
import { EventValues } from './EventValues.tsx';
import { lastList, rememberEvent } from './lastList.ts';
import { LedTo } from './LedTo.tsx';
import { Step } from './Step.tsx';
import './story.css';
import './exchange.css';
import './reasons.css';
import { WhyRules } from './WhyRules.tsx';

/** An event in full: what it led to, and why each rule did or did not act on it. */
export function EventPage({ eventKey }: { readonly eventKey: number }) {
  const event = useQuery(eventQuery(eventKey));
  if (event.data && !isGone(event.error)) return <Told answer={event.data} />;
  if (event.error) {
    return isGone(event.error) ? (
      <Failed
        whole
        title="There is no such event"
        error={new Error(goneText)}
        action={
          <Button component={Link} href="/activity">
            See the activity
          </Button>
        }
      />
    ) : (
      <Failed whole error={event.error} retry={() => void event.refetch()} />
    );
  }
  return <Loading label="Loading the event…" />;
}

const goneText =
  'Its link may be incomplete, or its time in the journal has run out. The activity page lists those there are.';

function Told({ answer }: { readonly answer: EventAnswer }) {
  const { key, event, deliveries, followed } = answer;
  useEffect(() => {
    rememberEvent(`/activity/events/${key}`);
  }, [key]);
  return (
    <div className="activity-page activity-story">
      <EventHeader answer={answer} />
      <ol className="activity-steps">
        <LedTo deliveries={deliveries} followed={followed} />
        <Step
          icon={<IconListSearch size={18} />}
          title={deliveries.length === 0 ? 'Why did no rule act?' : 'Why did a rule act, or not?'}
        >
          <WhyRules key={key} eventKey={key} />
        </Step>
        <Step icon={<IconBolt size={18} />} title="What the event said">
          <EventValues data={event.data} />
        </Step>
      </ol>
    </div>
  );
}

function EventHeader({ answer: { event, receivedAt } }: { readonly answer: EventAnswer }) {
  const about = aboutEvent(event.data);
  return (
    <header className="activity-story-header">
      <Anchor component={Link} href={lastList('/activity?view=events')} className="activity-back">
        <IconArrowLeft size={16} aria-hidden /> Activity
      </Anchor>
      <div className="activity-story-title">
        <Title order={1} size="h2">
          {eventLabel(event.type, ambra)}
          {about !== null && <>: {about.title}</>}
        </Title>
      </div>
      {about !== null && restOf(about) !== '' && (
        <p className="activity-story-about">{restOf(about)}</p>
      )}
      <div className="activity-story-facts">
        <span className="activity-code">{event.type}</span>
        <span>from {event.source}</span>
        <span title={`It happened at ${exactTime(event.time)}`}>
          received <Ago at={receivedAt} />, {exactTime(receivedAt)}
        </span>
      </div>
      <div className="activity-story-actions">
        <CopyButton text={location.href} label="Copy link" />
      </div>
    </header>
  );
}
