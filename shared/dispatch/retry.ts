import type { Answer, Verdict } from '../model/delivery.ts';
import { isJsonObject } from '../model/json.ts';
import type { Webhook } from '../model/webhook.ts';
import { wordError } from './retry/words.ts';

/** The platform's pauses, in seconds, after the first, second and third try. */
export const retrySchedule: readonly number[] = [60, 600, 3600];

/** The longest that another side may make us wait: beyond it a person would think that nothing happens. */
export const longestRetryAfter = 3600;

/** How often a call is sent again because we ended before its answer came. */
export const mostInterruptions = 3;

export interface Circumstances {
  /** From 1. */
  readonly attempt: number;
  /** The answer of an earlier attempt is unknown: it may have arrived. */
  readonly mayHaveArrived: boolean;
  /** Reads a `Retry-After` that is a date; without it such a date is not heeded. */
  readonly now?: Date;
  /** Whether the call has a sid that can be renewed; `renewed` when that was tried in this attempt. */
  readonly sid?: 'none' | 'renewable' | 'renewed';
}

/** What an answer means for the delivery: by the error that the platform names, and then by the HTTP status. */
export function judge(answer: Answer, circumstances: Circumstances): Verdict {
  switch (answer.kind) {
    case 'answered':
      return judgeAnswered(answer, circumstances);
    case 'no_answer':
      return judgeNoAnswer(answer);
    case 'not_sent':
      return { kind: answer.temporary ? 'try_again' : 'failed', why: answer.why };
    case 'interrupted':
      return {
        kind: 'try_again',
        why: 'we stopped before the answer came: the call may have arrived',
      };
  }
}

type Answered = Extract<Answer, { kind: 'answered' }>;

function judgeAnswered(answer: Answered, circumstances: Circumstances): Verdict {
  const errorType = errorTypeOf(answer.body);
  if (errorType !== null) return judgeError(errorType, answer, circumstances);
  if (answer.status === 401)
    return judgeRefusedSid('the session was refused (HTTP 401)', circumstances);
  return judgeStatus(answer, `HTTP ${String(answer.status)}`, circumstances);
}

const notYet: ReadonlySet<string> = new Set(['NOT_READY', 'LOCKED']);
const refusedSid: ReadonlySet<string> = new Set([
  'INVALID_SID',
  'EXPIRED_SID',
  'SID_EXPIRED',
  'NOT_LOGGED_IN',
]);

function judgeError(errorType: string, answer: Answered, circumstances: Circumstances): Verdict {
  if (notYet.has(errorType))
    return tryAgain(wordError(errorType, null, answer.status), answer, circumstances);
  if (errorType === 'PENDING') return judgePending(answer, circumstances);
  if (answer.status === 401 || refusedSid.has(errorType)) {
    return judgeRefusedSid(`${errorType}: the session was refused`, circumstances);
  }
  const why = wordError(errorType, errorSubtypeOf(answer.body), answer.status);
  // The platform may say what went wrong with a status that sounds like success.
  return answer.status < 400 ? { kind: 'failed', why } : judgeStatus(answer, why, circumstances);
}

/**
 * PENDING says that such a call is waiting already. After an attempt of whose end we never heard, that is ours. Otherwise
 * it is somebody else's, perhaps from before the last images came: ours was refused, and is due again when the other
 * has gone. Sending a study twice costs a minute of a network's time; leaving images behind costs a diagnosis.
 */
function judgePending(answer: Answered, circumstances: Circumstances): Verdict {
  if (circumstances.mayHaveArrived)
    return { kind: 'succeeded', why: 'PENDING: already in process since an earlier try' };
  return tryAgain(
    'PENDING: another such call is still waiting to be carried out',
    answer,
    circumstances,
  );
}

