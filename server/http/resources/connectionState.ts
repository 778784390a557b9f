import { z } from 'zod';
import {
  connectionAnswerSchema,
  nameListSchema,
  testResultSchema,
} from '../../../shared/model/answers/connections.ts';
import type { Api } from '../api.ts';
import { nameKinds } from '../../../shared/catalogue.ts';
import { identityFor } from '../nameLists.ts';
import { Refusal } from '../problemDetails.ts';
import { route, type Route } from '../route.ts';
import { showConnection } from './connectionAnswer.ts';
import { findConnection, findIdentity, missing } from './found.ts';

/** Testing, pausing and resuming a connection, and the names behind its uuids. */
export function connectionStateRoutes(api: Api): Route[] {
  return [testing(api), pausing(api, 'pause'), pausing(api, 'resume'), names(api)];
}

function testing(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/connections/{id}/test',
    summary: 'Does the address answer, and does the sign-in work?',
    body: z.strictObject({ identity: z.string().optional() }),
    answer: testResultSchema,
    handle({ params, body }) {
      const system = api.system();
      const connection = findConnection(system, params.id);
      const identity =
        body.identity === undefined
          ? identityFor(system, connection)
          : findIdentity(system, body.identity);
      if (identity && identity.connection !== connection.id)
        return missing('user', '/api/identities');
      return system.ambra.testConnection(connection, identity);
    },
  });
}

function pausing(api: Api, what: 'pause' | 'resume'): Route {
  return route({
    method: 'post',
    path: `/api/connections/{id}/${what}`,
    summary:
      what === 'pause'
        ? 'Send nothing for now; deliveries wait'
        : 'Send again, beginning with what waits',
    answer: connectionAnswerSchema,
    async handle({ params: { id } }) {
      const { storage, worker, changes } = api.system();
      const paused = what === 'pause';
      await storage.documents.connections.update(id, (current) => {
        if (!current) return missing('connection', '/api/connections');
        return current.paused === paused
          ? current
          : { ...current, paused, revision: current.revision + 1 };
      });
      await worker.wake();
      changes.tell({ kind: 'connection', id });
      return showConnection(api, findConnection(api.system(), id));
    },
  });
}

function names(api: Api): Route {
  return route({
    method: 'get',
    path: '/api/connections/{id}/names/{kind}',
    summary: 'Names of destinations, users, groups, ... of an account; remembered for a minute',
    query: z.strictObject({ refresh: z.enum(['0', '1']).default('0') }),
    answer: nameListSchema,
    async handle({ params, query }) {
      const connection = findConnection(api.system(), params.id);
      const kind = nameKinds.find((one) => one === params.kind);
      if (kind === undefined) throw noSuchKind();
      const outcome = await api.names.get(connection, kind, { refresh: query.refresh === '1' });
      if (outcome.kind === 'ok') return outcome.list;
      throw new Refusal({
        status: 502,
        title: `${connection.name} did not give its names`,
        detail: outcome.message,
      });
    },
  });
}

function noSuchKind(): Refusal {
  const detail = `Ask for the names of one of these: ${nameKinds.join(', ')}.`;
  return new Refusal({ status: 404, title: 'There are no names of this kind', detail });
}
