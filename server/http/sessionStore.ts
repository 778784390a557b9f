import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** What a sign-in allows: everything, or to look at what holds no patient's value. */
export type Right = 'all' | 'masked';

interface Session {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly right: Right;
}

export const lifeMs = 12 * 60 * 60 * 1000;
const mostSessions = 1000;

export interface SessionStore {
  /** Gives the id that the browser keeps. */
  begin(right: Right): string;
  /** The most that any of these sessions allows; null where none is open. */
  rightOf(ids: readonly string[]): Right | null;
  end(ids: readonly string[]): void;
}

/** The sessions of the browsers that have signed in; gone with the process. */
export function createSessionStore(clock: () => Clock): SessionStore {
  const open = new Map<string, Session>();

  function rightsOf(id: string): Right[] {
    const session = open.get(id);
    if (session === undefined) return [];
    if (session.until > clock().now().getTime()) return [session.right];
    open.delete(id);
    return [];
  }

  return {
    begin(right) {
      const [oldest] = open.keys();
      if (open.size >= mostSessions && oldest !== undefined) open.delete(oldest);
      const id = randomBytes(32).toString('base64url');
      open.set(id, { until: clock().now().getTime() + lifeMs, right });
      return id;
    },
    rightOf(ids) {
      const rights = ids.flatMap(rightsOf);
      return rights.includes('all') ? 'all' : (rights[0] ?? null);
    },
    end(ids) {
      for (const id of ids) open.delete(id);
    },
  };
}
