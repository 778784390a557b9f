import type { PlatformEvent } from '../model/event.ts';
import type { JsonObject } from '../model/json.ts';
import type { Webhook } from '../model/webhook.ts';
import { substitute } from './substitute.ts';

/**
 * The parameters of a call that was not sent because something was missing, as far as they are known: an alarm that
 * names the study must not fail for what the study lacks.
 */
export function knownParameters({ parameters }: Webhook, { data }: PlatformEvent): JsonObject {
  const filled = substitute(parameters, data, { '*': 'omit' });
  return filled.kind === 'ready' ? filled.parameters : {};
}

/**
 * What an event behind an action's exit carries (DESIGN, decision 4): the objects of the event that started the action,
 * and the webhook, its parameters and the answer. `lastError` says why it failed; null for a success.
 */
export function chainData(
  before: PlatformEvent['data'],
  {
    webhook,
    parameters,
    response,
    lastError,
  }: {
    readonly webhook: Webhook;
    readonly parameters: JsonObject;
    readonly response: JsonObject;
    readonly lastError: string | null;
  },
): PlatformEvent['data'] {
  const { uuid, name, event, url, method, retry, once, delay } = webhook;
  return {
    ...before,
    webhook: { uuid, name, event, url, method, retry, once, delay, last_error: lastError },
    parameters,
    response,
  };
}
