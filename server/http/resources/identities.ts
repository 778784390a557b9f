import { z } from 'zod';
import {
  deletedSchema,
  identitiesSchema,
  identityAnswerSchema,
  testResultSchema,
} from '../../../shared/model/answers/connections.ts';
import type { Identity } from '../../../shared/model/connection.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { refuseInUse } from './connections.ts';
import { conflict, findConnection, findIdentity, invalid, missing, stale } from './found.ts';

const secret = z.string().min(1).max(1000);
const fields = {
  userId: z.string().trim().min(1).max(100).describe("The user's uuid on the platform"),
  name: z.string().trim().min(1).max(200),
};

/** Users on whose behalf calls are made. Login and password come in and never go out. */
export function identitiesRoutes(api: Api): Route[] {
  return [...reading(api), creating(api), changing(api), deleting(api), testing(api)];
}

function reading(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/identities',
      summary: 'The users as whom calls can run',
      query: z.strictObject({ connection: z.string().optional() }),
      answer: identitiesSchema,
      handle({ query: { connection } }) {
        const all = api.system().storage.documents.identities.all();
        const wanted = all.filter(
          (one) => connection === undefined || one.connection === connection,
        );
        return { identities: wanted.map(show) };
      },
    }),
    route({
      method: 'get',
      path: '/api/identities/{id}',
      summary: 'One user as whom calls can run',
      answer: identityAnswerSchema,
      handle: ({ params }) => show(findIdentity(api.system(), params.id)),
    }),
  ];
}

function creating(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/identities',
    summary: 'Add a user as whom calls can run',
    status: 201,
    body: z.strictObject({ ...fields, connection: z.string(), login: secret, password: secret }),
    answer: identityAnswerSchema,
    async handle({ body: { connection, userId, name, login, password } }) {
      const { storage, sealer, newId } = api.system();
      if (!storage.documents.connections.get(connection)) {
        throw invalid('There is no such connection', [
          {
            field: 'connection',
            message: 'has to be the id of a connection, of those at /api/connections',
          },
        ]);
      }
      refuseTwice(api, { connection, userId });
      const id = newId();
      const sealed = { login: sealer.seal(login), password: sealer.seal(password) };
      await storage.documents.identities.update(id, () => ({
        id,
        revision: 1,
        connection,
        userId,
        name,
        ...sealed,
      }));
      return changed(api, id);
    },
  });
}

function changing(api: Api): Route {
  return route({
    method: 'put',
    path: '/api/identities/{id}',
    summary:
      'Change the user that was read with this revision; a login or password that is left out stays',
    body: z.strictObject({
      revision: z.number().int(),
      ...fields,
      login: secret.optional(),
      password: secret.optional(),
    }),
    answer: identityAnswerSchema,
    async handle({ params: { id }, body: { revision, userId, name, login, password } }) {
      const { storage, sealer } = api.system();
      await storage.documents.identities.update(id, (current) => {
        if (!current) return missing('user', '/api/identities');
        if (current.revision !== revision) throw stale('user', show(current), revision);
        refuseTwice(api, { connection: current.connection, userId, id });
        return {
          ...current,
          revision: revision + 1,
          userId,
          name,
          ...(login !== undefined && { login: sealer.seal(login) }),
          ...(password !== undefined && { password: sealer.seal(password) }),
        };
      });
      return changed(api, id);
    },
  });
}

function deleting(api: Api): Route {
  return route({
    method: 'delete',
    path: '/api/identities/{id}',
    summary: 'Delete a user and their login',
    answer: deletedSchema,
    async handle({ params: { id } }) {
      const { name, connection, userId } = findIdentity(api.system(), id);
      refuseInUse(
        api,
        `The user ${name}`,
        (webhook) => webhook.connection === connection && webhook.sid_user_id === userId,
      );
      await api.system().storage.documents.identities.update(id, () => undefined);
      tell(api, connection);
      return { deleted: true };
    },
  });
}

function testing(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/identities/{id}/test',
    summary: 'Does this login work, and is it that user?',
    answer: testResultSchema,
    handle({ params }) {
      const system = api.system();
      const identity = findIdentity(system, params.id);
      return system.ambra.testConnection(findConnection(system, identity.connection), identity);
    },
  });
}

/** Which of two logins of one user should a call take? */
function refuseTwice(
  api: Api,
  { connection, userId, id }: { connection: string; userId: string; id?: string },
): void {
  const twin = api
    .system()
    .storage.documents.identities.all()
    .find((one) => one.connection === connection && one.userId === userId && one.id !== id);
  if (!twin) return;
  throw conflict(
    'This user is there already',
    `${twin.name} is this user on the connection. Change that one.`,
  );
}

function changed(api: Api, id: string) {
  const identity = findIdentity(api.system(), id);
  tell(api, identity.connection);
  return show(identity);
}

function tell(api: Api, connection: string): void {
  api.names.forget(connection);
  api.system().changes.tell({ kind: 'connection', id: connection });
}

function show({ id, revision, connection, userId, name }: Identity) {
  const set = { set: true } as const;
  return { id, revision, connection, userId, name, login: set, password: set };
}
