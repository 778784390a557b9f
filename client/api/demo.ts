import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  arrivedSchema,
  callsSchema,
  demoSchema,
  faultsSchema,
  resetSchema,
  samplesSchema,
  studiesSchema,
} from '../../shared/model/answers/demo.ts';
import { streamSchema, type FaultInput } from '../../shared/model/hospital.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { queryOf } from './query.ts';
import { request } from './request.ts';

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
    mutationFn: () => request(resetSchema, '/api/demo/reset', { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries(),
  });
}

function useDemoMutation<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: () => client.invalidateQueries({ queryKey: ['demo'] }),
  });
}
