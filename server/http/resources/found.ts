import type { Connection, Identity } from '../../../shared/model/connection.ts';
import type { Rule, Version } from '../../../shared/model/rule.ts';
import type { DeliveryStory } from '../../storage.ts';
import type { System } from '../../system.ts';
import { Refusal } from '../problemDetails.ts';
import { sentences } from '../sentence.ts';

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
  return storage.documents.identities.get(id) ?? missing('user', '/api/identities');
}

export async function findStory({ storage }: System, id: string): Promise<DeliveryStory> {
  return (await storage.journal.story(id)) ?? missing('delivery', '/api/deliveries');
}

/** Always throws. */
export function missing(what: string, list: string): never {
  throw new Refusal({
    status: 404,
    title: `There is no such ${what}`,
    detail: `It may have been deleted, or its name in the address is mistyped. ${list} lists those there are.`,
  });
}

/**
 * Somebody was quicker, or the revision was never given out: the answer carries what it is now, so that nothing has to
 * be asked again.
 */
export function stale(
  what: string,
  current: { readonly revision: number },
  given: number,
): Refusal {
  const { revision } = current;
  const isOlder = wasGiven(current, given);
  return new Refusal({
    status: 409,
    title: isOlder
      ? `The ${what} has been changed meanwhile`
      : `The ${what} has never had this revision`,
    detail: isOlder
      ? `Your change was made on revision ${given}, and by now it is revision ${revision}. Look at "current", make your change to it, and send it with revision ${revision}.`
      : `There has been no revision ${given}: the newest is ${revision}. Send the revision that you read; "current" is what is there now.`,
    current,
  });
}

/** Whether it once had this revision. */
export function wasGiven({ revision }: { readonly revision: number }, given: number): boolean {
  return given >= 0 && given < revision;
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
  const detail = sentences(errors.map(spoken));
  return new Refusal({ status: 422, title, detail, errors });
}

/** A message that goes on from its field's name (“has to be …”) needs the name before it; a whole sentence does not. */
function spoken({ field, message }: { field: string; message: string }): string {
  return /^[a-z]/.test(message) ? `${field} ${message}` : message;
}
