import { findCommand, findField, findObject } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { chainData, knownParameters } from '../../shared/dispatch/chain.ts';
import { wordError } from '../../shared/dispatch/retry/words.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';
import {
  failedEvent,
  platformAlias,
  succeededEvent,
  type Webhook,
} from '../../shared/model/webhook.ts';
import { withValue } from './trialEvent.ts';

/** How a pretended call ends. */
export type Ending = 'succeeded' | 'failed';

/** The answer that a call is pretended to get. */
export interface Answer {
  readonly ending: Ending;
  /** What somebody typed, by how it ends and by field, such as `response.uuid`; an empty text is a missing value. */
  readonly typed: Readonly<Record<Ending, Readonly<Record<string, string>>>>;
}

export const goodAnswer: Answer = { ending: 'succeeded', typed: { succeeded: {}, failed: {} } };

/** The event behind a call that is made: what such a call is usually answered, and over it what somebody typed. */
export function answeredEvent(
  event: PlatformEvent,
  webhook: Webhook,
  parameters: JsonObject,
  { ending, typed }: Answer,
): PlatformEvent {
  const usual = ending === 'succeeded' ? usualSuccess(webhook) : usualFailure(webhook);
  const after = eventBehind(event, webhook, ending, { parameters, ...usual });
  return Object.entries(typed[ending]).reduce(
    (changed, [path, text]) => withValue(changed, path, text),
    after,
  );
}

/** The event behind a call that cannot be made: nobody answers, and the failure is known. */
export function unsentEvent(event: PlatformEvent, webhook: Webhook, why: string): PlatformEvent {
  const parameters = knownParameters(webhook, event);
  return eventBehind(event, webhook, 'failed', { parameters, response: {}, lastError: why });
}

/** The ways in which a call of this webhook may fail, as the journal would word them; the likeliest first. */
export function usualErrors(webhook: Webhook): string[] {
  return errorsOf(webhook)
    .map((error) => wordError(error, null, refusedStatus))
    .concat('HTTP 503');
}

function eventBehind(
  event: PlatformEvent,
  webhook: Webhook,
  ending: Ending,
  told: Omit<Parameters<typeof chainData>[1], 'webhook'>,
): PlatformEvent {
  return {
    ...event,
    id: `${event.id}:${ending}`,
    type: ending === 'succeeded' ? succeededEvent : failedEvent,
    causes: [...event.causes, webhook.uuid],
    data: chainData(event.data, { webhook, ...told }),
  };
}

interface Told {
  readonly response: JsonObject;
  readonly lastError: string | null;
}

/** With which the platform refuses most of what it refuses. */
const refusedStatus = 412;

function usualSuccess(webhook: Webhook): Told {
  const command = commandOf(webhook);
  const values = (command?.returns ?? []).flatMap((name): [string, Json][] => {
    const sample = sampleOf(name, command?.group ?? '');
    return sample === undefined ? [] : [[name, sample]];
  });
  return { response: { ...Object.fromEntries(values), http_status: 200 }, lastError: null };
}

function usualFailure(webhook: Webhook): Told {
  const [error] = errorsOf(webhook);
  const [lastError = null] = usualErrors(webhook);
  return error === undefined
    ? { response: { http_status: 503 }, lastError }
    : { response: { status: 'ERROR', error_type: error, http_status: refusedStatus }, lastError };
}

function errorsOf(webhook: Webhook): string[] {
  const errors = commandOf(webhook)?.errors ?? [];
  const likeliest = errors.filter((error) => error === 'NOT_FOUND');
  return [...new Set([...likeliest, ...errors])];
}

function commandOf({ url }: Webhook) {
  return url.startsWith(platformAlias)
    ? findCommand(ambra, url.slice(platformAlias.length))
    : undefined;
}

/** An invented value for a name in an answer: of what the command is about, else of whatever has such a field. */
function sampleOf(name: string, group: string): string | number | undefined {
  if (name === 'status') return findField(ambra, 'response', name)?.sample;
  const own = findObject(ambra, group);
  for (const { fields } of own ? [own, ...ambra.objects] : ambra.objects) {
    const known = fields.find((field) => field.name === name && field.sample !== undefined);
    if (known) return known.sample;
  }
  return undefined;
}
