import { upperFirst } from '@mantine/hooks';
import { counted } from '../../shared/authoring/words.ts';
import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import type { Answer, Attempt, DeliveryState } from '../../shared/model/delivery.ts';

export const stateWords: Readonly<Record<DeliveryState, string>> = {
  waiting: 'Waiting',
  sending: 'Sending',
  succeeded: 'Succeeded',
  failed: 'Failed',
  held: 'Held',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
};

/** What a state means for the call, in one sentence. */
export const stateHints: Readonly<Record<DeliveryState, string>> = {
  waiting: 'The call goes out when its time comes.',
  sending: 'The call is under way.',
  succeeded: 'The call went through.',
  failed: 'The call did not go through, and there will be no other try.',
  held: 'The call is held back. Release it to let it go out.',
  cancelled: 'The call was cancelled and does not go out.',
  skipped: 'The call was not made: it is to be made only once, and another delivery has its claim.',
};

/** How the delivery came to stand where it stands, beside its state. */
export function sayStanding({ state, attempts, reason }: DeliverySummary): string {
  const why = reason === null ? '' : upperFirst(reason);
  switch (state) {
    case 'waiting':
      return why || (attempts === 0 ? 'Not tried yet' : 'Did not work');
    case 'sending':
      return attempts > 1 ? `Try ${attempts} is under way` : 'Under way';
    case 'succeeded':
    case 'failed':
    case 'held':
    case 'cancelled':
    case 'skipped':
      return why;
  }
}

/** “2 tries”. */
export function sayTries(attempts: number): string {
  if (attempts === 0) return 'not tried';
  return attempts === 1 ? '1 try' : `${attempts} tries`;
}

export interface Said {
  readonly tone: 'good' | 'bad' | 'wait';
  readonly title: string;
  readonly text: string;
}

/** What became of one try, in words; `title` in a few, `text` with what it means. */
export function sayAttempt({ answer, verdict, endedAt }: Attempt): Said {
  if (answer === null) {
    return endedAt === null
      ? { tone: 'wait', title: 'Under way', text: 'The call has been sent; its answer is awaited.' }
      : { tone: 'bad', title: 'No answer', text: verdict ? upperFirst(verdict.why) : '' };
  }
  return answer.kind === 'answered' ? sayVerdict(verdict, answer.status) : sayUnanswered(answer);
}

/** “Try 1 failed: The platform answered with an error (HTTP 500).”; null before a try has come to anything. */
export function sayLastTry(attempts: readonly Attempt[]): string | null {
  const last = attempts.findLast(({ verdict }) => verdict !== null);
  if (!last?.verdict) return null;
  const isCutShort = last.answer?.kind === 'interrupted';
  const why = isCutShort ? 'Studyhook stopped before the answer came' : last.verdict.why;
  return `Try ${last.number} failed: ${sentence(why)}`;
}

/** Why there is no answer, and whether the call may have arrived. */
export function sayUnanswered(answer: Exclude<Answer, { kind: 'answered' }>): Said {
  switch (answer.kind) {
    case 'interrupted':
      return {
        tone: 'wait',
        title: 'Interrupted',
        text: 'Studyhook stopped before the answer came. The call may have arrived, so it is sent again with the same webhook-id.',
      };
    case 'not_sent': {
      const next = answer.temporary ? 'It is tried again.' : 'Nothing left this machine.';
      return { tone: 'bad', title: 'Not sent', text: `${sentence(answer.why)} ${next}` };
    }
    case 'no_answer': {
      const arrived = answer.mayHaveArrived
        ? 'The call may have been carried out all the same.'
        : 'The call did not arrive.';
      const title = noAnswerTitles[answer.why];
      return { tone: 'bad', title, text: `${sentence(answer.message)} ${arrived}` };
    }
  }
}

const noAnswerTitles = {
  timeout: 'No answer in time',
  connection: 'Could not connect',
  refused_address: 'Address not allowed',
  redirect: 'Sent elsewhere',
  aborted: 'Broken off',
} as const;

function sayVerdict(verdict: Attempt['verdict'], status: number): Said {
  switch (verdict?.kind) {
    case undefined:
      return { tone: 'wait', title: `Answered with HTTP ${status}`, text: '' };
    case 'succeeded':
      return { tone: 'good', title: 'Succeeded', text: sentence(verdict.why) };
    case 'try_again': {
      const asked = verdict.after ?? 0;
      const wish = asked > 0 ? ` The other side asked to wait ${counted(asked, 'second')}.` : '';
      return { tone: 'bad', title: 'Did not work', text: sentence(verdict.why) + wish };
    }
    case 'failed':
      return {
        tone: 'bad',
        title: 'Refused',
        text: `${sentence(verdict.why)} Trying again would not help.`,
      };
    case 'renew_sid':
      return {
        tone: 'wait',
        title: 'Signed in again',
        text: `${sentence(verdict.why)} A new login was made and the call sent again; that counts as the same try.`,
      };
  }
}

/** “340 ms”, “2.1 s”, “3 min 20 s”. */
export function sayDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A capital at its beginning and a stop at its end. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? upperFirst(text) : `${upperFirst(text)}.`;
}

const instant = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

/** The server's sentence with its moments as the reader's own clock shows them. */
export function inOwnTime(text: string, show: (instant: string) => string): string {
  return text.replace(instant, show);
}
