import type { Connection, Identity } from '../../shared/model/connection.ts';
import { post, type PostDeps } from './ambra/post.ts';
import { readLogin, type Login } from './sessions/login.ts';
import { checkWhose } from './sessions/whose.ts';
import { Unsealable } from './secrets.ts';

/** A session, or why there is none: a sentence for people, without login, password or sid. */
export type SessionResult = Login;

/**
 * Sessions of run-as users. A sid is kept until the platform refuses it; however many ask at once, one login is made.
 */
export interface Sessions {
  /** Never rejects for what the platform says. A refusal is remembered for a while, so that no account is locked by us. */
  sidFor(connection: Connection, identity: Identity): Promise<SessionResult>;
  /** The platform did not accept this sid: the next `sidFor` gets a new one, unless somebody has got one already. */
  refused(connection: Connection, identity: Identity, sid: string): void;
  /** The next `sidFor` logs in, whatever is remembered: a person asked for it. */
  forget(identity: Identity): void;
}

export interface SessionsDeps extends PostDeps {
  readonly clock: { now(): Date };
}

interface Entry {
  /** For whom and where: a changed password or address is another entry. */
  readonly stamp: string;
  pending: Promise<SessionResult> | null;
  result: SessionResult | null;
  /** Refusals in a row. */
  refusals: number;
  /** Epoch milliseconds until which a refusal stands. */
  until: number;
}

const shortestRefusalMs = 5_000;
const longestRefusalMs = 300_000;

/** Sids live in memory only: after a restart everybody logs in again. */
export function createSessions(deps: SessionsDeps): Sessions {
  const entries = new Map<string, Entry>();
  const now = () => deps.clock.now().getTime();

  function entryFor(connection: Connection, identity: Identity): Entry {
    const stamp = stampOf(connection, identity);
    let entry = entries.get(identity.id);
    if (entry?.stamp !== stamp) {
      entry = { stamp, pending: null, result: null, refusals: 0, until: 0 };
      entries.set(identity.id, entry);
    }
    return entry;
  }

  async function renew(entry: Entry, connection: Connection, identity: Identity) {
    const result = await logIn(deps, connection, identity);
    entry.result = result;
    if (result.kind === 'sid') entry.refusals = 0;
    else {
      // Each wrong password brings the account closer to being locked; a platform that is down may be asked again soon.
      const longer = result.temporary ? shortestRefusalMs : shortestRefusalMs * 2 ** entry.refusals;
      entry.refusals += result.temporary ? 0 : 1;
      entry.until = now() + Math.min(longestRefusalMs, longer);
    }
    return result;
  }

  return {
    async sidFor(connection, identity) {
      const entry = entryFor(connection, identity);
      const { result } = entry;
      if (entry.pending) return entry.pending;
      if (result && (result.kind === 'sid' || now() < entry.until)) return result;
      entry.pending = renew(entry, connection, identity).finally(() => {
        entry.pending = null;
      });
      return entry.pending;
    },
    refused(connection, identity, sid) {
      const { result } = entryFor(connection, identity);
      if (result?.kind === 'sid' && result.sid === sid) entries.delete(identity.id);
    },
    forget(identity) {
      entries.delete(identity.id);
    },
  };
}

/** A sealed form is new each time something is sealed, so this changes with every change of login or password. */
function stampOf(connection: Connection, { userId, login, password }: Identity): string {
  return [connection.id, connection.baseUrl, userId, login.sealed, password.sealed].join(' ');
}

async function logIn(
  deps: SessionsDeps,
  connection: Connection,
  identity: Identity,
): Promise<SessionResult> {
  const who = `${identity.name} on ${connection.name}`;
  try {
    const parameters = {
      login: deps.sealer.open(identity.login),
      password: deps.sealer.open(identity.password),
    };
    const answer = await post(deps, { connection, command: 'session/login', parameters });
    return await checkWhose(deps, { connection, identity, who }, readLogin(answer, who));
  } catch (error) {
    if (!(error instanceof Unsealable)) throw error;
    // Putting the right key back mends it: what waits for this login need not fail for good.
    return { kind: 'refused', why: `Cannot sign in ${who}. ${error.message}`, temporary: true };
  }
}
