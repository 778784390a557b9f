import type { DeliveryState } from '../../../../shared/model/delivery.ts';
import { query, type Database } from './database.ts';
import { hourMs } from './tally.ts';

export interface CountRow {
  readonly rule: string;
  readonly state: DeliveryState;
  readonly n: number;
}

/**
 * How many events there are, and how many deliveries by rule and state; of all time, or since a moment. Whole hours
 * are known, so that only the deliveries of the first one, which may be part of one, are counted anew.
 */
export function prepareCounts(database: Database) {
  const eventsInAll = query<{ n: number }>(
    database,
    'SELECT coalesce(sum(n), 0) AS n FROM events_by_hour',
  );
  const eventsSince = query<{ n: number }>(
    database,
    `SELECT (SELECT coalesce(sum(n), 0) FROM events_by_hour WHERE hour >= ?1)
       + (SELECT count(*) FROM events WHERE received_at >= ?2 AND received_at < ?3) AS n`,
  );
  const deliveriesInAll = query<CountRow>(
    database,
    'SELECT rule, state, n FROM deliveries_in_all WHERE n > 0',
  );
  // One statement, and so one state of the journal, whatever is written meanwhile.
  const deliveriesSince = query<CountRow>(
    database,
    `SELECT rule, state, sum(n) AS n FROM (
       SELECT rule, state, n FROM deliveries_by_hour WHERE hour >= ?1
       UNION ALL
       SELECT rule, state, 1 FROM deliveries WHERE created_at >= ?2 AND created_at < ?3
     ) GROUP BY rule, state HAVING sum(n) > 0`,
  );
  return (since: number | null): { events: number; deliveries: CountRow[] } => {
    if (since === null) {
      return { events: eventsInAll.get()?.n ?? 0, deliveries: deliveriesInAll.all() };
    }
    const hour = Math.ceil(since / hourMs);
    const span = [hour, since, hour * hourMs] as const;
    return { events: eventsSince.get(...span)?.n ?? 0, deliveries: deliveriesSince.all(...span) };
  };
}