function judgeRefusedSid(why: string, { sid = 'renewable' }: Circumstances): Verdict {
  switch (sid) {
    case 'renewable':
      return { kind: 'renew_sid', why };
    case 'renewed':
      return { kind: 'failed', why: `${why}, also after a new login` };
    case 'none':
      return { kind: 'failed', why: `${why}; the action names no user to run as` };
  }
}

const passing: ReadonlySet<number> = new Set([408, 425, 429]);

function judgeStatus(answer: Answered, why: string, circumstances: Circumstances): Verdict {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'succeeded', why };
  if (status >= 300 && status < 400) {
    return { kind: 'failed', why: `${why}: redirects are not followed; correct the address` };
  }
  return status >= 500 || passing.has(status)
    ? tryAgain(why, answer, circumstances)
    : { kind: 'failed', why };
}

function judgeNoAnswer(answer: Extract<Answer, { kind: 'no_answer' }>): Verdict {
  switch (answer.why) {
    case 'timeout':
    case 'connection':
    case 'aborted':
      return { kind: 'try_again', why: answer.message };
    case 'refused_address':
    case 'redirect':
      return { kind: 'failed', why: answer.message };
  }
}

function tryAgain(why: string, answer: Answered, { now }: Circumstances): Verdict {
  const after = retryAfter(answer.headers, now);
  return { kind: 'try_again', why, ...(after === null ? {} : { after }) };
}

/** Seconds that `Retry-After` asks for, at most an hour; null where it is absent or unreadable. */
function retryAfter(
  headers: Readonly<Record<string, string>>,
  now: Date | undefined,
): number | null {
  const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after');
  const text = entry?.[1].trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), longestRetryAfter);
  // Date.parse takes "5.5" for a day in May: a date has a letter in it.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  if (!now || Number.isNaN(date)) return null;
  return Math.min(Math.max(Math.ceil((date - now.getTime()) / 1000), 0), longestRetryAfter);
}

/** What a name of an error looks like; anything else may be a sentence about a patient, and is not repeated. */
const errorName = /^[A-Z][A-Z0-9_]{0,63}$/;

/** The error that the platform names in `{"status":"ERROR","error_type":...}`. */
function errorTypeOf(body: string): string | null {
  // Most answers report none, and need not be read for that; a backslash may hide the word.
  if (!body.includes('ERROR') && !body.includes('\\')) return null;
  if (!body.trimStart().startsWith('{')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isJsonObject(parsed) || parsed['status'] !== 'ERROR') return null;
  const errorType = parsed['error_type'];
  return typeof errorType === 'string' && errorName.test(errorType) ? errorType : 'ERROR';
}

/** `uuid`, or names with an underscore such as `destination_id,study_id`: a single word could be a person's name. */
const parameterNames = /^(uuid|[a-z]+_[a-z_]{1,40})([,|+](uuid|[a-z]+_[a-z_]{1,40})){0,9}$/;

/** What the platform says that the error is about, where that is names of parameters and no values. */
function errorSubtypeOf(body: string): string | null {
  const parsed: unknown = JSON.parse(body);
  const subtype = isJsonObject(parsed) ? parsed['error_subtype'] : undefined;
  return typeof subtype === 'string' && parameterNames.test(subtype) ? subtype : null;
}

/**
 * When the next try is due, or null where there is none. `tries` counts the one just judged. A renewed sid is no new try,
 * and what a crash interrupted is not judged here: storage lets it wait again, even with retry off.
 */
export function nextTry(
  webhook: Pick<Webhook, 'retry'>,
  tries: number,
  verdict: Verdict,
  now: Date,
): Date | null {
  switch (verdict.kind) {
    case 'succeeded':
    case 'failed':
      return null;
    case 'renew_sid':
      return new Date(now);
    case 'try_again': {
      const pause = webhook.retry ? retrySchedule[tries - 1] : undefined;
      if (pause === undefined) return null;
      return new Date(now.getTime() + Math.max(pause, verdict.after ?? 0) * 1000);
    }
  }
}
