import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Story } from '../../shared/model/answers/journal.ts';
import { Ago } from '../ui/Ago.tsx';
import { exactTime } from '../ui/time.ts';
import { inOwnTime, sentence, stateHints } from './words.ts';

/** Where the delivery stands, and what has to happen for it to go on. */
export function Standing({ story }: { readonly story: Story }) {
  const { delivery, heldUpBy, nextTryAt } = story;
  const { state, reason, attempts } = delivery;
  switch (state) {
    case 'waiting':
      return heldUpBy === null ? (
        <Next at={nextTryAt} attempts={attempts} />
      ) : (
        <Held why={heldUpBy} />
      );
    case 'sending':
      return (
        <p className="activity-standing" data-tone="wait">
          <IconClock size={20} aria-hidden />
          <span>The call is under way; this page follows by itself.</span>
        </p>
      );
    case 'failed':
      return (
        <p className="activity-standing" data-tone="bad">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {reason !== null && <strong>{sentence(reason)} </strong>}
            There will be no further try. Once the cause is fixed, run it again.
          </span>
        </p>
      );
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

function Next({ at, attempts }: { readonly at: string | null; readonly attempts: number }) {
  if (at === null) return null;
  return (
    <p className="activity-standing" data-tone="wait">
      <IconClock size={20} aria-hidden />
      <span>
        <strong>
          {attempts === 0 ? 'Goes out' : `Try ${attempts + 1} is due`} <Ago at={at} past="now" />
        </strong>
        , at {exactTime(at)}.
      </span>
    </p>
  );
}

function Held({ why }: { readonly why: string }) {
  return (
    <div className="activity-standing" data-tone="hold">
      <IconPlugConnectedX size={20} aria-hidden />
      <span>{inOwnTime(why, exactTime)}</span>
      <Button component={Link} href="/connections" variant="default" size="compact-md">
        To the connections
      </Button>
    </div>
  );
}
