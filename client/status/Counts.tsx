import type { Status } from '../api/status.ts';

export function Counts({ status }: { status: Status }) {
  const { rules, events, deliveries } = status;
  return (
    <section aria-label="Counts">
      <dl className="counts">
        <Count
          name="Rules published"
          value={rules.live}
          note={`of ${rules.total.toLocaleString()}`}
        />
        <Count name="Events received" value={events.total} />
        <Count
          name="Deliveries owed"
          value={deliveries.waiting + deliveries.sending}
          note={deliveries.held > 0 ? `${deliveries.held.toLocaleString()} more held` : undefined}
        />
        <Count name="Succeeded" value={deliveries.succeeded} />
        <Count name="Failed" value={deliveries.failed} />
        <Count
          name="Not sent"
          value={deliveries.cancelled + deliveries.skipped}
          note="cancelled or skipped"
        />
      </dl>
    </section>
  );
}

interface CountProps {
  name: string;
  value: number;
  note?: string | undefined;
}

function Count({ name, value, note }: CountProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value.toLocaleString()} {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
