import { prepareAccept, prepareOwe, prepareRehearse } from './accept.ts';
import { prepareBegin, prepareHandBack, prepareSettle } from './attempts.ts';
import { forgetAll, openBooks } from './books.ts';
import { prepareCounts } from './counts.ts';
import type { Database } from './database.ts';
import { prepareBacklog, prepareDue, prepareNextDue } from './due.ts';
import { prepareDeliveries, prepareEvents } from './listing.ts';
import type { IntakeMessage } from './messages.ts';
import { prepareMove, prepareRelease } from './move.ts';
import { preparePurgeDeliveries, preparePurgeEvents } from './purge.ts';
import { prepareRecover } from './recover.ts';
import {
  prepareClaims,
  prepareDefinition,
  prepareEvent,
  prepareFindEvent,
  prepareStory,
} from './story.ts';

/** What changes the journal, each within the transaction around it. */
export function prepareWrites(database: Database) {
  const books = openBooks(database);
  const accept = prepareAccept(database, books);
  return {
    /** To be called before each commit, and after each rollback. */
    beforeCommit: books.tally.write,
    afterRollback: () => {
      forgetAll(books);
    },
    operations: {
      register: books.webhooks.register,
      accept: (...intake: IntakeMessage) => accept(intake, null),
      owe: prepareOwe(database, books),
      begin: prepareBegin(database, books),
      settle: prepareSettle(database, books, accept),
      handBack: prepareHandBack(database, books),
      rehearse: prepareRehearse(database),
      recover: prepareRecover(database, books),
      move: prepareMove(database, books),
      release: prepareRelease(database),
      purgeDeliveries: preparePurgeDeliveries(database, books),
      purgeEvents: preparePurgeEvents(database, books),
    },
  };
}

/** Those that promise something to whoever asks. */
export const promises: ReadonlySet<string> = new Set<keyof Writes>(['accept', 'owe', 'rehearse']);

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
