import type { Answer } from '../../../shared/model/delivery.ts';
import type { Breaking } from './breaker.ts';

/** One HTTP call, complete with its secrets: it is never logged or stored as it is. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** From now until the last byte of the answer. */
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
  readonly signal?: Breaking | undefined;
  /** How much of the answer's body is kept, at most 1 MB; 64 KB where it is absent. */
  readonly keptBytes?: number | undefined;
}

/** What the world said, or that it said nothing. */
export type SendAnswer = Extract<Answer, { kind: 'answered' | 'no_answer' }>;

export type Send = (call: Call) => Promise<SendAnswer>;
