import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';

/** The kinds of sign-in, as people choose them. */
export const authWords = {
  none: 'None',
  basic: 'User name and password',
  bearer: 'Bearer token',
  custom: 'Headers of one’s own',
} as const;

export const kindWords = {
  ambra: 'Imaging platform',
  http: 'Another HTTP service',
} as const;

export interface Condition {
  readonly tone: 'good' | 'warn' | 'bad' | 'wait';
  readonly text: string;
}

/** How a connection fares, in two words. */
export function conditionOf({ paused, gate, problems }: ConnectionAnswer): Condition {
  if (paused) return { tone: 'wait', text: 'Paused' };
  if (gate.circuit !== 'closed') return { tone: 'bad', text: 'Does not answer' };
  if (problems.length > 0) return { tone: 'warn', text: 'Not complete' };
  return { tone: 'good', text: 'Ready' };
}
