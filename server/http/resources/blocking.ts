import type { Problem } from '../../../shared/model/problem.ts';
import type { Rule, Version } from '../../../shared/model/rule.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { Api } from '../api.ts';
import { andMore } from '../fieldErrors.ts';
import { Refusal } from '../problemDetails.ts';
import { author } from './authored.ts';

/** What keeps a graph from running here. */
function blocking(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity, target }) => severity === 'error' && target !== 'platform');
}

export function notYet(problems: readonly Problem[]): Refusal {
  const errors = blocking(problems);
  return new Refusal({
    status: 422,
    title: 'The rule cannot run yet',
    detail: `${errors[0]?.message ?? ''}${andMore(errors.length, 'problems')}`,
    problems,
  });
}

/**
 * Refuses a version that could run when it was published and cannot now: its connection or a login may have been deleted
 * while it was off, which is then allowed.
 */
export function refuseBlocked(api: Api, rule: Rule, version: Version): void {
  const lacking = lackingFor(api, rule, version.webhooks);
  const named = { id: rule.id, name: version.name, timeZone: version.timeZone };
  const { problems } = author(api, version.graph, named, version.number);
  const told = [...lacking, ...problems];
  if (blocking(told).length > 0) throw notYet(told);
}

/**
 * What the webhooks need that is not there any more. The drawing may not say which connection it means, and would by now
 * come to another one than the webhooks name.
 */
function lackingFor(api: Api, rule: Rule, webhooks: readonly Webhook[]): Problem[] {
  const { connections, identities } = api.system().storage.documents;
  const found = webhooks.flatMap(({ connection: id, sid_user_id, origin: { node } }): Problem[] => {
    const connection = connections.get(id);
    if (!connection) {
      const message = `The connection ${id}, over which version ${rule.live ?? 0} calls, has been deleted. Choose another one in the draft and publish it.`;
      return [error('action.unknown_connection', message, { node, field: 'connection' })];
    }
    const isLogin = (one: { connection: string; userId: string }) =>
      one.connection === id && one.userId === sid_user_id;
    if (sid_user_id === undefined || identities.all().some(isLogin)) return [];
    const message = `The login of the user ${sid_user_id} on ${connection.name}, as whom version ${rule.live ?? 0} calls, has been deleted. Add it again under Connections, or choose another user in the draft and publish it.`;
    return [error('action.no_identity', message, { node, field: 'runAs' })];
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function error(code: string, message: string, place: { node: string; field: string }): Problem {
  return { code, severity: 'error', target: 'here', message, ...place };
}
