import type { MissingChoice } from '../model/graph.ts';
import { platformAlias, type Webhook } from '../model/webhook.ts';
import { describeCondition, type Words } from './describe.ts';
import { spanOf } from './words.ts';

/** A field of a webhook that is not as it was; absent on one side where there was, or is, none. */
export interface FieldChange {
  /** `when`, `delay`, `parameters.destination_id`. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly words: string;
}

/** What became of one webhook, by its uuid. */
export type Change =
  | { readonly kind: 'added'; readonly webhook: Webhook; readonly words: string }
  | { readonly kind: 'removed'; readonly webhook: Webhook; readonly words: string }
  | {
      readonly kind: 'changed';
      readonly before: Webhook;
      readonly after: Webhook;
      readonly fields: readonly FieldChange[];
      readonly words: string;
    };

/**
 * What differs between two lists of webhooks: first what is new or other, in the new order, then what is gone. The number
 * of the version is no difference. With `words`, conditions and users are told by name.
 */
export function diff(
  before: readonly Webhook[],
  after: readonly Webhook[],
  words?: Words,
): Change[] {
  const old = new Map(before.map((webhook) => [webhook.uuid, webhook]));
  const kept = new Set(after.map(({ uuid }) => uuid));
  const changes = after.flatMap((webhook): Change[] => {
    const was = old.get(webhook.uuid);
    if (!was) return [{ kind: 'added', webhook, words: `New: “${webhook.name}”.` }];
    const fields = fieldChanges(was, webhook, words);
    if (fields.length === 0) return [];
    const told = fields.map((field) => field.words).join('; ');
    return [
      {
        kind: 'changed',
        before: was,
        after: webhook,
        fields,
        words: `“${webhook.name}”: ${told}.`,
      },
    ];
  });
  const gone = before.filter(({ uuid }) => !kept.has(uuid));
  return [
    ...changes,
    ...gone.map((webhook): Change => ({
      kind: 'removed',
      webhook,
      words: `Gone: “${webhook.name}”.`,
    })),
  ];
}

const maps = ['parameters', 'on_missing'] as const;

function fieldChanges(before: Webhook, after: Webhook, words: Words | undefined): FieldChange[] {
  const whole = flat(before);
  const now = flat(after);
  const fields = [...new Set([...Object.keys(now), ...Object.keys(whole)])];
  return fields.flatMap((field) => {
    const [one, other] = [whole[field], now[field]];
    if (same(one, other)) return [];
    return [
      {
        field,
        ...(one === undefined ? {} : { before: one }),
        ...(other === undefined ? {} : { after: other }),
        words: wordField(field, one, other, words),
      },
    ];
  });
}

/** A webhook as one level of fields; parameters stand by themselves. */
function flat(webhook: Webhook): Record<string, unknown> {
  const { origin, uuid: _, ...rest } = webhook;
  const fields: Record<string, unknown> = {
    ...rest,
    'origin.node': origin.node,
    'origin.trigger': origin.trigger,
  };
  for (const name of maps) {
    delete fields[name];
    for (const [key, value] of Object.entries(webhook[name])) fields[`${name}.${key}`] = value;
  }
  return fields;
}

function wordField(
  field: string,
  before: unknown,
  after: unknown,
  words: Words | undefined,
): string {
  const name = nameOfField(field);
  if (before === undefined) return `${name} added: ${wordValue(field, after, words)}`;
  if (after === undefined) return `${name} removed (was ${wordValue(field, before, words)})`;
  return `${name} changed from ${wordValue(field, before, words)} to ${wordValue(field, after, words)}`;
}

function nameOfField(field: string): string {
  const missing = /^on_missing\.(.*)$/s.exec(field)?.[1];
  if (missing === undefined)
    return fieldNames[field] ?? field.replace(/^parameters\./, 'parameter ');
  return missing === '*' ? 'choice for missing values' : `choice for a missing ${missing}`;
}

const missingWords: Readonly<Record<MissingChoice, string>> = {
  stop: 'do not call',
  omit: 'leave it out',
  empty: 'send it empty',
  platform: 'as the platform does',
};

const fieldNames: Readonly<Record<string, string>> = {
  when: 'condition',
  url: 'call',
  delay: 'wait',
  sid_user_id: 'run as',
  max_age: 'oldest study (days)',
  cron: 'schedule',
  time_zone: 'time zone',
  by_uid: 'once for all copies of a study',
  by_accession_number: 'once per accession number',
  by_webhook_event: 'only after the last try',
};

function wordValue(field: string, value: unknown, words: Words | undefined): string {
  if (field === 'when' && words) return `“${describeCondition(value as Webhook['when'], words)}”`;
  if (field.startsWith('on_missing.')) return missingWords[value as MissingChoice];
  if (field === 'url') return String(value).replace(platformAlias, '');
  if (field === 'delay') return spanOf(Number(value));
  if (field === 'sid_user_id' && words) return words.nameOf('user', String(value)) ?? String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
