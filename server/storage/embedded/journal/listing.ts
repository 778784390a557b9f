import type { DeliverySummary, EventSummary } from '../../../storage.ts';
import { query, type Database } from './database.ts';
import type { DeliveryListing, EventListing, Place } from './messages.ts';
import {
  deliveriesFrom,
  summaryColumns,
  eventSummaryOf,
  summaryOf,
  type SummaryRow,
  type EventSummaryRow,
} from './rows.ts';
import { searchedColumns, searchFor, type SearchedRow } from './search.ts';

/** A part of a list, newest first, with the place of its last item when there is more. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly next: Place | null;
}

type Value = string | number;
type Filter = readonly [sql: string, ...values: Value[]];

/** Events by the moment at which they were received. */
export function prepareEvents(database: Database) {
  return (listing: EventListing): Part<EventSummary> => {
    const columns = `e.key, e.source, e.id, e.type, e.time, e.received_at${searchedOf(listing)},
      (SELECT json_group_object(state, n) FROM
        (SELECT state, count(*) AS n FROM deliveries d WHERE d.event_key = e.key GROUP BY state)) AS states`;
    const read = prepareReading<EventSummaryRow>(database, {
      select: `SELECT ${columns} FROM events e`,
      filters: [...optional('e.type = ?', listing.type), ...within('e.received_at', listing)],
      moment: 'e.received_at',
      key: 'e.key',
    });
    const { rows, more } = collect(read, (row) => placeOf(row.received_at, row.key), listing);
    const last = rows.at(-1);
    const next = more && last ? placeOf(last.received_at, last.key) : null;
    return { items: rows.map(eventSummaryOf), next };
  };
}

/** Deliveries by the moment at which they were created. */
export function prepareDeliveries(database: Database) {
  return (listing: DeliveryListing): Part<DeliverySummary> => {
    // One list per state, each along its index, then merged: an index cannot be read in order over several states.
    const lists = listing.states ?? [null];
    const parts = lists.map((state) => {
      const read = prepareDeliveryReading(database, listing, state);
      return collect(read, (row) => placeOf(row.created_at, row.key), listing);
    });
    const sorted = parts.flatMap((part) => part.rows).sort(newestFirst);
    const rows = sorted.slice(0, listing.limit);
    const more = sorted.length > rows.length || parts.some((part) => part.more);
    const last = rows.at(-1);
    const next = more && last ? placeOf(last.created_at, last.key) : null;
    return { items: rows.map(summaryOf), next };
  };
}

function prepareDeliveryReading(
  database: Database,
  listing: DeliveryListing,
  state: string | null,
): Reading<SummaryRow> {
  return prepareReading<SummaryRow>(database, {
    select: `SELECT ${summaryColumns}${searchedOf(listing)} FROM ${deliveriesFrom}`,
    filters: [
      ...optional('d.state = ?', state),
      ...optional('d.rule = ?', listing.rule),
      ...optional('d.event_key = ?', listing.eventKey),
      ...optional('w.uuid = ?', listing.webhook),
      // A webhook belongs to one rule, whose index finds its deliveries.
      ...optional('d.rule IN (SELECT rule FROM webhooks WHERE uuid = ?)', listing.webhook),
      ...repeatedOrNot(listing),
      ...optional('e.type = ?', listing.type),
      ...within('d.created_at', listing),
    ],
    moment: 'd.created_at',
    key: 'd.key',
  });
}

/** A repetition is for the same event, whose index finds it. */
function repeatedOrNot({ repeated }: DeliveryListing): Filter[] {
  if (repeated === null) return [];
  const found =
    'EXISTS (SELECT 1 FROM deliveries r WHERE r.event_key = d.event_key AND r.replay_of = d.id)';
  return [[repeated ? found : `NOT ${found}`]];
}

function searchedOf({ search }: EventListing): string {
  return search === null ? '' : `, ${searchedColumns}`;
}

function newestFirst(a: SummaryRow, b: SummaryRow): number {
  return b.created_at - a.created_at || b.key - a.key;
}

function placeOf(moment: number, key: number): Place {
  return { moment, key };
}

function optional(sql: string, value: Value | null): Filter[] {
  return value === null ? [] : [[sql, value]];
}

function within(column: string, { since, until, search }: EventListing): Filter[] {
  const pattern = search === null ? null : searchFor(search).pattern;
  const like = ['e.id', 'e.source', 'e.type', 'e.data'].map((name) => `${name} LIKE ? ESCAPE '\\'`);
  return [
    ...optional(`${column} >= ?`, since),
    ...optional(`${column} < ?`, until),
    ...(pattern === null ? [] : [anyOf(like, pattern)]),
  ];
}

function anyOf(conditions: readonly string[], value: string): Filter {
  return [`(${conditions.join(' OR ')})`, ...conditions.map(() => value)];
}

type Reading<Row> = (after: Place | null, size: number) => Row[];

interface Reader {
  readonly select: string;
  readonly filters: readonly Filter[];
  readonly moment: string;
  readonly key: string;
}

function prepareReading<Row>(database: Database, reader: Reader): Reading<Row> {
  const { select, filters, moment, key } = reader;
  return (after, size) => {
    const place: Filter[] = after
      ? [[`(${moment}, ${key}) < (?, ?)`, after.moment, after.key]]
      : [];
    const all = [...filters, ...place];
    const where = all.length === 0 ? '' : `WHERE ${all.map(([sql]) => sql).join(' AND ')}`;
    const sql = `${select} ${where} ORDER BY ${moment} DESC, ${key} DESC LIMIT ?`;
    return query<Row>(database, sql).all(...all.flatMap(([, ...values]) => values), size);
  };
}

const searchedAtOnce = 200;

/** Reads on until the page is full; a search reads in steps, because only it knows which rows it keeps. */
function collect<Row extends object>(
  read: Reading<Row>,
  place: (row: Row) => Place,
  { after, limit, search }: EventListing,
): { rows: Row[]; more: boolean } {
  if (search === null) {
    const rows = read(after, limit + 1);
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }
  const { matches } = searchFor(search);
  const kept: Row[] = [];
  for (let from = after; ;) {
    const rows = read(from, searchedAtOnce);
    kept.push(...rows.filter((row) => matches(row as unknown as SearchedRow)));
    const last = rows.at(-1);
    if (kept.length > limit) return { rows: kept.slice(0, limit), more: true };
    if (rows.length < searchedAtOnce || !last) return { rows: kept, more: false };
    from = place(last);
  }
}
