import { z } from 'zod';
import {
  connectionAnswerSchema,
  connectionsSchema,
  deletedSchema,
} from '../../../shared/model/answers/connections.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import { liveVersion, type Rule } from '../../../shared/model/rule.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { showConnection } from './connectionAnswer.ts';
import { connectionFields, contentOf } from './connectionBody.ts';
import { conflict, findConnection, invalid, missing, stale } from './found.ts';

/** Connections: where calls go. Secrets come in and never go out. */
export function connectionsRoutes(api: Api): Route[] {
  return [...reading(api), ...writing(api), deleting(api)];
}

function reading(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/connections',
      summary: 'All connections, with how they fare',
      answer: connectionsSchema,
      handle: () => ({
        connections: api
          .system()
          .storage.documents.connections.all()
          .map((one) => showConnection(api, one)),
      }),
    }),
    route({
      method: 'get',
      path: '/api/connections/{id}',
      summary: 'One connection',
      answer: connectionAnswerSchema,
      handle: ({ params }) => showConnection(api, findConnection(api.system(), params.id)),
    }),
  ];
}

function writing(api: Api): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/connections',
      summary: 'Add a connection',
      status: 201,
      body: z.strictObject({
        ...connectionFields,
        /** For rules to name; made up where it is left out. */
        id: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,100}$/, 'may hold letters, digits, - and _ only')
          .optional(),
      }),
      answer: connectionAnswerSchema,
      async handle({ body }) {
        const id = body.id ?? api.system().newId();
        const content = contentOf(api, body);
        await api.system().storage.documents.connections.update(id, (taken) => {
          if (taken)
            throw conflict(
              'This id is taken',
              `The connection ${taken.name} has it. Choose another, or leave it out.`,
            );
          refuseSameName(api, id, body.name);
          return { ...content, id, revision: 1, paused: false };
        });
        return changed(api, id);
      },
    }),
    route({
      method: 'put',
      path: '/api/connections/{id}',
      summary:
        'Change the connection that was read with this revision; secrets that are left out stay',
      body: z.strictObject({ revision: z.number().int(), ...connectionFields }),
      answer: connectionAnswerSchema,
      async handle({ params: { id }, body: { revision, ...fields } }) {
        await api.system().storage.documents.connections.update(id, (current) => {
          if (!current) return missing('connection', '/api/connections');
          if (current.revision !== revision)
            throw stale('connection', showConnection(api, current), revision);
          if (fields.name !== current.name) refuseSameName(api, id, fields.name);
          const content = contentOf(api, fields, current);
          guardLogins(api, current, content.baseUrl);
          return { ...content, id, revision: revision + 1, paused: current.paused };
        });
        return changed(api, id);
      },
    }),
  ];
}

/** Pickers and reasons call a connection by its name: with two of one name nobody knows where a call goes. */
function refuseSameName(api: Api, id: string, name: string): void {
  const connections = api.system().storage.documents.connections.all();
  const twin = connections.find((one) => one.id !== id && folded(one.name) === folded(name));
  if (!twin) return;
  const message = `Another connection is called ${twin.name} already. Give this one a name of its own.`;
  throw invalid('This name is taken', [{ field: 'name', message }]);
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

async function changed(api: Api, id: string) {
  const { worker, changes } = api.system();
  api.names.forget(id);
  await worker.wake();
  changes.tell({ kind: 'connection', id });
  return showConnection(api, findConnection(api.system(), id));
}

/** A login would be sent to wherever the connection points: it stays with the server that it was entered for. */
function guardLogins(api: Api, current: Connection, baseUrl: string): void {
  if (new URL(baseUrl).origin === new URL(current.baseUrl).origin) return;
  const logins = api
    .system()
    .storage.documents.identities.all()
    .filter((one) => one.connection === current.id);
  if (logins.length === 0) return;
  const names = logins.map(({ name }) => name).join(', ');
  const users = logins.length === 1 ? `user ${names}` : `users ${names}`;
  throw conflict(
    'The logins of this connection belong to its present address',
    `Delete the ${users} first and enter them anew afterwards, or add a new connection for the other address.`,
  );
}

function deleting(api: Api): Route {
  return route({
    method: 'delete',
    path: '/api/connections/{id}',
    summary: 'Delete a connection and its users with their logins',
    answer: deletedSchema,
    async handle({ params: { id } }) {
      const { storage, worker, changes } = api.system();
      const { name } = findConnection(api.system(), id);
      refuseInUse(api, `The connection ${name}`, (webhook) => webhook.connection === id);
      const { connections, identities } = storage.documents;
      await connections.update(id, () => undefined);
      for (const one of identities.all().filter((each) => each.connection === id)) {
        await identities.update(one.id, () => undefined);
      }
      api.names.forget(id);
      // What waited for a pause to end now ends, saying that its connection is gone.
      await worker.wake();
      changes.tell({ kind: 'connection', id });
      return { deleted: true };
    },
  });
}

/** Refuses to take away what a rule that runs needs, and names the rules. */
export function refuseInUse(api: Api, what: string, uses: (webhook: Webhook) => boolean): void {
  const rules = api
    .system()
    .storage.documents.rules.all()
    .filter((rule) => isUsed(rule, uses));
  if (rules.length === 0) return;
  const names = rules.map(({ name }) => `“${name}”`).join(', ');
  throw conflict(
    'Rules that run need this',
    `${what} is used by ${names}. Change these rules and publish them, or switch them off, then delete it.`,
    { rules: rules.map(({ id, name }) => ({ id, name })) },
  );
}

function isUsed(rule: Rule, uses: (webhook: Webhook) => boolean): boolean {
  return rule.enabled && (liveVersion(rule)?.webhooks ?? []).some(uses);
}
