import { describe, expect, it } from 'vitest';
import { judge, nextTry, type Circumstances } from '../../../shared/dispatch/retry.ts';
import type { Answer, Verdict } from '../../../shared/model/delivery.ts';

const now = new Date('2026-03-02T11:00:00Z');

function answered(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'answered', status, headers, body: text, truncated: false, milliseconds: 5 };
}

function error(error_type: string, status = 412): Answer {
  return answered(status, { status: 'ERROR', error_type });
}

function verdict(answer: Answer, more: Partial<Circumstances> = {}): Verdict {
  return judge(answer, { attempt: 1, mayHaveArrived: false, now, ...more });
}

describe('an answer', () => {
  it.each<[string, Answer, Verdict['kind']]>([
    ['success', answered(200, { status: 'OK' }), 'succeeded'],
    ['no content', answered(204), 'succeeded'],
    ['text that is no JSON', answered(200, '{oops'), 'succeeded'],
    ['a study that is not ready', error('NOT_READY'), 'try_again'],
    ['a study that is locked, with a status of success', error('LOCKED', 200), 'try_again'],
    ['a missing permission', error('NOT_PERMITTED'), 'failed'],
    ['an error with a status of success', error('NOT_FOUND', 200), 'failed'],
    ['an error without a type', answered(200, { status: 'ERROR' }), 'failed'],
    ['an error inside a broken server', error('INTERNAL', 500), 'try_again'],
    ['a bad request', answered(400), 'failed'],
    ['a time-out of the server', answered(408), 'try_again'],
    ['too early', answered(425), 'try_again'],
    ['too many requests', answered(429), 'try_again'],
    ['a gateway that is down', answered(502), 'try_again'],
    ['a redirect', answered(302), 'failed'],
  ])('of %s', (_, answer, kind) => {
    expect(verdict(answer).kind).toBe(kind);
  });

  it('that a call is waiting is ours where an earlier try may have arrived, and another’s where not', () => {
    expect(verdict(error('PENDING'), { mayHaveArrived: true })).toMatchObject({
      kind: 'succeeded',
      why: expect.stringContaining('already in process'),
    });
    expect(verdict(error('PENDING')).kind).toBe('try_again');
  });

  it('that refuses the session gets a new one once, and only where there is one', () => {
    for (const refusal of [answered(401), error('INVALID_SID'), error('AUTH', 401)]) {
      expect(verdict(refusal).kind).toBe('renew_sid');
      expect(verdict(refusal, { sid: 'renewed' }).kind).toBe('failed');
      expect(verdict(refusal, { sid: 'none' }).kind).toBe('failed');
    }
  });

  it('that never came is tried again, unless the address itself is refused', () => {
    const none = (why: Extract<Answer, { kind: 'no_answer' }>['why']): Answer => ({
      kind: 'no_answer',
      why,
      message: why,
      mayHaveArrived: true,
      milliseconds: 1,
    });
    expect(
      (['timeout', 'connection', 'aborted'] as const).map((why) => verdict(none(why)).kind),
    ).toEqual(['try_again', 'try_again', 'try_again']);
    expect(
      (['refused_address', 'redirect'] as const).map((why) => verdict(none(why)).kind),
    ).toEqual(['failed', 'failed']);
  });

  it('to what was not sent depends on whether that passes', () => {
    expect(verdict({ kind: 'not_sent', why: 'no login', temporary: true })).toEqual({
      kind: 'try_again',
      why: 'no login',
    });
    expect(verdict({ kind: 'not_sent', why: 'missing', temporary: false })).toEqual({
      kind: 'failed',
      why: 'missing',
    });
    expect(verdict({ kind: 'interrupted' }).kind).toBe('try_again');
  });

  it('may ask for patience, up to an hour', () => {
    const after = (value: string, name = 'retry-after') =>
      verdict(answered(503, '', { [name]: value }));
    expect(after('30')).toMatchObject({ after: 30 });
    expect(after('86400', 'Retry-After')).toMatchObject({ after: 3600 });
    expect(after('Mon, 02 Mar 2026 11:02:00 GMT')).toMatchObject({ after: 120 });
    expect(after('Mon, 02 Mar 2026 10:00:00 GMT')).toMatchObject({ after: 0 });
    expect(after('5.5')).not.toHaveProperty('after');
    expect(after('soon')).not.toHaveProperty('after');
  });
});

describe('what an error is about', () => {
  const about = (error_subtype: unknown) => {
    const body = JSON.stringify({ status: 'ERROR', error_type: 'NOT_FOUND', error_subtype });
    const headers = {};
    const whole = {
      kind: 'answered',
      status: 412,
      headers,
      body,
      truncated: false,
      milliseconds: 1,
    } as const;
    return judge(whole, { attempt: 1, mayHaveArrived: false }).why;
  };

  it('is told where the platform names parameters', () => {
    const unknown = 'The platform does not know the study, destination or other thing';
    expect(about('destination_id')).toBe(
      `${unknown} that this call names (NOT_FOUND: destination_id, HTTP 412).`,
    );
    expect(about('uuid,destination_id')).toContain('(NOT_FOUND: uuid,destination_id, HTTP 412)');
  });

  it('is not repeated where it could be a value', () => {
    for (const value of ['doe', 'Doe^Jane', 'jane doe', 7, { a: 1 }]) {
      expect(about(value)).toContain('(NOT_FOUND, HTTP 412)');
    }
  });
});

it.each([
  [
    error('NOT_PERMITTED'),
    'The platform does not permit this to the user as whom the call runs (NOT_PERMITTED, HTTP 412).',
  ],
  [
    error('INVALID_FLAG'),
    'The platform does not accept a value of this call (INVALID_FLAG, HTTP 412).',
  ],
  [error('NOT_READY'), 'The platform cannot do this yet (NOT_READY, HTTP 412).'],
  [error('WHATEVER', 500), 'The platform answered with an error (WHATEVER, HTTP 500).'],
  [
    answered(500, { status: 'ERROR', error_type: 'of no form' }),
    'The platform answered with an error (HTTP 500).',
  ],
  [answered(200, { status: 'ERROR' }), 'The answer says that its status is ERROR (HTTP 200).'],
])('an error is put into words, and keeps its own name', (answer, words) => {
  expect(verdict(answer).why).toBe(words);
});

describe('the next try', () => {
  const again = { kind: 'try_again', why: 'not yet' } as const;
  const seconds = (retry: boolean, tries: number, outcome: Verdict = again): number | null => {
    const due = nextTry({ retry }, tries, outcome, now);
    return due && (due.getTime() - now.getTime()) / 1000;
  };

  it('comes after a minute, ten minutes and an hour, and then no more', () => {
    expect([1, 2, 3, 4].map((tries) => seconds(true, tries))).toEqual([60, 600, 3600, null]);
  });

  it('does not come where the author did not ask for it', () => {
    expect(seconds(false, 1)).toBeNull();
    expect(seconds(true, 1, { kind: 'failed', why: 'no' })).toBeNull();
    expect(seconds(true, 1, { kind: 'succeeded', why: 'yes' })).toBeNull();
  });

  it('comes no sooner than the other side asks for', () => {
    expect(seconds(true, 1, { ...again, after: 300 })).toBe(300);
    expect(seconds(true, 2, { ...again, after: 300 })).toBe(600);
  });

  it('with a new session comes at once', () => {
    expect(seconds(false, 1, { kind: 'renew_sid', why: 'refused' })).toBe(0);
  });
});
