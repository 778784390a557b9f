import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { bearsToken, noToken } from './guard.ts';
import { answerProblem, Refusal } from './problemDetails.ts';
import { route, type Route } from './route.ts';
import { isSecret } from './secret.ts';

const cookieName = 'studyhook_session';
const lifeMs = 12 * 60 * 60 * 1000;
const mostSessions = 1000;
const triesPerMinute = 10;

export interface Sessions {
  /** Lets through who bears the token or has a session; everybody where no token is set. */
  readonly guard: RequestHandler;
  readonly limit: RequestHandler;
  readonly routes: readonly Route[];
}

/** Signing in with ACCESS_TOKEN: once for the browser, which then has a cookie that no script can read. */
export function createSessions(
  { accessToken, publicUrl }: Pick<Config, 'accessToken' | 'publicUrl'>,
  clock: () => Clock,
): Sessions {
  const open = new Map<string, number>();
  const cookie = {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl?.protocol === 'https:',
    path: '/',
  } as const;

  function isOpen(id: string): boolean {
    const until = open.get(id);
    if (until === undefined) return false;
    if (until > clock().now().getTime()) return true;
    open.delete(id);
    return false;
  }

  function begin(): string {
    const [oldest] = open.keys();
    if (open.size >= mostSessions && oldest !== undefined) open.delete(oldest);
    const id = randomBytes(32).toString('base64url');
    open.set(id, clock().now().getTime() + lifeMs);
    return id;
  }

  return {
    guard(req, _res, next) {
      if (accessToken === undefined || bearsToken(req, accessToken)) next();
      else if (sessionsOf(req.headers.cookie).some(isOpen)) next();
      else next(noToken(howToSignIn));
    },
    limit: limitTries(),
    routes: [
      route({
        method: 'post',
        path: '/api/session',
        summary: 'Sign in with ACCESS_TOKEN; the answer sets a session cookie',
        body: z.strictObject({ token: z.string().max(1000) }),
        answer: z.object({ signedIn: z.boolean() }),
        handle({ body, res }) {
          if (accessToken !== undefined && !isSecret(body.token, accessToken)) throw wrongToken();
          res.cookie(cookieName, begin(), { ...cookie, maxAge: lifeMs });
          return { signedIn: true };
        },
      }),
      route({
        method: 'delete',
        path: '/api/session',
        summary: 'Sign out',
        answer: z.object({ signedIn: z.boolean() }),
        handle({ req, res }) {
          for (const id of sessionsOf(req.headers.cookie)) open.delete(id);
          res.clearCookie(cookieName, cookie);
          return { signedIn: false };
        },
      }),
    ],
  };
}

const howToSignIn =
  'Studyhook asks for its access token here. In the browser, sign in; in a script, add the header "Authorization: Bearer <token>" with the value of ACCESS_TOKEN.';

function wrongToken(): Refusal {
  return new Refusal({
    status: 401,
    title: 'This is not the access token',
    detail: 'Enter the value of ACCESS_TOKEN. Whoever runs Studyhook knows it.',
    errors: [{ field: 'token', message: 'is not the access token' }],
  });
}

/** Only wrong tokens count. */
function limitTries(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: triesPerMinute,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    // Behind a proxy everybody shares its address, and a header that anyone can write would be no better.
    validate: false,
    handler(_req, res) {
      const detail = 'Too many wrong tokens. Wait a minute, then try again.';
      answerProblem(res, { status: 429, title: 'Too many tries', detail }, { 'retry-after': '60' });
    },
  });
}

/** Another program on this machine may have set a cookie of the same name: any of them will do. */
function sessionsOf(header: string | undefined): string[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const [name, value] = pair.trim().split('=', 2);
    return name === cookieName && value !== undefined ? [value] : [];
  });
}
