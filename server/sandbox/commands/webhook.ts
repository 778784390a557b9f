import { createHash } from 'node:crypto';
import { findEvent } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { methods } from '../../../shared/model/graph.ts';
import { isJsonObject, type JsonObject } from '../../../shared/model/json.ts';
import { ok, refused, type CommandAnswer, type Refusal } from '../answer.ts';
import { changes, reads, stamp, type CommandCall, type Commands } from '../command.ts';
import { account, users } from '../data.ts';
import type { Given } from '../parameters.ts';
import { keep, type RecordOf } from '../state.ts';

/** Webhook definitions are kept and looked after, never run: running them is what Studyhook does. */
export const webhookCommands: Commands = {
  'webhook/list': reads(list),
  'webhook/get': reads((call) => {
    const webhook = find(call);
    return webhook ? ok(shown(webhook)) : refused('NOT_FOUND', 'uuid');
  }),
  'webhook/add': changes(add),
  'webhook/set': changes(set),
  'webhook/delete': changes(remove),
};

const fields = [
  'name',
  'event',
  'url',
  'method',
  'suspended',
  'parameters',
  'node_id',
  'retry',
  'sid_user_id',
  'filter_field',
  'filter_regexp',
  'once',
  'by_uid',
  'by_accession_number',
  'by_webhook_event',
  'delay',
  'max_age',
  'auth',
  'cron',
];

function list(call: CommandCall): CommandAnswer {
  if (call.given.text('account_id')?.toLowerCase() !== account.uuid) {
    return refused('NOT_FOUND', 'account_id');
  }
  return ok({ webhooks: call.state.webhooks.map(shown) });
}

/** A secret is never given back; its MD5 says whether it is still the same. */
function shown({ uuid, hash }: RecordOf<'webhooks'>): JsonObject {
  const { auth } = hash;
  if (auth === undefined) return { uuid, ...hash };
  const md5 = createHash('md5').update(JSON.stringify(auth)).digest('hex');
  return { uuid, ...hash, auth: md5 };
}

function find({ state, given }: CommandCall): RecordOf<'webhooks'> | undefined {
  return state.webhooks.find(({ uuid }) => uuid === given.text('uuid')?.toLowerCase());
}

function add(call: CommandCall): CommandAnswer {
  if (call.given.text('account_id')?.toLowerCase() !== account.uuid) {
    return refused('ACCOUNT_NOT_FOUND');
  }
  const hash = hashOf(call.given);
  const problem = problemWith(call.given, hash);
  if (problem) return problem;
  const made = { ...stamp(call), hash };
  keep(call.state.webhooks, made);
  return ok({ uuid: made.uuid });
}

function set(call: CommandCall): CommandAnswer {
  const webhook = find(call);
  if (!webhook) return refused('NOT_FOUND', 'uuid');
  const hash = { ...webhook.hash, ...hashOf(call.given) };
  const problem = problemWith(call.given, hash);
  if (problem) return problem;
  webhook.hash = hash;
  return ok();
}

function remove(call: CommandCall): CommandAnswer {
  const webhook = find(call);
  if (!webhook) return refused('NOT_FOUND', 'uuid');
  call.state.webhooks = call.state.webhooks.filter((one) => one !== webhook);
  return ok();
}

function hashOf(given: Given): JsonObject {
  return Object.fromEntries(Object.entries(given.all).filter(([name]) => fields.includes(name)));
}

/** What the platform refuses of a definition. Perl's regular expressions cannot be judged here and pass. */
function problemWith(given: Given, hash: JsonObject): Refusal | undefined {
  const has = (name: string) => ![undefined, null, '', 0, '0'].some((none) => hash[name] === none);
  const text = (name: string) => (typeof hash[name] === 'string' ? hash[name] : '');
  if (!findEvent(ambra, text('event'))) return refused('INVALID_EVENT');
  if (!methods.some((method) => method === text('method'))) return refused('INVALID_METHOD');
  if (!/^https?:\/\/\S+$/.test(text('url'))) return refused('INVALID_URL');
  const parameters = given.json('parameters');
  if (parameters !== undefined && !isJsonObject(parameters)) return refused('NOT_HASH');
  if (has('filter_field') !== has('filter_regexp')) return refused('INCOMPLETE_FILTER');
  if (has('cron') && text('cron').trim().split(/\s+/).length !== 5) return refused('INVALID_CRON');
  if (has('cron') && (has('delay') || has('retry'))) return refused('NOT_WITH_CRON');
  const runAs = text('sid_user_id').toLowerCase();
  if (runAs !== '' && !users.some(({ uuid }) => uuid === runAs))
    return refused('SID_USER_NOT_FOUND');
  return undefined;
}
