import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  importedSchema,
  publishedSchema,
  ruleAnswerSchema,
  ruleDeletedSchema,
  rulesSchema,
  switchedSchema,
  versionAnswerSchema,
  type RuleAnswer,
} from '../../shared/model/answers/rules.ts';
import type { Graph } from '../../shared/model/graph.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import { webhookSchema } from '../../shared/model/webhook.ts';
import { request } from './request.ts';

export const rulesQuery = queryOptions({
  queryKey: ['rules', 'list'],
  queryFn: async ({ signal }) => (await request(rulesSchema, '/api/rules', { signal })).rules,
});

const runningSchema = z.object({ webhooks: z.array(webhookSchema) });

/** The webhooks that run now; they change with their rules. */
export const runningQuery = queryOptions({
  queryKey: ['rules', 'list', 'running'],
  queryFn: async ({ signal }) =>
    (await request(runningSchema, '/api/webhooks', { signal })).webhooks,
});

export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: ['rules', 'one', id],
    queryFn: ({ signal }) => request(ruleAnswerSchema, `/api/rules/${id}`, { signal }),
  });

export const versionQuery = (rule: string, number: number) =>
  queryOptions({
    queryKey: ['rules', 'one', rule, 'version', number],
    queryFn: ({ signal }) =>
      request(versionAnswerSchema, `/api/rules/${rule}/versions/${number}`, { signal }),
    // A version never changes; how it differs from what runs is read anew with its rule.
    staleTime: Infinity,
  });

export interface NewRule {
  readonly name: string;
  readonly timeZone?: string;
  readonly sample?: string;
  readonly graph?: Graph;
}

export function useCreateRule() {
  return useRuleMutation((body: NewRule) =>
    request(ruleAnswerSchema, '/api/rules', { method: 'POST', body }),
  );
}

export function useDuplicateRule() {
  return useRuleMutation((id: string) =>
    request(ruleAnswerSchema, `/api/rules/${id}/duplicate`, { method: 'POST', body: {} }),
  );
}

export function useRenameRule() {
  return useRuleMutation(
    ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly revision: number;
      readonly name?: string;
      readonly timeZone?: string;
    }) => request(ruleAnswerSchema, `/api/rules/${id}`, { method: 'PATCH', body }),
  );
}

/** Refused with 409 while deliveries wait, unless they are to be called off. */
export function useDeleteRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, cancel }: { readonly id: string; readonly cancel: boolean }) =>
      request(ruleDeletedSchema, `/api/rules/${id}${cancel ? '?waiting=cancel' : ''}`, {
        method: 'DELETE',
      }),
    onSuccess: (_answer, { id }) => {
      client.removeQueries({ queryKey: ruleQuery(id).queryKey });
      return client.invalidateQueries({ queryKey: rulesQuery.queryKey });
    },
  });
}

export interface Draft {
  readonly revision: number;
  readonly graph: Graph;
  readonly name?: string;
  readonly timeZone?: string;
}

/** Saves a draft that was read with this revision; 409 with `current` when somebody was quicker. */
export function saveDraft(
  id: string,
  body: Draft,
  options: { readonly keepalive?: boolean } = {},
): Promise<RuleAnswer> {
  return request(ruleAnswerSchema, `/api/rules/${id}/draft`, { method: 'PUT', body, ...options });
}

/** The answer's remarks say what else there is to know: nothing was new, deliveries are still held. */
export function usePublish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly revision: number;
      readonly note: string;
      readonly keepOff: boolean;
    }) => request(publishedSchema, `/api/rules/${id}/publish`, { method: 'POST', body }),
    onSuccess: ({ rule }) => remember(client, rule),
  });
}

/** Refused with 409 (`waiting` in its body) while deliveries wait and nothing is said of them. The answer has remarks. */
export function useSwitchRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly revision: number;
      readonly enabled: boolean;
      readonly waiting?: 'hold' | 'cancel' | 'send';
      readonly release?: boolean;
    }) => request(switchedSchema, `/api/rules/${id}/switch`, { method: 'POST', body }),
    onSuccess: ({ rule }) => remember(client, rule),
  });
}

/** Makes rules of webhooks in the platform's own form; nothing runs before it is published. */
export function useImportRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: {
      readonly hashes: readonly JsonObject[];
      readonly connection: string;
      /** One rule of all of them, with chains as wires. */
      readonly together: boolean;
    }) => request(importedSchema, '/api/import', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
}

function useRuleMutation<Given>(ask: (given: Given) => Promise<RuleAnswer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: ask, onSuccess: (rule) => remember(client, rule) });
}

/** An answer is news of the rule: the page need not ask again, the list has to. */
export function remember(client: QueryClient, rule: RuleAnswer): Promise<void> {
  client.setQueryData(ruleQuery(rule.id).queryKey, rule);
  return client.invalidateQueries({ queryKey: rulesQuery.queryKey });
}
