import type { Condition } from '../../model/condition.ts';
import type { ActionNode, OnceScope } from '../../model/graph.ts';
import { failedEvent, type Webhook } from '../../model/webhook.ts';
import type { Catalogue } from '../../catalogue.ts';
import { labelOf } from '../labels.ts';
import { onceKey, webhookUuid } from './identity.ts';
import { connectionOf, urlOf, type CompileConnection } from './target.ts';
import { eventOf, type Source } from './walk.ts';

export interface Pair {
  readonly source: Source;
  readonly action: ActionNode;
  readonly when: Condition;
  /** Seconds. */
  readonly delay: number;
}

interface Setting {
  readonly rule: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly timeZone: string;
  readonly connections: readonly CompileConnection[];
  readonly catalogue: Catalogue;
}

export type OnceFlags = Pick<
  Webhook,
  'once' | 'by_uid' | 'by_accession_number' | 'by_webhook_event'
>;

/** The uuid of a pair's webhook: kept from an import, else grown from its place in the rule. */
function uuidOf(rule: string, source: Source, action: ActionNode): string {
  return action.identities?.[source.id] ?? webhookUuid(rule, source.id, action.id);
}

/** One pair as a webhook, its name still to be made distinct; null where the action has no address yet. */
export function webhookOf(setting: Setting, pair: Pair): Webhook | null {
  const { source, action, when, delay } = pair;
  const { rule, version } = setting;
  const address = addressOf(setting, pair);
  if (!address) return null;
  return {
    uuid: uuidOf(rule.id, source, action),
    name: nameOf(setting, pair),
    event: eventOf(source),
    ...address,
    method: action.method,
    parameters: action.parameters,
    when,
    ...(action.runAs === undefined ? {} : { sid_user_id: action.runAs }),
    retry: action.retry ?? false,
    ...flagsOf(source, action),
    once_key: action.kept?.[source.id]?.once_key ?? onceKey(rule.id, action.id),
    delay,
    ...timingOf(setting, source),
    suspended: action.suspended ?? false,
    on_missing: action.onMissing ?? {},
    origin: { rule: rule.id, version, node: action.id, trigger: source.id },
    // Only the pair that was imported goes out as it came; a trigger added later has no platform hash.
    ...(action.imported && action.identities?.[source.id] !== undefined
      ? { imported: action.imported }
      : {}),
  };
}

function addressOf(
  { connections }: Setting,
  { action, source }: Pair,
): Pick<Webhook, 'url' | 'connection'> | null {
  const resolved = connectionOf(action, connections);
  if (resolved.kind !== 'found') return null;
  const { connection } = resolved;
  const url =
    action.command === undefined
      ? action.kept?.[source.id]?.url
      : urlOf(connection, action.command);
  return url === undefined ? null : { url, connection: connection.id };
}

function nameOf({ rule, catalogue }: Setting, { action, source }: Pair): string {
  const name = action.name?.trim();
  if (name) return `${rule.name}: ${name}`;
  const kept = action.kept?.[source.id]?.name;
  return kept ?? `${rule.name}: ${labelOf(action, catalogue)}`;
}

function flagsOf(source: Source, action: ActionNode): OnceFlags {
  const kept = action.once === undefined ? action.kept?.[source.id] : undefined;
  const { once, by_uid, by_accession_number, by_webhook_event } = kept ?? {};
  const natural = onceFlags(eventOf(source), action.once);
  return {
    once: once ?? natural.once,
    by_uid: by_uid ?? natural.by_uid,
    by_accession_number: by_accession_number ?? natural.by_accession_number,
    by_webhook_event: by_webhook_event ?? natural.by_webhook_event,
  };
}

/**
 * The platform's four flags. *failed* means failed for good, which it writes as once with by_webhook_event; there,
 * by_uid and by_accession_number alone tell that the call itself is to be made once.
 */
export function onceFlags(event: string, once: OnceScope | undefined): OnceFlags {
  const failed = event === failedEvent;
  return {
    once: failed || once !== undefined,
    by_uid: once === 'study_uid',
    by_accession_number: once === 'accession_number',
    by_webhook_event: failed,
  };
}

function timingOf(
  { timeZone }: Setting,
  source: Source,
): Pick<Webhook, 'time_zone' | 'cron' | 'max_age'> {
  if (source.kind === 'exit') return { time_zone: timeZone };
  const { cron, maxAge, timeZone: own } = source.node;
  return {
    ...(maxAge === undefined ? {} : { max_age: maxAge }),
    ...(cron === undefined ? {} : { cron }),
    time_zone: own ?? timeZone,
  };
}
