import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  arrivedSchema,
  callsSchema,
  demoSchema,
  faultsSchema,
  resetSchema,
  samplesSchema,
  studiesSchema,
} from '../../shared/model/answers/demo.ts';
import { eventSummarySchema, pageOf } from '../../shared/model/answers/journal.ts';
import { streamSchema, type FaultInput } from '../../shared/model/hospital.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { readAnew } from './live.ts';
import { queryOf } from './query.ts';
import { request, waitFor } from './request.ts';

export const demoQuery = queryOptions({
  queryKey: ['demo', 'state'],
  queryFn: ({ signal }) => request(demoSchema, '/api/demo', { signal }),
});

/** What the hospital was asked, newest last. */
export const callsQuery = queryOptions({
  queryKey: ['demo', 'calls'],
  queryFn: async ({ signal }) => (await request(callsSchema, '/api/demo/calls', { signal })).calls,
});

export const studiesQuery = queryOptions({
  queryKey: ['demo', 'studies'],
  queryFn: async ({ signal }) =>
    (await request(studiesSchema, '/api/demo/studies', { signal })).studies,
});

/** Sample events of this name in the lean form, and the sample rules. */
export const samplesQuery = (event?: string) =>
  queryOptions({
    queryKey: ['samples', event ?? null],
    queryFn: ({ signal }) =>
      request(samplesSchema, `/api/samples${queryOf({ event })}`, { signal }),
    staleTime: Infinity,
  });

/** Under which key the journal has an event that was just sent; null where it has not (yet). */
export const arrivedEventQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', 'list', 'key of', id],
    queryFn: async ({ signal }) => {
      const { items } = await request(
        pageOf(eventSummarySchema),
        `/api/events${queryOf({ search: id, limit: 5 })}`,
        { signal },
      );
      return items.find((event) => event.id === id)?.key ?? null;
    },
    staleTime: ({ state }) => (typeof state.data === 'number' ? 'static' : 0),
  });

const labelsSchema = z.object({
  commands: z.array(z.object({ path: z.string(), label: z.string() })),
});

/** What commands are called, by path: for what is shown beside a page that need not load the catalogue. */
export const commandLabelsQuery = queryOptions({
  queryKey: ['catalogue', 'labels'],
  queryFn: async ({ signal }) => {
    const { commands } = await request(labelsSchema, '/api/catalogue/commands', { signal });
    return new Map(commands.map(({ path, label }) => [path, label]));
  },
  staleTime: Infinity,
});

/** A new study, one with these fields, or once more the one with this uuid. */
export function useArrival() {
  return useDemoMutation((study?: string | JsonObject) =>
    request(arrivedSchema, '/api/demo/arrivals', {
      method: 'POST',
      body: study === undefined ? {} : { study },
    }),
  );
}

export function useStream() {
  return useDemoMutation((body: { readonly running: boolean; readonly everySeconds?: number }) =>
    request(streamSchema, '/api/demo/stream', { method: 'POST', body }),
  );
}

export function useFault() {
  return useDemoMutation((body: FaultInput) =>
    request(faultsSchema, '/api/demo/faults', {
      method: 'POST',
      body,
    }),
  );
}

/** Forgets what the hospital was asked. */
export function useClearCalls() {
  return useDemoMutation(() => request(callsSchema, '/api/demo/calls', { method: 'DELETE' }));
}

/** Back to the first morning: every page has to read everything anew. */
export function useResetDemo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => waitFor(ask()),
    onSuccess: () => readAnew(client),
  });

  async function ask() {
    const answer = await request(resetSchema, '/api/demo/reset', { method: 'POST', body: {} });
    // What waits for this answer may be about what is no more.
    await client.cancelQueries();
    return answer;
  }
}

function useDemoMutation<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: () => client.invalidateQueries({ queryKey: ['demo'] }),
  });
}
