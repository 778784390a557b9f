import type { Words } from '../../../shared/authoring/describe.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';

/** The catalogue, and destinations by these names. */
export function words(destinations: Readonly<Record<string, string>>): Words {
  return {
    catalogue: ambra,
    nameOf: (kind, uuid) => (kind === 'destination' ? destinations[uuid] : undefined),
  };
}

export function aWebhook(more: Partial<Webhook>): Webhook {
  return {
    uuid: 'u',
    name: 'Call',
    event: 'STUDY_SYNC',
    url: 'http://localhost:8020/study/push',
    method: 'POST',
    parameters: {},
    when: { all: [] },
    connection: 'ambra',
    retry: false,
    once: false,
    by_uid: false,
    by_accession_number: false,
    by_webhook_event: false,
    once_key: 'r:push',
    delay: 0,
    suspended: false,
    time_zone: 'UTC',
    on_missing: {},
    origin: { rule: 'r', version: 1, node: 'push', trigger: 'arrives' },
    ...more,
  };
}
