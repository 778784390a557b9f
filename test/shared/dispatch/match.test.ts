import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, isMatch, match } from '../../../shared/dispatch/match.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { anEvent, anyCondition, anyEvent, aWebhook } from '../../support/events.ts';

const timeZone = 'Europe/Vienna';

function reasonsFor(when: Condition, study: JsonObject) {
  return match(aWebhook({ when }), anEvent(study)).reasons.filter(({ path }) =>
    path.startsWith('when'),
  );
}

describe('the reasons', () => {
  it('say what is there and what the rule wants', () => {
    const when: Condition = { field: 'study.modality', op: 'in', value: ['CT', 'MR'] };
    expect(reasonsFor(when, { modality: 'XA' })).toEqual([
      {
        path: 'when',
        holds: false,
        decisive: true,
        field: 'study.modality',
        actual: 'XA',
        text: 'modality is XA; the rule wants CT or MR',
        masked: 'modality is •••; the rule wants CT or MR',
      },
    ]);
  });

  it('say that capitals matter where that may be why', () => {
    const when: Condition = { field: 'study.modality', op: 'equals', value: 'ct', matchCase: true };
    expect(reasonsFor(when, { modality: 'CT' })[0]?.text).toBe(
      'modality is CT; the rule wants ct (capitals matter)',
    );
  });

  it('never show a value where it is masked', () => {
    const when: Condition = {
      all: [
        { field: 'study.patient_name', op: 'equals', value: 'ROE' },
        { field: 'study.patient_birth_date', op: 'ge', as: 'years_old', value: 18 },
        { field: 'study.patient_name', op: 'gt', value: 3, type: 'number' },
      ],
    };
    const masked = reasonsFor(when, {
      patient_name: 'DOE^JANE',
      patient_birth_date: '19620314',
    }).map((reason) => reason.masked);
    expect(masked.join()).not.toMatch(/DOE|1962|63/);
    expect(masked).toHaveLength(3);
  });

  it('say that a value is missing, or of how many years a date is', () => {
    const when: Condition = {
      field: 'study.patient_birth_date',
      op: 'ge',
      as: 'years_old',
      value: 18,
    };
    expect(reasonsFor(when, {})[0]).toMatchObject({
      missing: true,
      text: 'patient birth date is missing; the rule wants 18 years or more',
    });
    expect(reasonsFor(when, { patient_birth_date: '20200101' })[0]?.text).toContain(
      'is 1 Jan 2020, 6 years old;',
    );
    expect(reasonsFor(when, { patient_birth_date: '2020-01-01 08:30:00' })[0]?.text).toContain(
      'is 2020-01-01 08:30:00, 6 years old;',
    );
    expect(reasonsFor(when, { patient_birth_date: 'May' })[0]?.text).toContain(
      'cannot be read as a date',
    );
  });

  it('tell the rows that decided from those that did not', () => {
    const when: Condition = {
      all: [
        { field: 'study.modality', op: 'equals', value: 'CT' },
        {
          any: [
            { field: 'study.star', op: 'equals', value: '1' },
            { not: { field: 'study.modality', op: 'equals', value: 'CT' } },
          ],
        },
      ],
    };
    expect(
      reasonsFor(when, {}).map(({ path, holds, decisive }) => [path, holds, decisive]),
    ).toEqual([
      ['when.all.0', true, false],
      ['when.all.1.any.0', false, true],
      ['when.all.1.any.1.not', true, true],
    ]);
  });

  it('agree with the answer without reasons', () => {
    fc.assert(
      fc.property(anyCondition, anyEvent, (when, event) => {
        const webhook = aWebhook({ when });
        const answer = evaluate(when, event, { timeZone });
        expect(match(webhook, event).matches).toBe(answer);
        expect(isMatch(webhook, event)).toBe(answer);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a webhook', () => {
  const blocked = (webhook: Parameters<typeof aWebhook>[0], event = anEvent()): string[] => {
    const outcome = match(aWebhook(webhook), event);
    expect(isMatch(aWebhook(webhook), event)).toBe(outcome.matches);
    return outcome.reasons.filter((reason) => !reason.holds).map((reason) => reason.path);
  };

  it('waits for its own event and says nothing about rows of others', () => {
    const when: Condition = { field: 'study.modality', op: 'equals', value: 'MR' };
    expect(blocked({ event: 'STUDY_SHARE', when })).toEqual(['event']);
  });

  it('that is suspended does not run, and its rows are explained all the same', () => {
    expect(
      blocked({ suspended: true, when: { field: 'study.modality', op: 'equals', value: 'MR' } }),
    ).toEqual(['suspended', 'when']);
  });

  it('does not take an event that is for another', () => {
    expect(blocked({}, anEvent({}, { target: 'webhook-2' }))).toEqual(['target']);
    expect(blocked({}, anEvent({}, { target: 'webhook-1' }))).toEqual([]);
  });

  it.each(['CRON', 'MANUAL', 'ROUTE_RULE'])('takes %s only where it is named', (type) => {
    expect(blocked({ event: type }, anEvent({}, { type }))).toEqual(['target']);
    expect(blocked({ event: type }, anEvent({}, { type, target: 'webhook-1' }))).toEqual([]);
  });

  it('never fires on its own failure, nor on what came of it', () => {
    const event = { type: 'WEBHOOK_FAILED', causes: ['webhook-1', 'webhook-2'] };
    expect(blocked({ event: 'WEBHOOK_FAILED' }, anEvent({}, event))).toEqual(['causes']);
    expect(blocked({ uuid: 'webhook-3', event: 'WEBHOOK_FAILED' }, anEvent({}, event))).toEqual([]);
  });

  it('does not run at the end of a chain that is too long', () => {
    const causes = (count: number) =>
      Array.from({ length: count }, (_, index) => `cause-${String(index)}`);
    expect(blocked({}, anEvent({}, { causes: causes(8) }))).toEqual([]);
    expect(blocked({}, anEvent({}, { causes: causes(9) }))).toEqual(['causes']);
  });

  it('ignores studies that are too old, by the calendar of its time zone', () => {
    const late = { time: '2026-03-01T23:30:00Z' };
    expect(blocked({ max_age: 2 }, anEvent({ study_date: '20260228' }, late))).toEqual([]);
    expect(blocked({ max_age: 2 }, anEvent({ study_date: '20260227' }, late))).toEqual(['max_age']);
    expect(
      blocked({ max_age: 2, time_zone: 'UTC' }, anEvent({ study_date: '20260227' }, late)),
    ).toEqual([]);
  });

  it('takes nothing for too old without a study date that can be read', () => {
    expect(blocked({ max_age: 1 }, anEvent({}))).toEqual([]);
    expect(blocked({ max_age: 1 }, anEvent({ study_date: 'unknown' }))).toEqual([]);
  });
});
