import type { Words } from '../../../shared/authoring/describe.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { aWebhook as aPush } from '../../support/events.ts';

/** The catalogue, and destinations by these names. */
export function words(destinations: Readonly<Record<string, string>>): Words {
  return {
    catalogue: ambra,
    nameOf: (kind, uuid) => (kind === 'destination' ? destinations[uuid] : undefined),
  };
}

/** A webhook of the rule `r`, without parameters. */
export function aWebhook(more: Partial<Webhook>): Webhook {
  const origin = { rule: 'r', version: 1, node: 'push', trigger: 'arrives' };
  return aPush({ uuid: 'u', name: 'Call', parameters: {}, time_zone: 'UTC', origin, ...more });
}
