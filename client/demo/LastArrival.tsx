import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Ago } from '../ui/Ago.tsx';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { sayArrived } from './outcome.ts';
import { useArrived } from './useArrived.ts';
import { usePaused } from './usePaused.ts';

/** What became of the study that was sent last, when the notification has long gone. */
export function LastArrival({ event }: { readonly event: string | null }) {
  const story = useArrived(event);
  const paused = usePaused(event !== null);
  if (!story) return null;
  const { text, brief, briefest, tone } = sayArrived(story, paused);
  return (
    <Link href={`/activity/events/${story.key}`} className="demo-last" title={text}>
      <OutcomeIcon tone={tone} />
      <span className="demo-last-words">
        <span className="visually-hidden">What became of the study sent last: </span>
        <span className="visually-hidden">{text}</span>
        <span aria-hidden className="demo-last-about">
          {'Sent '}
          <Ago at={story.receivedAt} brief />
          {': '}
        </span>
        <span aria-hidden className="demo-last-about" data-brief>
          {'Last sent: '}
        </span>
        <span aria-hidden className="demo-label-long">
          {brief}
        </span>
        <span aria-hidden className="demo-label-short">
          {briefest}
        </span>
      </span>
      <IconArrowRight size={14} aria-hidden />
    </Link>
  );
}
