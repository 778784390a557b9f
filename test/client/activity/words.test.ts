import { describe, expect, it } from 'vitest';
import {
  inOwnTime,
  sayAttempt,
  sayDuration,
  sayLastTry,
  sayStanding,
  sayTries,
  sentence,
} from '../../../client/activity/words.ts';
import type { DeliverySummary } from '../../../shared/model/answers/journal.ts';
import type { Attempt } from '../../../shared/model/delivery.ts';

const delivery = (more: Partial<DeliverySummary>): DeliverySummary => ({
  id: 'd1',
  eventKey: 1,
  webhook: 'w1',
  rule: 'r1',
  version: 1,
  connection: 'ambra',
  state: 'waiting',
  dueAt: '2026-03-02T11:00:00Z',
  attempts: 0,
  createdAt: '2026-03-02T11:00:00Z',
  updatedAt: '2026-03-02T11:00:00Z',
  reason: null,
  replayOf: null,
  webhookName: 'CT: Push',
  eventType: 'STUDY_SYNC',
  eventId: 'e1',
  repeat: null,
  ...more,
});

const attempt = (more: Partial<Attempt>): Attempt => ({
  delivery: 'd1',
  number: 1,
  byHand: false,
  startedAt: '2026-03-02T11:00:00Z',
  endedAt: '2026-03-02T11:00:01Z',
  request: null,
  answer: null,
  verdict: null,
  ...more,
});

const answered = (status: number) =>
  ({ kind: 'answered', status, headers: {}, body: '', truncated: false, milliseconds: 5 }) as const;

describe('how a delivery stands', () => {
  it('is said even where the server gives no reason', () => {
    expect(sayStanding(delivery({}))).toBe('Not tried yet');
    expect(sayStanding(delivery({ attempts: 1 }))).toBe('Did not work');
  });

  it('is otherwise the server’s reason', () => {
    expect(sayStanding(delivery({ attempts: 2, reason: 'error (HTTP 500)' }))).toBe(
      'Error (HTTP 500)',
    );
    expect(sayStanding(delivery({ state: 'failed', attempts: 4, reason: 'no answer' }))).toBe(
      'No answer',
    );
  });

  it('tells a try that goes on from the first', () => {
    expect(sayStanding(delivery({ state: 'sending', attempts: 1 }))).toBe('Under way');
    expect(sayStanding(delivery({ state: 'sending', attempts: 2 }))).toBe('Try 2 is under way');
  });

  it('counts tries as people do', () => {
    expect([0, 1, 2].map(sayTries)).toEqual(['not tried', '1 try', '2 tries']);
  });
});

describe('what became of a try', () => {
  it('is open while the answer is awaited', () => {
    expect(sayAttempt(attempt({ endedAt: null }))).toMatchObject({
      tone: 'wait',
      title: 'Under way',
    });
  });

  it('warns that an interrupted call may have arrived', () => {
    expect(sayAttempt(attempt({ answer: { kind: 'interrupted' } })).text).toContain(
      'may have arrived',
    );
  });

  it('says of a call without an answer whether it may have been carried out', () => {
    const said = (mayHaveArrived: boolean) =>
      sayAttempt(
        attempt({
          answer: {
            kind: 'no_answer',
            why: 'timeout',
            message: 'no answer within 30 s',
            mayHaveArrived,
            milliseconds: 30_000,
          },
        }),
      ).text;
    expect(said(true)).toBe(
      'No answer within 30 s. The call may have been carried out all the same.',
    );
    expect(said(false)).toBe('No answer within 30 s. The call did not arrive.');
  });

  it('goes by the verdict, not by the status', () => {
    const verdict = { kind: 'succeeded', why: 'already in process' } as const;
    expect(sayAttempt(attempt({ answer: answered(409), verdict })).tone).toBe('good');
  });

  it('repeats how long the other side asked to wait', () => {
    const verdict = { kind: 'try_again', why: 'HTTP 429', after: 90 } as const;
    expect(sayAttempt(attempt({ answer: answered(429), verdict })).text).toContain('90 seconds');
  });
});

describe('what the last try came to', () => {
  const verdict = { kind: 'try_again', why: 'the platform answered with an error' } as const;

  it('is said of the last that has come to anything', () => {
    const [first, second] = [attempt({ verdict }), attempt({ number: 2, endedAt: null })];
    expect(sayLastTry([first, { ...first, number: 2 }])).toBe(
      'Try 2 failed: The platform answered with an error.',
    );
    expect(sayLastTry([first, second])).toBe('Try 1 failed: The platform answered with an error.');
    expect(sayLastTry([])).toBeNull();
  });

  it('is told of Studyhook itself where it stopped meanwhile', () => {
    expect(sayLastTry([attempt({ verdict, answer: { kind: 'interrupted' } })])).toBe(
      'Try 1 failed: Studyhook stopped before the answer came.',
    );
  });
});

describe('words', () => {
  it.each([
    [12.4, '12 ms'],
    [2_130, '2.1 s'],
    [31_000, '31 s'],
    [200_000, '3 min 20 s'],
  ])('tell %d milliseconds as %j', (milliseconds, said) => {
    expect(sayDuration(milliseconds)).toBe(said);
  });

  it('make a sentence of the server’s half one', () => {
    expect(sentence('no answer')).toBe('No answer.');
    expect(sentence('Really?')).toBe('Really?');
  });

  it('show its moments by the reader’s clock', () => {
    expect(inOwnTime('at rest until 2026-03-02T11:00:00.000Z.', () => 'noon')).toBe(
      'at rest until noon.',
    );
  });
});
