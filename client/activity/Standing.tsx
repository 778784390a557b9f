import { Anchor, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconPlugConnectedX,
  IconRepeat,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { DeliverySummary, Story } from '../../shared/model/answers/journal.ts';
import { Ago } from '../ui/Ago.tsx';
import { exactTime } from '../ui/time.ts';
import { inOwnTime, sayLastTry, sentence, stateHints, stateWords } from './words.ts';

/** Where the delivery stands, and what has to happen for it to go on. */
export function Standing({ story }: { readonly story: Story }) {
  const { delivery, attempts, heldUpBy, nextTryAt } = story;
  const { state, reason } = delivery;
  switch (state) {
    case 'waiting':
      return heldUpBy === null ? (
        <Next at={nextTryAt} tries={delivery.attempts} before={sayLastTry(attempts)} />
      ) : (
        <Held why={heldUpBy} before={sayLastTry(attempts)} />
      );
    case 'sending':
      return (
        <p className="activity-standing" data-tone="wait">
          <IconClock size={20} aria-hidden />
          <span>The call is under way; this page follows by itself.</span>
        </p>
      );
    case 'failed': {
      const again = story.repeatedBy.at(-1);
      if (again) return <Again why={reason} last={again} />;
      return (
        <p className="activity-standing" data-tone="bad">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {reason !== null && <strong>{sentence(reason)} </strong>}
            There will be no further try. Once the cause is fixed, run it again.
          </span>
        </p>
      );
    }
    case 'held':
    case 'cancelled':
    case 'skipped':
      return (
        <p className="activity-standing">
          <span>{reason === null ? stateHints[state] : sentence(reason)}</span>
        </p>
      );
    case 'succeeded':
      return null;
  }
}

/** It has failed, and somebody has run it again: what came of that is what counts. */
function Again({ why, last }: { readonly why: string | null; readonly last: DeliverySummary }) {
  const isMade = last.state === 'succeeded';
  const Icon = isMade ? IconCircleCheck : IconRepeat;
  return (
    <p className="activity-standing" data-tone={isMade ? 'good' : 'wait'}>
      <Icon size={20} aria-hidden />
      <span>
        {why !== null && `${sentence(why)} `}
        <strong>
          Run again since: {stateWords[last.state].toLowerCase()}.{' '}
          <Anchor component={Link} href={`/activity/deliveries/${last.id}`}>
            Open that delivery
          </Anchor>
        </strong>
      </span>
    </p>
  );
}

interface Waits {
  /** What the last try came to, where there was one. */
  readonly before: string | null;
}

function Next({
  at,
  tries,
  before,
}: Waits & { readonly at: string | null; readonly tries: number }) {
  if (at === null) return null;
  return (
    <p className="activity-standing" data-tone="wait">
      <IconClock size={20} aria-hidden />
      <span>
        {before !== null && `${before} `}
        <strong>
          {tries === 0 ? 'Goes out' : `Try ${tries + 1} is due`} <Ago at={at} past="now" />
        </strong>
        , at {exactTime(at)}.
      </span>
    </p>
  );
}

function Held({ why, before }: Waits & { readonly why: string }) {
  return (
    <div className="activity-standing" data-tone="hold">
      <IconPlugConnectedX size={20} aria-hidden />
      <span>
        {before !== null && `${before} `}
        {inOwnTime(why, exactTime)}
      </span>
      <Button component={Link} href="/connections" variant="default" size="compact-sm">
        To the connections
      </Button>
    </div>
  );
}
