import { judge, nextTry } from '../../shared/dispatch/retry.ts';
import type { Answer, Verdict } from '../../shared/model/delivery.ts';
import { isoOf } from '../../shared/model/moment.ts';
import type { Clock } from '../clock.ts';
import type { Breaking } from '../outbound/send.ts';
import type { Settlement } from '../storage.ts';
import { chainEvent, type ChainDeps } from './chain.ts';
import { prepare, type PrepareDeps, type Prepared, type PreparedCall } from './prepare.ts';
import { redact } from './redact.ts';
import type { Ended, Health, Job } from './job.ts';

export interface DeliverDeps extends PrepareDeps, ChainDeps {
  readonly clock: Clock;
  readonly send: (call: PreparedCall['call']) => Promise<Answer>;
  readonly onFault: (fault: unknown, doing: string) => void;
}

/** One attempt from start to end: prepare → send → settle. Never rejects. */
export function createDelivering(
  deps: DeliverDeps,
): (job: Job, signal: Breaking) => Promise<Ended> {
  return async (job, signal) => {
    try {
      const sent = await prepareAndSend(deps, job, signal);
      return settle(deps, job, sent, signal);
    } catch (fault) {
      deps.onFault(fault, `preparing delivery ${job.id}`);
      const why = 'Studyhook failed while preparing this call; its log has the details';
      const answer = { kind: 'not_sent', why, temporary: true } as const;
      return settle(deps, job, notSent(deps, job, { kind: 'stopped', answer }), signal);
    }
  };
}

interface Sent {
  readonly prepared: Prepared;
  readonly answer: Answer;
  readonly verdict: Verdict;
}

/** A refused sid is renewed once, without burning a try (DESIGN, decision 16). */
async function prepareAndSend(deps: DeliverDeps, job: Job, signal: Breaking): Promise<Sent> {
  const first = await prepare(deps, job, signal);
  if (first.kind === 'stopped') return notSent(deps, job, first);
  const answer = await sendOne(deps, first);
  const sid = first.sid === null ? 'none' : 'renewable';
  const verdict = verdictOn(deps, job, answer, sid);
  if (verdict.kind !== 'renew_sid') return { prepared: first, answer, verdict };
  first.sidWasRefused();
  const second = await prepare(deps, job, signal);
  if (second.kind === 'stopped') return notSent(deps, job, second);
  const last = await sendOne(deps, second);
  return { prepared: second, answer: last, verdict: verdictOn(deps, job, last, 'renewed') };
}

function notSent(
  deps: DeliverDeps,
  job: Job,
  prepared: Extract<Prepared, { kind: 'stopped' }>,
): Sent {
  const { answer } = prepared;
  return { prepared, answer, verdict: verdictOn(deps, job, answer, 'none') };
}

async function sendOne(deps: DeliverDeps, prepared: PreparedCall): Promise<Answer> {
  return redact(await deps.send(prepared.call), prepared.secrets);
}

function verdictOn(
  deps: DeliverDeps,
  { attempt, mayHaveArrived }: Job,
  answer: Answer,
  sid: 'none' | 'renewable' | 'renewed',
): Verdict {
  return judge(answer, { attempt, mayHaveArrived, sid, now: deps.clock.now() });
}

function settle(
  deps: DeliverDeps,
  job: Job,
  { prepared, answer, verdict }: Sent,
  signal: Breaking,
): Ended {
  const now = deps.clock.now();
  const broken = signal.aborted ? brokenOff(answer) : null;
  if (broken) return handBack(job, prepared, broken, now);
  const endedAt = isoOf(now.getTime());
  const next = nextState(job, verdict, now, endedAt);
  const chain = chainEvent(deps, { job, prepared, answer, verdict, state: next.state }, now);
  const settlement: Settlement = {
    delivery: job.id,
    attempt: job.attempt,
    endedAt,
    request: prepared.kind === 'call' ? prepared.shown : null,
    answer,
    verdict,
    next,
    ...(chain && { chain: chain.intake }),
  };
  return { settlement, chained: chain?.planned ?? [], health: healthOf(answer) };
}

function nextState(job: Job, verdict: Verdict, now: Date, at: string): Settlement['next'] {
  switch (verdict.kind) {
    case 'succeeded':
      return { state: 'succeeded', dueAt: at, reason: verdict.why };
    case 'failed':
    case 'renew_sid':
      return { state: 'failed', dueAt: at, reason: verdict.why };
    case 'try_again': {
      const again = nextTry(job.webhook, job.attempt, verdict, now);
      return again
        ? { state: 'waiting', dueAt: again.toISOString(), reason: verdict.why }
        : { state: 'failed', dueAt: at, reason: verdict.why };
    }
  }
}

/** What is written down for an attempt that our own stop broke off: the call, or the login before it; null for others. */
function brokenOff(answer: Answer): Answer | null {
  if (answer.kind === 'no_answer' && answer.why === 'aborted') return { kind: 'interrupted' };
  return answer.kind === 'not_sent' && answer.temporary ? answer : null;
}

/** We stop: the call may have arrived, counts as a try, and is sent again by whoever comes next. */
function handBack(job: Job, prepared: Prepared, answer: Answer, now: Date): Ended {
  const why =
    answer.kind === 'not_sent'
      ? 'Studyhook was stopped before the call was sent'
      : 'Studyhook was stopped before the answer came; the call may have arrived';
  return {
    chained: [],
    health: 'neutral',
    settlement: {
      delivery: job.id,
      attempt: job.attempt,
      endedAt: now.toISOString(),
      request: prepared.kind === 'call' ? prepared.shown : null,
      answer,
      verdict: { kind: 'try_again', why },
      next: { state: 'waiting', dueAt: now.toISOString(), reason: why },
    },
  };
}

function healthOf(answer: Answer): Health {
  switch (answer.kind) {
    case 'answered':
      return answer.status >= 500 ? 'trouble' : 'ok';
    case 'no_answer':
      return answer.why === 'timeout' || answer.why === 'connection' ? 'trouble' : 'neutral';
    case 'not_sent':
    case 'interrupted':
      return 'neutral';
  }
}
