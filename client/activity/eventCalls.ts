import { counted } from '../../shared/authoring/words.ts';
import type { EventSummary } from '../../shared/model/answers/journal.ts';
import type { DeliveryState } from '../../shared/model/delivery.ts';

/** What most needs to be seen comes first. */
const byWeight = [
  'failed',
  'held',
  'waiting',
  'sending',
  'succeeded',
  'cancelled',
  'skipped',
] as const;

const said: Readonly<Record<DeliveryState, string>> = {
  failed: 'failed',
  held: 'held',
  waiting: 'waiting',
  sending: 'under way',
  succeeded: 'made',
  cancelled: 'cancelled',
  skipped: 'skipped',
};

/** How an event's calls stand: “3 calls made”, “1 of 3 failed”. `state` gives its colour; null where there are none. */
export function sayCalls({ deliveries, states }: Pick<EventSummary, 'deliveries' | 'states'>): {
  readonly state: DeliveryState | null;
  readonly text: string;
} {
  const state = byWeight.find((one) => (states[one] ?? 0) > 0);
  if (state === undefined) return { state: null, text: 'No calls' };
  const count = states[state] ?? 0;
  const whole = count === deliveries;
  return {
    state,
    text: `${whole ? counted(count, 'call') : `${count} of ${deliveries}`} ${said[state]}`,
  };
}
