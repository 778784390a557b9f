import { prepareAccept, prepareOwe } from './accept.ts';
import { prepareBegin, prepareHandBack, prepareRecover, prepareSettle } from './attempts.ts';
import type { Database } from './database.ts';
import { prepareBacklog, prepareDue, prepareNextDue } from './due.ts';
import { prepareDeliveries, prepareEvents } from './listing.ts';
import type { IntakeMessage } from './messages.ts';
import { prepareMove, preparePurgeDeliveries, preparePurgeEvents, prepareRelease } from './move.ts';
import {
  prepareClaims,
  prepareCounts,
  prepareDefinition,
  prepareEvent,
  prepareFindEvent,
  prepareStory,
} from './story.ts';
import { prepareWebhookKeys } from './webhooks.ts';

/** What changes the journal, each within the transaction around it. */
export function prepareWrites(database: Database) {
  const webhooks = prepareWebhookKeys(database);
  const accept = prepareAccept(database, webhooks);
  return {
    forget: webhooks.forget,
    operations: {
      register: webhooks.register,
      accept: (intake: IntakeMessage) => accept(intake, null),
      owe: prepareOwe(database, webhooks),
      begin: prepareBegin(database),
      settle: prepareSettle(database, accept),
      handBack: prepareHandBack(database),
      recover: prepareRecover(database),
      move: prepareMove(database),
      release: prepareRelease(database),
      purgeDeliveries: preparePurgeDeliveries(database),
      purgeEvents: preparePurgeEvents(database),
    },
  };
}

/** What the worker asks between two commits: short, along an index. */
export function prepareQuickReads(database: Database) {
  return {
    due: prepareDue(database),
    nextDue: prepareNextDue(database),
    backlog: prepareBacklog(database),
    definition: prepareDefinition(database),
  };
}

/** What people ask: may take long, and so has a thread of its own. */
export function prepareReads(database: Database) {
  return {
    events: prepareEvents(database),
    event: prepareEvent(database),
    findEvent: prepareFindEvent(database),
    deliveries: prepareDeliveries(database),
    story: prepareStory(database),
    counts: prepareCounts(database),
    claims: prepareClaims(database),
  };
}

export type Writes = ReturnType<typeof prepareWrites>['operations'];
export type WriterOperations = Writes & ReturnType<typeof prepareQuickReads>;
export type ReaderOperations = ReturnType<typeof prepareReads>;
