import type { Connection } from '../../../shared/model/connection.ts';
import type { Delivery } from '../../../shared/model/delivery.ts';
import type { System } from '../../system.ts';

type Asked = Pick<System, 'storage' | 'gates' | 'clock'>;

/** What keeps a connection's calls back. */
interface Hold {
  readonly why: string;
  /** ISO; null where nobody can say. */
  readonly until: string | null;
}

/** What a connection's calls wait for besides their time, in a sentence; null where nothing holds them up. */
export function heldUpBy(system: Asked, connectionId: string): string | null {
  const connection = system.storage.documents.connections.get(connectionId);
  return (connection && holdOf(system, connection)?.why) ?? null;
}

/** When a delivery is tried next, and what it waits for beyond the moment at which it is due. */
export interface NextTry {
  /** No sooner than this; null where no try is owed, or where only `heldUpBy` can be said. */
  readonly nextTryAt: string | null;
  readonly heldUpBy: string | null;
}

/** Never a moment that is over: what is due and does not go out waits for something that can be named. */
export function nextTryOf(system: Asked, delivery: Delivery): NextTry {
  if (delivery.state !== 'waiting') return { nextTryAt: null, heldUpBy: null };
  const { dueAt } = delivery;
  const now = system.clock.now().toISOString();
  const connection = system.storage.documents.connections.get(delivery.connection);
  const hold = connection && holdOf(system, connection);
  if (hold && (hold.until === null || hold.until > dueAt)) {
    return { nextTryAt: hold.until, heldUpBy: hold.why };
  }
  if (dueAt > now) return { nextTryAt: dueAt, heldUpBy: null };
  const crowd = connection ? crowdOf(system, connection) : null;
  return { nextTryAt: crowd === null ? now : null, heldUpBy: crowd };
}

function holdOf({ gates }: Asked, { id, name, paused }: Connection): Hold | null {
  if (paused) {
    const why = `The connection ${name} is paused. Resume it, and what waits is sent.`;
    return { why, until: null };
  }
  const { circuit, opensAgainAt } = gates.state(id);
  if (circuit !== 'open' || opensAgainAt === undefined) return null;
  const until = new Date(opensAgainAt).toISOString();
  const why = `Calls over ${name} failed so often in a row that they rest until ${until}.`;
  return { why, until };
}

/** Which of the calls before it one that is due has to let go first. */
function crowdOf({ gates }: Asked, { id, name, limits }: Connection): string | null {
  const { active, circuit } = gates.state(id);
  if (circuit === 'half_open' && active > 0) {
    return `Calls over ${name} failed so often in a row that one is tried alone first. The others follow once it goes through.`;
  }
  if (active >= limits.concurrency) {
    return `As many calls over ${name} are under way as it takes at once. This one follows when one of them has ended.`;
  }
  if (limits.perSecond === undefined) return null;
  return `${name} takes only so many calls a second. This one follows when it is its turn.`;
}
