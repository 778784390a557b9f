import type { Connection, Identity } from '../../../shared/model/connection.ts';
import type { Rule, Version } from '../../../shared/model/rule.ts';
import type { DeliveryStory } from '../../storage.ts';
import type { System } from '../../system.ts';
import { Refusal } from '../problemDetails.ts';

/** What a path names, or a refusal that says where to look. */

export function findRule({ storage }: System, id: string): Rule {
  return storage.documents.rules.get(id) ?? missing('rule', '/api/rules');
}

export function findVersion(rule: Rule, number: string): Version {
  const found = rule.versions.find((version) => String(version.number) === number);
  return found ?? missing('version', `/api/rules/${rule.id}/versions`);
}

export function findConnection({ storage }: System, id: string): Connection {
  return storage.documents.connections.get(id) ?? missing('connection', '/api/connections');
}

export function findIdentity({ storage }: System, id: string): Identity {
  return storage.documents.identities.get(id) ?? missing('identity', '/api/identities');
}

export async function findStory({ storage }: System, id: string): Promise<DeliveryStory> {
  return (await storage.journal.story(id)) ?? missing('delivery', '/api/deliveries');
}

/** Always throws. */
export function missing(what: string, list: string): never {
  throw new Refusal({
    status: 404,
    title: `There is no such ${what}`,
    detail: `It may have been deleted. ${list} lists those there are.`,
  });
}

/** Somebody was quicker: the answer carries what it is now, so that nothing has to be asked again. */
export function stale(what: string, current: unknown): Refusal {
  return new Refusal({
    status: 409,
    title: `The ${what} has been changed meanwhile`,
    detail: `Look at "current", make your change to it, and send it with its revision.`,
    current,
  });
}

export function conflict(
  title: string,
  detail: string,
  more: Record<string, unknown> = {},
): Refusal {
  return new Refusal({ status: 409, title, detail, ...more });
}

export function invalid(
  title: string,
  errors: readonly { field: string; message: string }[],
): Refusal {
  const detail = errors.map(({ message }) => message).join(' ');
  return new Refusal({ status: 422, title, detail, errors });
}
