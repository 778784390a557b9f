import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { bearsToken, noToken } from './guard.ts';
import { maskFor, mayNotChange } from './masking.ts';
import { answerProblem, Refusal } from './problemDetails.ts';
import { route, type Route } from './route.ts';
import { isSecret } from './secret.ts';
import { createSessionStore, lifeMs, type Right } from './sessionStore.ts';

const cookieName = 'studyhook_session';
const triesPerMinute = 10;

export interface Sessions {
  /** Lets through who bears the token or has a session; everybody where no token is set. */
  readonly guard: RequestHandler;
  readonly limit: RequestHandler;
  readonly routes: readonly Route[];
}

type SessionConfig = Pick<Config, 'accessToken' | 'maskedToken' | 'publicUrl'>;

/** Signing in with a token: once for the browser, which then has a cookie that no script can read. */
export function createSessions(
  { accessToken, maskedToken, publicUrl }: SessionConfig,
  clock: () => Clock,
): Sessions {
  const store = createSessionStore(clock);
  const cookie = {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl?.protocol === 'https:',
    path: '/',
  } as const;

  /** By the token in its hand: null where it is neither. */
  function rightBy(holds: (token: string) => boolean): Right | null {
    if (accessToken === undefined || holds(accessToken)) return 'all';
    return maskedToken !== undefined && holds(maskedToken) ? 'masked' : null;
  }

  function rightOf(req: Request): Right | null {
    const borne = rightBy((token) => bearsToken(req, token));
    if (borne !== null) return borne;
    return store.rightOf(sessionsOf(req.headers.cookie));
  }

  return {
    guard(req, _res, next) {
      const right = rightOf(req);
      if (right === 'masked') maskFor(req);
      next(right === null ? noToken(howToSignIn) : (mayNotChange(req) ?? undefined));
    },
    limit: limitTries(),
    routes: [
      route({
        method: 'post',
        path: '/api/session',
        summary: 'Sign in with ACCESS_TOKEN or MASKED_TOKEN; the answer sets a session cookie',
        body: z.strictObject({ token: z.string().max(1000) }),
        answer: z.object({ signedIn: z.boolean(), remarks: z.array(z.string()).optional() }),
        handle({ body, req, res }) {
          if (accessToken === undefined) return { signedIn: true, remarks: [nobodySignsIn] };
          const right = rightBy((token) => isSecret(body.token, token));
          if (right === null) throw wrongToken();
          // Whoever signs in anew means this sign-in, and not one from before.
          store.end(sessionsOf(req.headers.cookie));
          res.cookie(cookieName, store.begin(right), { ...cookie, maxAge: lifeMs });
          return { signedIn: true };
        },
      }),
      route({
        method: 'delete',
        path: '/api/session',
        summary: 'Sign out',
        answer: z.object({ signedIn: z.boolean() }),
        handle({ req, res }) {
          store.end(sessionsOf(req.headers.cookie));
          res.clearCookie(cookieName, cookie);
          return { signedIn: false };
        },
      }),
    ],
  };
}

const howToSignIn =
  'Studyhook asks for its access token here. In the browser, sign in; in a script, add the header "Authorization: Bearer <token>" with the value of ACCESS_TOKEN.';

const nobodySignsIn =
  'No token is asked for here, so this one was not looked at: set ACCESS_TOKEN to have people sign in.';

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
