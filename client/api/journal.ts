import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import {
  deliverySummarySchema,
  eventAnswerSchema,
  eventSummarySchema,
  pageOf,
  replayedSchema,
  storySchema,
  whySchema,
  type DeliverySummary,
} from '../../shared/model/answers/journal.ts';
import { statusSchema } from '../../shared/model/answers/status.ts';
import type { DeliveryState } from '../../shared/model/delivery.ts';
import { queryOf } from './query.ts';
import { request } from './request.ts';

export interface EventFilter {
  /** The event's name. */
  readonly type?: string | undefined;
  /** ISO 8601. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Only the last so many seconds, counted back from each time that the server is asked. */
  readonly within?: number | undefined;
  readonly search?: string | undefined;
}

export interface DeliveryFilter extends EventFilter {
  readonly rule?: string | undefined;
  readonly webhook?: string | undefined;
  readonly state?: readonly DeliveryState[] | undefined;
  /** The key of an event. */
  readonly event?: number | undefined;
  /** Whether somebody has run it again since. */
  readonly repeated?: 'true' | 'false' | undefined;
}

function asked<Filter extends EventFilter>({ within, ...filter }: Filter) {
  if (within === undefined) return filter;
  return { ...filter, since: new Date(Date.now() - within * 1000).toISOString() };
}

/** Newest first, page by page. */
export const deliveriesQuery = (filter: DeliveryFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'list', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request(
        pageOf(deliverySummarySchema),
        `/api/deliveries${queryOf({ ...asked(filter), limit, cursor: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const eventsQuery = (filter: EventFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['events', 'list', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request(
        pageOf(eventSummarySchema),
        `/api/events${queryOf({ ...asked(filter), limit, cursor: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const storyQuery = (delivery: string) =>
  queryOptions({
    queryKey: ['deliveries', 'one', delivery],
    queryFn: ({ signal }) => request(storySchema, `/api/deliveries/${delivery}`, { signal }),
  });

export const eventQuery = (key: number) =>
  queryOptions({
    queryKey: ['events', 'one', key],
    queryFn: ({ signal }) => request(eventAnswerSchema, `/api/events/${key}`, { signal }),
  });

/** Why a rule (its live version) did or did not act on an event. */
export const whyQuery = (event: number, rule: string) =>
  queryOptions({
    queryKey: ['events', 'one', event, 'why', rule],
    queryFn: ({ signal }) => request(whySchema, `/api/why${queryOf({ event, rule })}`, { signal }),
  });

/** Without those that somebody has run again: what came of that counts in their place. */
export function withoutRepeated<One extends Pick<DeliverySummary, 'repeat'>>(
  deliveries: readonly One[],
): One[] {
  return deliveries.filter(({ repeat }) => repeat === null);
}

export type Move = 'cancel' | 'hold' | 'release' | 'now';

export const moveDelivery = (id: string, move: Move) =>
  request(deliverySummarySchema, `/api/deliveries/${id}/${move}`, { method: 'POST', body: {} });

/** Calls off, holds, releases or hastens a delivery; the live stream brings the news. */
export function useMoveDelivery() {
  return useMutation({
    mutationFn: ({ id, move }: { readonly id: string; readonly move: Move }) =>
      moveDelivery(id, move),
  });
}

/** By what runs now, or by what ran then. */
export interface Replay {
  readonly with: 'live' | 'same';
}

export const replayDelivery = (id: string, by: Replay) =>
  request(replayedSchema, `/api/deliveries/${id}/replay`, { method: 'POST', body: by });

/** A new delivery for the same event. */
export function useReplay() {
  return useMutation({
    mutationFn: ({ id, ...by }: Replay & { readonly id: string }) => replayDelivery(id, by),
  });
}

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => request(statusSchema, '/api/status', { signal }),
});
