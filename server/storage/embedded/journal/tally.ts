import type { DeliveryState } from '../../../../shared/model/delivery.ts';
import { command, type Database } from './database.ts';

/** Counts are kept by the hour in which a delivery was created or an event received. */
export const hourMs = 3_600_000;

/** The hour of a column with a moment, in SQL. */
export function hourOf(column: string): string {
  return `${column} / ${hourMs}`;
}

/** The hour of a moment, as SQL reckons it. */
export function momentHour(moment: number): number {
  return Math.trunc(moment / hourMs);
}

/** Some deliveries of one rule, in one state, created within one hour. */
export interface Counted {
  readonly rule: string;
  readonly state: DeliveryState;
  readonly hour: number;
  readonly n: number;
}

/**
 * Counts of deliveries and events, because counting a month's journal anew takes seconds. What changes is noted here and
 * written in the same transaction, all of a commit at once: triggers would cost each event a fifth of its way to disk.
 */
export interface Tally {
  /** Deliveries that are there now; a negative `n` for those that are not any more. */
  readonly deliveries: (counted: Counted) => void;
  /** The same deliveries in another state. */
  readonly moved: (counted: Counted, to: DeliveryState) => void;
  readonly events: (hour: number, n: number) => void;
  /** Writes what was noted; has to be called before each commit. */
  readonly write: () => void;
  /** After a rollback: what was noted did not happen. */
  readonly forget: () => void;
}

export function prepareTally(database: Database): Tally {
  let deliveries: CountsOfHour[] = [];
  const events = new Map<number, number>();
  const write = prepareWrite(database);

  function note(rule: string, state: DeliveryState, hour: number, n: number): void {
    let ofHour = deliveries.find((one) => one.hour === hour);
    if (!ofHour) deliveries.push((ofHour = { hour, rules: new Map() }));
    let states = ofHour.rules.get(rule);
    if (!states) ofHour.rules.set(rule, (states = {}));
    states[state] = (states[state] ?? 0) + n;
  }

  function forget(): void {
    deliveries = [];
    events.clear();
  }

  return {
    deliveries({ rule, state, hour, n }) {
      note(rule, state, hour, n);
    },
    moved({ rule, state, hour, n }, to) {
      note(rule, state, hour, -n);
      note(rule, to, hour, n);
    },
    events: (hour, n) => void events.set(hour, (events.get(hour) ?? 0) + n),
    write() {
      write(deliveries, events);
      forget();
    },
    forget,
  };
}

/** Of the few hours that one commit is about. */
interface CountsOfHour {
  readonly hour: number;
  readonly rules: Map<string, Partial<Record<DeliveryState, number>>>;
}

function prepareWrite(database: Database) {
  const add = 'ON CONFLICT DO UPDATE SET n = n + excluded.n';
  const ofHour = command(
    database,
    `INSERT INTO deliveries_by_hour (rule, state, hour, n) VALUES (?, ?, ?, ?) ${add}`,
  );
  const inAll = command(
    database,
    `INSERT INTO deliveries_in_all (rule, state, n) VALUES (?, ?, ?) ${add}`,
  );
  const eventsOfHour = command(
    database,
    `INSERT INTO events_by_hour (hour, n) VALUES (?, ?) ${add}`,
  );
  return (deliveries: readonly CountsOfHour[], events: ReadonlyMap<number, number>): void => {
    for (const { hour, rules } of deliveries) {
      for (const [rule, states] of rules) {
        for (const [state, n] of Object.entries(states)) {
          if (n === 0) continue;
          ofHour.run(rule, state, hour, n);
          inAll.run(rule, state, n);
        }
      }
    }
    for (const [hour, n] of events) eventsOfHour.run(hour, n);
  };
}
