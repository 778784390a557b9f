import { z } from 'zod';
import { fromHash } from '../../../shared/ambra/wire.ts';
import { unknownKeysIn } from '../../../shared/ambra/wire/unknownKeys.ts';
import { decompile } from '../../../shared/authoring/decompile.ts';
import { chained, namingEachOther } from '../../../shared/authoring/decompile/imported.ts';
import { canRun } from '../../../shared/dispatch/pattern.ts';
import { importedSchema } from '../../../shared/model/answers/rules.ts';
import { jsonObjectSchema, type JsonObject } from '../../../shared/model/json.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { createRule } from '../../createRule.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { findConnection, invalid } from './found.ts';
import { showRule } from './ruleAnswer.ts';
import { settingsOf } from './settings.ts';
import { timeZoneSchema } from './timeZone.ts';

const bodySchema = z
  .strictObject({
    hash: jsonObjectSchema.optional(),
    hashes: z.array(jsonObjectSchema).min(1).max(500).optional(),
    connection: z.string().min(1),
    timeZone: timeZoneSchema.optional(),
    /** One rule for all of them, with chains as wires; otherwise each is a rule of its own. */
    together: z.boolean().default(false),
  })
  .refine(({ hash, hashes }) => (hash === undefined) !== (hashes === undefined), {
    path: ['hash'],
    message: 'has to be one webhook; give several as a list in "hashes"',
  });

type Body = z.output<typeof bodySchema>;

/** Webhooks of the platform become rules with a draft; nothing runs before it is published. */
export function importRoutes(api: Api): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/import',
      summary: 'Make rules of the webhooks of an Ambra account',
      status: 201,
      body: bodySchema,
      answer: importedSchema,
      async handle({ body }) {
        findConnection(api.system(), body.connection);
        const imported = readAll(api, body);
        const groups = body.together ? [imported] : imported.map((one) => [one]);
        const rules: Rule[] = [];
        for (const group of groups) rules.push(await store(api, body, group));
        const told = rules.flatMap(({ id }, index) =>
          (groups[index] ?? []).flatMap(({ remarks }) =>
            remarks.map((message) => ({ rule: id, message })),
          ),
        );
        return { rules: rules.map((rule) => showRule(api, rule)), remarks: told };
      },
    }),
  ];
}

const signInAgain =
  'The sign-in of this webhook was not taken over, because rules hold no secrets. Enter it on the connection.';

interface Imported {
  readonly webhook: Webhook;
  readonly platformUuid: string | null;
  /** What is not taken over. */
  readonly remarks: readonly string[];
}

/** Reads every hash before anything is stored: half an import would be worse than none. */
function readAll(api: Api, body: Body): Imported[] {
  const { newId } = api.system();
  const taken = uuidsInUse(api);
  const timeZone = body.timeZone ?? settingsOf(api).timeZone;
  const mistakes: { field: string; message: string }[] = [];
  const imported = (body.hashes ?? (body.hash ? [body.hash] : [])).flatMap(
    (given, index): Imported[] => {
      const { auth: _auth, sid: _sid, ...hash } = given;
      const own = typeof hash['uuid'] === 'string' ? hash['uuid'] : null;
      // What has been imported before becomes a rule of its own, not a second owner of the same webhook.
      const uuid = own !== null && !taken.has(own) ? own : newId();
      taken.add(uuid);
      const outcome = fromHash(hash, {
        rule: newId(),
        version: 1,
        connection: body.connection,
        // The platform reads its schedules in UTC.
        timeZone: hash['event'] === 'CRON' ? 'UTC' : timeZone,
        // Each is an action of its own, and chains name the one that they follow.
        node: body.together && index > 0 ? `action-${String(index + 1)}` : 'action',
        trigger: 'trigger',
        onceKey: newId(),
        uuid,
        canRun,
      });
      if (outcome.kind === 'webhook') {
        return [{ webhook: outcome.webhook, platformUuid: own, remarks: remarksOn(given) }];
      }
      const place = body.hashes ? `hashes.${index}` : 'hash';
      const which = body.hashes ? `${whichOf(hash, index)}: ` : '';
      mistakes.push(
        ...outcome.problems.map(({ field, message }, number) => ({
          field: field === undefined ? place : `${place}.${field}`,
          // Once for each webhook: what follows is read as being about the same.
          message: number === 0 ? which + message : message,
        })),
      );
      return [];
    },
  );
  if (mistakes.length > 0) throw invalid('Not every webhook can be read', mistakes);
  const named = namingEachOther(imported);
  const webhooks = body.together ? chained(named) : named;
  return imported.map((one, index) => ({ ...one, webhook: webhooks[index] ?? one.webhook }));
}

/** How a webhook of the list is called where it cannot be read. */
function whichOf({ name }: JsonObject, index: number): string {
  const number = `Webhook ${String(index + 1)}`;
  return typeof name === 'string' && name !== '' ? `${number}, “${name}”` : number;
}

function remarksOn({ auth, ...hash }: JsonObject): string[] {
  const unknown = unknownKeysIn(hash).map(
    ({ key, suggestion }) =>
      `The field “${key}” is not known, and is not used here.${suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`}`,
  );
  return [...unknown, ...(holdsSomething(auth) ? [signInAgain] : [])];
}

async function store(api: Api, body: Body, group: readonly Imported[]): Promise<Rule> {
  const system = api.system();
  const { documents } = system.storage;
  const { graph, context } = decompile(
    group.map(({ webhook }) => webhook),
    documents.connections.all(),
  );
  const name = context.rule.name.trim().slice(0, 200) || 'Imported';
  const rule = await createRule(system, { name, graph, timeZone: context.timeZone });
  const uuids = group.flatMap(({ webhook, platformUuid }) =>
    platformUuid === null ? [] : [[webhook.uuid, platformUuid]],
  );
  const platformUuids = { [body.connection]: Object.fromEntries(uuids) as Record<string, string> };
  const linked = await documents.rules.update(rule.id, (one) => one && { ...one, platformUuids });
  system.changes.tell({ kind: 'rule', id: rule.id });
  return linked ?? rule;
}

function uuidsInUse(api: Api): Set<string> {
  return new Set(
    api
      .system()
      .storage.documents.rules.all()
      .flatMap((rule) => [
        ...rule.versions.flatMap(({ webhooks }) => webhooks.map(({ uuid }) => uuid)),
        ...rule.draft.nodes.flatMap((node) =>
          node.kind === 'action' ? Object.values(node.identities ?? {}) : [],
        ),
      ]),
  );
}

function holdsSomething(auth: JsonObject[string] | undefined): boolean {
  return auth !== undefined && auth !== null && auth !== '' && auth !== '{}';
}
