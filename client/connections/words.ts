import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import type { Limits } from '../../shared/model/connection.ts';

/** The kinds of sign-in, as people choose them. */
export const authWords = {
  none: 'None',
  basic: 'User name and password',
  bearer: 'Bearer token',
  custom: 'Custom headers',
} as const;

export const kindWords = {
  ambra: 'Imaging platform',
  http: 'Another HTTP service',
} as const;

export interface Standing {
  readonly tone: 'good' | 'warn' | 'bad' | 'wait';
  readonly text: string;
}

/** How calls over a connection prove who they are, in few words. */
export function signInOf({ kind, auth }: ConnectionAnswer): string {
  const own = authWords[auth.kind];
  if (kind === 'http') return own;
  return auth.kind === 'none' ? 'Each user’s own login' : `${own}, and each user’s own login`;
}

/** How a connection fares, in two words. */
export function standingOf({ paused, gate, problems }: ConnectionAnswer): Standing {
  if (paused) return { tone: 'wait', text: 'Paused' };
  if (gate.circuit !== 'closed') return { tone: 'bad', text: 'Does not answer' };
  if (problems.length > 0) return { tone: 'warn', text: 'Needs attention' };
  return { tone: 'good', text: 'Ready' };
}

/** The limits of a connection in a line. */
export function limitsWords({ concurrency, perSecond, timeoutSeconds }: Limits): string {
  const atOnce = concurrency === 1 ? '1 call at a time' : `${concurrency} calls at once`;
  const rate = perSecond === undefined ? '' : `, ${perSecond} per second`;
  return `${atOnce}${rate}, ${timeoutSeconds} s for an answer`;
}
