import type { RecentDelivery } from '../api/status.ts';

const timeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export function RecentDeliveries({ recent }: { recent: RecentDelivery[] }) {
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">Last deliveries</h2>
      {recent.length === 0 ? (
        <p className="quiet">
          Nothing has been delivered yet. Publish a rule and send an event that it waits for.
        </p>
      ) : (
        <RecentTable recent={recent.slice(0, 10)} />
      )}
    </section>
  );
}

function RecentTable({ recent }: { recent: RecentDelivery[] }) {
  return (
    // Focusable, because someone without a mouse has to scroll it on a narrow screen.
    <div className="scroll" role="group" aria-labelledby="recent" tabIndex={0}>
      <table aria-labelledby="recent">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Event</th>
            <th scope="col">State</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {recent.map((delivery) => (
            <tr key={delivery.id}>
              <td>
                {delivery.ruleName ?? '(no rule)'}
                <small>{callOf(delivery)}</small>
              </td>
              <td>
                <code>{delivery.event}</code>
              </td>
              <td>
                <span className="state" data-state={delivery.state}>
                  {delivery.state}
                </span>
              </td>
              <td>{sayTime(delivery.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A webhook is named after its rule and what it does; the rule stands above already. */
function callOf({ ruleName, webhookName }: RecentDelivery): string {
  const name = webhookName ?? '';
  return ruleName && name.startsWith(`${ruleName}: `) ? name.slice(ruleName.length + 2) : name;
}

function sayTime(at: string | number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? String(at) : timeFormat.format(time);
}
