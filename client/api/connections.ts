import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NameKind } from '../../shared/catalogue.ts';
import {
  connectionAnswerSchema,
  connectionsSchema,
  deletedSchema,
  identitiesSchema,
  identityAnswerSchema,
  nameListSchema,
  testResultSchema,
} from '../../shared/model/answers/connections.ts';
import type { Limits } from '../../shared/model/connection.ts';
import { queryOf } from './query.ts';
import { request } from './request.ts';

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) =>
    (await request(connectionsSchema, '/api/connections', { signal })).connections,
});

export const identitiesQuery = queryOptions({
  queryKey: ['identities'],
  queryFn: async ({ signal }) =>
    (await request(identitiesSchema, '/api/identities', { signal })).identities,
});

/** The names behind a connection's uuids. */
export const namesQuery = (connection: string, kind: NameKind) =>
  queryOptions({
    queryKey: ['names', connection, kind],
    queryFn: async ({ signal }) =>
      (await request(nameListSchema, `/api/connections/${connection}/names/${kind}`, { signal }))
        .names,
    staleTime: 60_000,
  });

/** Asks the platform anew. */
export function useRefreshNames() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ connection, kind }: { readonly connection: string; readonly kind: NameKind }) =>
      request(
        nameListSchema,
        `/api/connections/${connection}/names/${kind}${queryOf({ refresh: '1' })}`,
      ),
    onSuccess: ({ names }, { connection, kind }) =>
      client.setQueryData(namesQuery(connection, kind).queryKey, names),
  });
}

/** A secret that is left as it is goes back as it was shown. */
type Secret = string | { readonly set: true };

export interface ConnectionFields {
  readonly name: string;
  readonly kind: 'ambra' | 'http';
  readonly baseUrl: string;
  readonly accountId?: string | null;
  readonly auth:
    | { readonly kind: 'none' }
    | { readonly kind: 'basic'; readonly username: string; readonly password: Secret }
    | { readonly kind: 'bearer'; readonly token: Secret }
    | { readonly kind: 'custom'; readonly headers: Readonly<Record<string, Secret>> };
  readonly allowPrivate: boolean;
  readonly limits: Limits;
}

export function useSaveConnection() {
  return useConnectionsMutation(
    ({
      id,
      ...body
    }: ConnectionFields & {
      /** Absent makes a new one. */
      readonly id?: string;
      readonly revision?: number;
    }) =>
      id === undefined
        ? request(connectionAnswerSchema, '/api/connections', { method: 'POST', body })
        : request(connectionAnswerSchema, `/api/connections/${id}`, { method: 'PUT', body }),
  );
}

export function useDeleteConnection() {
  return useConnectionsMutation((id: string) =>
    request(deletedSchema, `/api/connections/${id}`, { method: 'DELETE' }),
  );
}

export function usePauseConnection() {
  return useConnectionsMutation(
    ({ id, paused }: { readonly id: string; readonly paused: boolean }) =>
      request(connectionAnswerSchema, `/api/connections/${id}/${paused ? 'pause' : 'resume'}`, {
        method: 'POST',
        body: {},
      }),
  );
}

export function useTestConnection() {
  return useMutation({
    mutationFn: ({ id, identity }: { readonly id: string; readonly identity?: string }) =>
      request(testResultSchema, `/api/connections/${id}/test`, {
        method: 'POST',
        body: identity === undefined ? {} : { identity },
      }),
  });
}

export interface IdentityFields {
  readonly userId: string;
  readonly name: string;
  /** Left out when editing: as it was. */
  readonly login?: string;
  readonly password?: string;
}

export function useSaveIdentity() {
  return useConnectionsMutation(
    ({
      id,
      ...body
    }: IdentityFields & {
      readonly id?: string;
      readonly revision?: number;
      /** Of a new one. */
      readonly connection?: string;
    }) =>
      id === undefined
        ? request(identityAnswerSchema, '/api/identities', { method: 'POST', body })
        : request(identityAnswerSchema, `/api/identities/${id}`, { method: 'PUT', body }),
  );
}

export function useDeleteIdentity() {
  return useConnectionsMutation((id: string) =>
    request(deletedSchema, `/api/identities/${id}`, { method: 'DELETE' }),
  );
}

export function useTestIdentity() {
  return useMutation({
    mutationFn: (id: string) =>
      request(testResultSchema, `/api/identities/${id}/test`, { method: 'POST', body: {} }),
  });
}

function useConnectionsMutation<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: () =>
      Promise.all(
        ['connections', 'identities', 'names', 'rules'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
