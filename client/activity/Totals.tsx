import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { deliveryStates, type DeliveryState } from '../../shared/model/delivery.ts';
import { statusQuery } from '../api/journal.ts';
import { stateWords } from './words.ts';

const numbers = new Intl.NumberFormat('en');

function sayCount(count: number, what: string): string {
  return `${numbers.format(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** All that the journal holds, in a line; each number shows its list. */
export function Totals() {
  const status = useQuery(statusQuery).data;
  if (!status) return <p className="activity-totals">&nbsp;</p>;
  const { events, deliveries } = status;
  const all = deliveryStates.reduce((sum, state) => sum + (deliveries[state] ?? 0), 0);
  const states = deliveryStates.filter((state) => (deliveries[state] ?? 0) > 0);
  return (
    <p className="activity-totals">
      <Link href="/activity?view=events">{sayCount(events.total, 'event')}</Link>
      <span>
        <Link href="/activity">{sayCount(all, 'call')}</Link>
        {states.length > 0 && ': '}
        {states.map((state, at) => (
          <span key={state}>
            {at > 0 && ', '}
            <Count state={state} count={deliveries[state] ?? 0} />
          </span>
        ))}
      </span>
    </p>
  );
}

function Count({ state, count }: { readonly state: DeliveryState; readonly count: number }) {
  return (
    <Link href={`/activity?state=${state}`} data-tone={state === 'failed' ? 'bad' : undefined}>
      {numbers.format(count)} {stateWords[state].toLowerCase()}
    </Link>
  );
}
