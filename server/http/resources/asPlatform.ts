import { toHash, type HashOutcome, type WriteOptions } from '../../../shared/ambra/wire.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import type { System } from '../../system.ts';

/**
 * The hash that the platform is to be told, with what it knows by other names: the connection's account, and the
 * webhooks that have another uuid there, by which chains name each other.
 */
export function asPlatform({ storage }: System, webhook: Webhook): HashOutcome {
  const { connections, rules } = storage.documents;
  const accountId = connections.get(webhook.connection)?.accountId;
  const assigned = rules.all().map(({ platformUuids }) => platformUuids[webhook.connection] ?? {});
  const options: WriteOptions = {
    ...(accountId === undefined ? {} : { accountId }),
    uuidOf: (uuid) => assigned.find((uuids) => Object.hasOwn(uuids, uuid))?.[uuid] ?? uuid,
  };
  return toHash(webhook, options);
}
