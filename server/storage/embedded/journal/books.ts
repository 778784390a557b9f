import type { Database } from './database.ts';
import { prepareTally, type Tally } from './tally.ts';
import { prepareUnderWay, type Remembered } from './underWay.ts';
import { prepareWebhookKeys, type WebhookKeys } from './webhooks.ts';

/** What the thread that writes keeps in mind beside the tables. */
export interface Books {
  readonly webhooks: WebhookKeys;
  readonly underWay: Remembered;
  readonly tally: Tally;
}

/** Prepares them, empty: what they need they find in the tables. */
export function openBooks(database: Database): Books {
  return {
    webhooks: prepareWebhookKeys(database),
    underWay: prepareUnderWay(database),
    tally: prepareTally(database),
  };
}

/** After a rollback: what was remembered may not be on the disk. */
export function forgetAll({ webhooks, underWay, tally }: Books): void {
  webhooks.forget();
  underWay.forget();
  tally.forget();
}
