import { randomUUID } from 'node:crypto';
import type { SandboxClock } from './clock.ts';
import { users, type DemoUser } from './data.ts';

export interface SessionLimits {
  /** Calls that a sid is good for; absent means any number. */
  readonly maxUses?: number;
  readonly minutes?: number;
}

/** Sids live in memory: a restart ends them, as a platform may at any moment. */
export interface Sessions {
  readonly login: (
    login: string,
    password: string,
  ) => { readonly sid: string; readonly user: DemoUser } | undefined;
  /** Whose sid it is; each time is one use. Undefined when it never was one or has come to its end. */
  readonly use: (sid: string) => DemoUser | undefined;
  readonly end: (sid: string) => boolean;
  /** How many there were. */
  readonly expireAll: () => number;
}

interface Session {
  readonly user: DemoUser;
  readonly endsAt: number;
  uses: number;
}

export function createSessions(clock: SandboxClock, limits: SessionLimits = {}): Sessions {
  const open = new Map<string, Session>();
  const { maxUses = Infinity, minutes = 60 } = limits;
  return {
    login(login, password) {
      const user = findUser(login, password);
      if (!user) return undefined;
      const sid = randomUUID();
      open.set(sid, { user, endsAt: clock.now().getTime() + minutes * 60_000, uses: 0 });
      return { sid, user };
    },
    use(sid) {
      const session = open.get(sid);
      if (!session) return undefined;
      if (session.uses >= maxUses || clock.now().getTime() >= session.endsAt) {
        open.delete(sid);
        return undefined;
      }
      session.uses += 1;
      return session.user;
    },
    end: (sid) => open.delete(sid),
    expireAll() {
      const count = open.size;
      open.clear();
      return count;
    },
  };
}

export function findUser(login: string, password: string): DemoUser | undefined {
  const wanted = login.toLowerCase();
  return users.find((user) => user.login === wanted && user.password === password);
}

/** Referrers look and write messages; everybody else at this hospital may do everything. */
export function isPermitted(user: DemoUser, permission: string | undefined): boolean {
  return user.role !== 'referrer' || permission === undefined || permission.endsWith('_view');
}
