import { deliveryStates, type DeliveryState } from '../../shared/model/delivery.ts';
import type { DeliveryFilter, EventFilter } from '../api/journal.ts';

export const views = ['deliveries', 'events'] as const;
export type View = (typeof views)[number];

export const spans = ['all', 'hour', 'day', 'week', 'custom'] as const;
export type Span = (typeof spans)[number];

/** What the reader of the activity page looks for; the address of the page says the same. */
export interface Filters {
  readonly view: View;
  readonly search: string;
  readonly rule: string | null;
  readonly type: string | null;
  readonly states: readonly DeliveryState[];
  readonly span: Span;
  /** ISO 8601, of a custom span; empty where it is open. */
  readonly since: string;
  readonly until: string;
}

const secondsOf: Readonly<Partial<Record<Span, number>>> = {
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};

/** Reads the address; what it does not understand it takes as not said. */
export function readFilters(query: URLSearchParams): Filters {
  const states = query.getAll('state').flatMap((text) => text.split(','));
  const since = moment(query.get('since'));
  const until = moment(query.get('until'));
  const span = spans.find((one) => one === query.get('time'));
  return {
    view: views.find((one) => one === query.get('view')) ?? 'deliveries',
    search: query.get('search') ?? '',
    rule: query.get('rule') || null,
    type: query.get('type') || null,
    states: deliveryStates.filter((state) => states.includes(state)),
    span: span ?? (since || until ? 'custom' : 'all'),
    since,
    until,
  };
}

/** The address of these filters; what is as it always is stays unsaid. */
export function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  const say = (name: string, value: string | null) => {
    if (value) query.set(name, value);
  };
  say('view', filters.view === 'deliveries' ? null : filters.view);
  say('search', filters.search);
  say('rule', filters.rule);
  say('type', filters.type);
  say('state', filters.states.join(','));
  say('time', filters.span === 'all' ? null : filters.span);
  if (filters.span === 'custom') {
    say('since', filters.since);
    say('until', filters.until);
  }
  return query;
}

/** Nothing looked for, in the same view. */
export function withoutFilters({ view }: Filters): Filters {
  return readFilters(new URLSearchParams({ view }));
}

/** Whether the list shows less than there is. Rules and states say nothing of events. */
export function isFiltered({ view, search, rule, type, states, span }: Filters): boolean {
  const ofBoth = search.trim() !== '' || type !== null || span !== 'all';
  return ofBoth || (view === 'deliveries' && (rule !== null || states.length > 0));
}

/** A patient is shown as “PATEL, AHMED” and stored as `PATEL^AHMED`: what is copied from a list finds it again. */
export function storedSearch(text: string): string {
  return text.trim().replace(/^([^,^]+?)\s*,\s*([^,^]+)$/, '$1^$2');
}

export function eventFilterOf({ search, type, span, since, until }: Filters): EventFilter {
  const custom = span === 'custom';
  return {
    search: storedSearch(search) || undefined,
    type: type ?? undefined,
    within: secondsOf[span],
    since: (custom && since) || undefined,
    until: (custom && until) || undefined,
  };
}

export function deliveryFilterOf(filters: Filters): DeliveryFilter {
  const { rule, states } = filters;
  return {
    ...eventFilterOf(filters),
    rule: rule ?? undefined,
    state: states.length > 0 ? states : undefined,
  };
}

function moment(text: string | null): string {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
