import { isRow, mapRows } from '../conditions.ts';
import type { Condition, Row } from '../../model/condition.ts';
import { failedEvent, type Webhook } from '../../model/webhook.ts';

/** A webhook that was read from a platform, and the uuid that it has there. */
export interface ReadWebhook {
  readonly webhook: Webhook;
  readonly platformUuid: string | null;
}

/** Webhooks of one import name each other by the uuids that they got here: a copy's failure is not the original's. */
export function namingEachOther(imported: readonly ReadWebhook[]): Webhook[] {
  const uuids = new Map<string, string>();
  for (const { webhook, platformUuid } of imported) {
    if (platformUuid !== null && !uuids.has(platformUuid)) uuids.set(platformUuid, webhook.uuid);
  }
  return imported.map(({ webhook }) => ({
    ...webhook,
    when: mapRows(webhook.when, (row) => renamed(row, uuids)),
  }));
}

/** What waits for the failure of one of these webhooks for good is a chain behind it, which drawing makes a wire of. */
export function chained(webhooks: readonly Webhook[]): Webhook[] {
  return webhooks.map((webhook) => behind(webhook, webhooks));
}

function isOfWebhook({ field }: Row): boolean {
  return field === 'webhook.uuid';
}

function renamed(row: Row, uuids: ReadonlyMap<string, string>): Row {
  const { value } = row;
  if (!isOfWebhook(row) || value === undefined) return row;
  const rename = (one: string | number | boolean) => uuids.get(String(one)) ?? one;
  return { ...row, value: Array.isArray(value) ? value.map(rename) : rename(value) };
}

function behind(webhook: Webhook, all: readonly Webhook[]): Webhook {
  const { event, once, by_webhook_event, when, origin } = webhook;
  // Without the flags it answers every try that fails, and an exit does not.
  if (event !== failedEvent || !once || !by_webhook_event) return webhook;
  const parts = 'all' in when ? when.all : [when];
  const named = parts.flatMap((part) => (isRow(part) && isOfWebhook(part) ? [part] : []));
  const [row, another] = named;
  const before = row && !another ? onlyOne(row, all) : undefined;
  if (!before || before === webhook) return webhook;
  const first: Row = { field: 'webhook.uuid', op: 'in', value: [before.uuid], type: 'text' };
  const rest = parts.filter((part) => part !== row);
  const condition: Condition = rest.length === 0 ? first : { all: [first, ...rest] };
  return {
    ...webhook,
    when: condition,
    origin: { ...origin, trigger: `${before.origin.node}.failed` },
  };
}

function onlyOne({ op, value, as }: Row, all: readonly Webhook[]): Webhook | undefined {
  const [uuid, another] = [value ?? []].flat();
  if ((op !== 'equals' && op !== 'in') || as !== undefined || another !== undefined)
    return undefined;
  return all.find((webhook) => webhook.uuid === uuid);
}
