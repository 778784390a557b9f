import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Rule } from '../../shared/model/rule.ts';
import type { Live } from '../pipeline/live.ts';
import type { Storage } from '../storage.ts';
import { Refusal } from './problemDetails.ts';

interface Running {
  readonly live: Live;
  readonly storage: Pick<Storage, 'documents'>;
}

/**
 * ROUTE_RULE is for one webhook. Throws a `Refusal` where there has never been one of that uuid, or it waits for another
 * event: such an event could only come to nothing, and the sender can mend it. One that merely does not run now is kept,
 * with a remark.
 */
export function remarksOnTarget({ live, storage }: Running, event: PlatformEvent): string[] {
  const { type, target } = event;
  if (type !== 'ROUTE_RULE' || target === undefined) return [];
  const running = live.current().byUuid(target);
  if (running) {
    if (running.event === type) return [];
    throw refused(`The webhook ${target} waits for ${running.event} and not for ROUTE_RULE.`);
  }
  const owner = storage.documents.rules.all().find((rule) => hasHad(rule, target));
  if (owner) {
    return [
      `The webhook ${target} of the rule “${owner.name}” does not run now, so nothing is called. Switch the rule on, or publish it again.`,
    ];
  }
  throw refused(`There is no webhook ${target}.`);
}

function hasHad(rule: Rule, uuid: string): boolean {
  return rule.versions.some(({ webhooks }) => webhooks.some((webhook) => webhook.uuid === uuid));
}

function refused(why: string): Refusal {
  const detail = `${why} Put the uuid of a webhook behind a ROUTE_RULE trigger into "target"; /api/webhooks lists those that run.`;
  return new Refusal({
    status: 422,
    title: 'This event is for nobody',
    detail,
    errors: [{ field: 'target', message: detail }],
  });
}
