import { z } from 'zod';
import {
  ruleAnswerSchema,
  ruleDeletedSchema,
  rulesSchema,
} from '../../../shared/model/answers/rules.ts';
import { emptyGraph, graphSchema, type Graph } from '../../../shared/model/graph.ts';
import { createRule } from '../../createRule.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { editRule } from './editRule.ts';
import { conflict, findRule, invalid, missing } from './found.ts';
import { letGo, moveAll, openOf, wordOpen } from './openDeliveries.ts';
import { showRule, showSummary } from './ruleAnswer.ts';
import { settingsOf } from './settings.ts';
import { timeZoneSchema } from './timeZone.ts';

const nameSchema = z.string().trim().min(1).max(200);
const revision = z.number().int();
const dayMs = 24 * 60 * 60 * 1000;

/** Rules: list, make, read, edit the draft, copy, delete. */
export function rulesRoutes(api: Api): Route[] {
  return [...reading(api), ...making(api), ...editing(api), deleting(api)];
}

function reading(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/rules',
      summary: 'All rules, with how they fare',
      answer: rulesSchema,
      async handle() {
        const { storage, clock } = api.system();
        const since = new Date(clock.now().getTime() - dayMs).toISOString();
        const [lately, ever] = await Promise.all([
          storage.journal.counts(since),
          storage.journal.counts(),
        ]);
        const show = () =>
          storage.documents.rules
            .all()
            .map((rule) =>
              showSummary(api, rule, { lately: lately.rules[rule.id], ever: ever.rules[rule.id] }),
            );
        const [rules, known] = [show(), api.names.generation()];
        await api.names.askForMissing();
        return { rules: api.names.generation() === known ? rules : show() };
      },
    }),
    route({
      method: 'get',
      path: '/api/rules/{id}',
      summary: 'One rule: its draft in full, what is wrong with it, its versions',
      answer: ruleAnswerSchema,
      handle: ({ params }) => showRule(api, findRule(api.system(), params.id)),
    }),
  ];
}

function making(api: Api): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/rules',
      summary: 'Make a rule; it runs once it is published',
      status: 201,
      body: z.strictObject({
        name: nameSchema,
        graph: graphSchema.optional(),
        timeZone: timeZoneSchema.optional(),
        /** The name of a sample to begin with, of those at /api/samples. */
        sample: z.string().optional(),
      }),
      answer: ruleAnswerSchema,
      async handle({ body: { name, graph, timeZone = settingsOf(api).timeZone, sample } }) {
        const draft = graph ?? (sample === undefined ? emptyGraph : sampleGraph(api, sample));
        return make(api, { name, graph: draft, timeZone });
      },
    }),
    route({
      method: 'post',
      path: '/api/rules/{id}/duplicate',
      summary: 'Make a rule with the draft of another one',
      status: 201,
      body: z.strictObject({ name: nameSchema.optional() }),
      answer: ruleAnswerSchema,
      async handle({ params, body }) {
        const { draft, timeZone, name } = findRule(api.system(), params.id);
        const graph = withoutIdentities(draft);
        return make(api, { name: body.name ?? `${name.slice(0, 190)} (copy)`, graph, timeZone });
      },
    }),
  ];
}

function editing(api: Api): Route[] {
  return [
    route({
      method: 'put',
      path: '/api/rules/{id}/draft',
      summary: 'Replace the draft that was read with this revision',
      body: z.strictObject({
        revision,
        graph: graphSchema,
        name: nameSchema.optional(),
        timeZone: timeZoneSchema.optional(),
      }),
      answer: ruleAnswerSchema,
      async handle({ params, body }) {
        const rule = await editRule(api, params.id, body.revision, () => ({
          draft: body.graph,
          ...named(body),
        }));
        return showRule(api, rule);
      },
    }),
    route({
      method: 'patch',
      path: '/api/rules/{id}',
      summary: 'Rename a rule, or change its time zone',
      body: z.strictObject({
        revision,
        name: nameSchema.optional(),
        timeZone: timeZoneSchema.optional(),
      }),
      answer: ruleAnswerSchema,
      async handle({ params, body }) {
        const rule = await editRule(api, params.id, body.revision, () => named(body));
        return showRule(api, rule);
      },
    }),
  ];
}

function named({ name, timeZone }: { name?: string | undefined; timeZone?: string | undefined }) {
  return { ...(name !== undefined && { name }), ...(timeZone !== undefined && { timeZone }) };
}

function deleting(api: Api): Route {
  return route({
    method: 'delete',
    path: '/api/rules/{id}',
    summary: 'Delete a rule and its versions; what it did stays in the journal',
    query: z.strictObject({ waiting: z.literal('cancel').optional() }),
    answer: ruleDeletedSchema,
    async handle({ params: { id }, query }) {
      const { storage, publisher, worker, changes } = api.system();
      const rule = findRule(api.system(), id);
      const open = await openOf(api, id);
      if (open.waiting + open.sending + open.held > 0 && query.waiting === undefined) {
        throw conflict(
          'Deliveries of this rule are not at their end',
          `${wordOpen(open)}. ${letGo(open.held)}, or delete with ?waiting=cancel, which calls them off.`,
          { waiting: open.waiting + open.sending, sending: open.sending, held: open.held },
        );
      }
      await storage.documents.rules.update(id, () => undefined);
      publisher.reload();
      // After the swap: what an event owed in between is called off too.
      const reason = `The rule “${rule.name}” was deleted.`;
      const cancelled = await moveAll(api, id, 'cancelled', reason);
      await worker.wake();
      changes.tell({ kind: 'rule', id });
      return { deleted: true, cancelled };
    },
  });
}

async function make(api: Api, given: { name: string; graph: Graph; timeZone: string }) {
  const rule = await createRule(api.system(), given);
  api.system().changes.tell({ kind: 'rule', id: rule.id });
  return showRule(api, rule);
}

function sampleGraph(api: Api, name: string): Graph {
  const samples = api.samples ?? [];
  const found = samples.find((sample) => sample.name === name);
  if (found) return found.graph;
  if (samples.length === 0) return missing('sample', '/api/samples');
  const message = `has to be one of ${samples.map((sample) => sample.name).join(', ')}`;
  throw invalid('There is no such sample', [{ field: 'sample', message }]);
}

/** Two rules with the same webhooks would fire as one: the copy gets uuids of its own. */
function withoutIdentities(graph: Graph): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      if (node.kind !== 'action') return node;
      const { identities: _identities, imported, kept, ...rest } = node;
      return {
        ...rest,
        ...(imported && { imported: without(imported, 'uuid') }),
        ...(kept && {
          kept: Object.fromEntries(
            Object.entries(kept).map(([source, one]) => [source, without(one, 'once_key')]),
          ),
        }),
      };
    }),
  };
}

function without<T extends object, Key extends string>(object: T, key: Key): Omit<T, Key> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) as Omit<
    T,
    Key
  >;
}
