import { fromHash, toHash } from '../../shared/ambra/wire.ts';
import { canRun } from '../../shared/dispatch/pattern.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import type { Webhook } from '../../shared/model/webhook.ts';

/** What an import knows beside the hash. */
export const context = {
  rule: 'rule-1',
  version: 1,
  connection: 'ambra',
  timeZone: 'Europe/Vienna',
  node: 'push',
  trigger: 'arrives',
  onceKey: 'rule-1:push',
  canRun,
};

/** As few keys as the platform itself would take. */
export const minimal: JsonObject = {
  uuid: 'hook-1',
  name: 'Push',
  event: 'STUDY_SYNC',
  url: 'http://localhost:8020/study/push',
  method: 'POST',
  parameters: '{ "uuid": "study.uuid" }',
};

/** The webhook of ours that the hash is read as; a hash that cannot be read fails the test. */
export function imported(hash: JsonObject): Webhook {
  const outcome = fromHash(hash, context);
  if (outcome.kind !== 'webhook')
    throw new Error(outcome.problems.map(({ message }) => message).join());
  return outcome.webhook;
}

/** The hash that the webhook goes out as; one that cannot go to the platform fails the test. */
export function exported(webhook: Webhook): JsonObject {
  const outcome = toHash(webhook);
  if (outcome.kind !== 'hash')
    throw new Error(outcome.problems.map(({ message }) => message).join());
  return outcome.hash;
}
