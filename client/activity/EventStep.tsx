import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconBolt, IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Story } from '../../shared/model/answers/journal.ts';
import { exactTime } from '../ui/time.ts';
import { aboutEvent, restOf } from './about.ts';
import { EventValues } from './EventValues.tsx';
import { Step } from './Step.tsx';

/** The event that the call was owed for. */
export function EventStep({ story: { event, delivery, receivedAt } }: { readonly story: Story }) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const about = aboutEvent(event.data);
  return (
    <Step
      icon={<IconBolt size={18} />}
      title={eventLabel(event.type, ambra)}
      aside={
        <time dateTime={receivedAt} title={`It happened at ${exactTime(event.time)}`}>
          {exactTime(receivedAt)}
        </time>
      }
    >
      {about !== null && (
        <p>
          <strong>{about.title}</strong>
          {restOf(about) !== '' && <> · {restOf(about)}</>}
        </p>
      )}
      <p className="activity-muted">
        <span className="activity-code">{event.type}</span> from {event.source}
      </p>
      <div className="activity-step-buttons">
        <UnstyledButton
          className="activity-disclose"
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          <IconChevronDown size={17} aria-hidden />
          {opened ? 'Hide its values' : 'Show its values'}
        </UnstyledButton>
        <Button
          component={Link}
          variant="subtle"
          size="compact-sm"
          href={`/activity/events/${delivery.eventKey}`}
          rightSection={<IconArrowRight size={15} aria-hidden />}
        >
          Open the event
        </Button>
      </div>
      <div id={id} hidden={!opened}>
        {opened && <EventValues data={event.data} />}
      </div>
    </Step>
  );
}
