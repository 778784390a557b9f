import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, isMatch, match } from '../../../shared/dispatch/match.ts';
import {
  complementOf,
  type Condition,
  type Operator,
  type Row,
} from '../../../shared/model/condition.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';
import { anEvent, anyCondition, anyEvent, anyRow, aWebhook } from '../../support/events.ts';

const timeZone = 'Europe/Vienna';

function holds(row: Omit<Row, 'field'>, value: Json | undefined, time?: string): boolean {
  const study: JsonObject = value === undefined ? {} : { thing: value };
  const event = anEvent({}, { data: { study }, ...(time === undefined ? {} : { time }) });
  return evaluate({ field: 'study.thing', ...row }, event, { timeZone });
}

function reasonsFor(when: Condition, study: JsonObject) {
  return match(aWebhook({ when }), anEvent(study)).reasons.filter(({ path }) =>
    path.startsWith('when'),
  );
}

describe('a row', () => {
  const table: [Operator, Row['value'], Json, boolean][] = [
    ['equals', 'ct', 'CT', true],
    ['equals', 'CT', 'CT HEAD', false],
    ['in', ['CT', 'MR'], 'mr', true],
    ['in', ['CT', 'MR'], 'XA', false],
    ['contains', 'head', 'CT HEAD', true],
    ['contains', 'foot', 'CT HEAD', false],
    ['begins_with', 'ct', 'CT HEAD', true],
    ['begins_with', 'head', 'CT HEAD', false],
    ['like', 'ct%head%', 'CT of the HEAD', true],
    ['like', 'ct%head', 'CT of the HEADS', false],
    ['like', 'a%a', 'a', false],
    ['like', '%b%b%', 'abc', false],
    ['like', 'c_', 'CT', false],
    ['matches', '^c.*d$', 'CT HEAD', true],
    ['matches', '/^CT/', 'ct head', false],
    ['matches', '/^CT/i', 'ct head', true],
    ['matches', '^$', '', true],
    ['has_value', undefined, 0, true],
    ['has_value', undefined, '', false],
    ['gt', 9, '10', true],
    ['gt', '9', '10', true],
    ['le', 10, 10, true],
    ['lt', 10, 10, false],
    ['ge', 10, 'ten', false],
    ['equals', true, 1, true],
    ['equals', true, 'true', true],
    ['equals', '1', true, true],
    ['equals', false, '0', true],
    ['equals', 'CT\\SR', 'CT\\SR', true],
    ['equals', 'CT', 'CT\\SR', false],
  ];
  it.each(table)('%s %j of %j is %s', (op, value, actual, expected) => {
    expect(holds({ op, ...(value === undefined ? {} : { value }) }, actual)).toBe(expected);
  });

  it('regards case only where the author asks for it', () => {
    expect(holds({ op: 'equals', value: 'CT', matchCase: true }, 'ct')).toBe(false);
    expect(holds({ op: 'matches', value: 'CT', matchCase: true }, 'ct')).toBe(false);
    expect(holds({ op: 'contains', value: 'CT', matchCase: true }, 'a CT')).toBe(true);
  });

  it('compares numbers as numbers, however they are written', () => {
    expect(holds({ op: 'equals', value: 5, type: 'number' }, '5.0')).toBe(true);
    expect(holds({ op: 'in', value: [4, 5], type: 'number' }, ' 5 ')).toBe(true);
    expect(holds({ op: 'equals', value: 16, type: 'number' }, '0x10')).toBe(false);
  });

  it('reads dates as DICOM and as ISO 8601', () => {
    expect(holds({ op: 'equals', value: '2026-03-02', type: 'date' }, '20260302')).toBe(true);
    expect(holds({ op: 'gt', value: '20260301', type: 'date' }, '2026-03-02T08:00:00Z')).toBe(true);
    expect(holds({ op: 'gt', value: '20200101', type: 'date' }, '20260230')).toBe(false);
  });

  it('compares an instant with a day by the calendar of the rule', () => {
    const row = { op: 'equals', value: '2026-03-02', type: 'datetime' } as const;
    expect(holds(row, '2026-03-01 23:30:00')).toBe(true);
    expect(holds(row, '2026-03-02 23:30:00')).toBe(false);
  });

  it('reads an author’s time on the rule’s clock and an event’s as UTC', () => {
    const row = { op: 'ge', value: '2026-03-02 12:00', type: 'datetime' } as const;
    expect(holds(row, '2026-03-02 11:00:00')).toBe(true);
    expect(holds(row, '2026-03-02 10:59:59')).toBe(false);
  });

  it('takes a field without an object for one of the study', () => {
    expect(
      evaluate({ field: 'modality', op: 'equals', value: 'CT' }, anEvent(), { timeZone }),
    ).toBe(true);
  });

  it('with its complement covers every value, also none, exactly once', () => {
    fc.assert(
      fc.property(anyRow, anyEvent, (row, event) => {
        const opposite = { ...row, op: complementOf(row.op) };
        expect(evaluate(opposite, event, { timeZone })).toBe(!evaluate(row, event, { timeZone }));
      }),
      { numRuns: 1000 },
    );
  });

  it('that is positive holds for nothing that is missing', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const nothing = anEvent({}, { data: {} });
        expect(evaluate(row, nothing, { timeZone })).toBe(/^not_|^is_empty$/.test(row.op));
      }),
    );
  });
});

describe('an age', () => {
  const adult = { op: 'ge', value: 18, as: 'years_old' } as const;

  it('is counted on the day of the event in the rule’s time zone', () => {
    expect(holds(adult, '20080302', '2026-03-01T23:30:00Z')).toBe(true);
    expect(holds(adult, '20080302', '2026-03-01T22:30:00Z')).toBe(false);
  });

  it('of someone born on 29 February grows on 1 March in other years', () => {
    expect(holds(adult, '20080229', '2026-02-28T12:00:00Z')).toBe(false);
    expect(holds(adult, '20080229', '2026-03-01T12:00:00Z')).toBe(true);
    expect(holds({ ...adult, value: 16 }, '20080229', '2024-02-29T12:00:00Z')).toBe(true);
  });

  it('in days counts midnights of a date and 24 hours of an instant', () => {
    const yesterday = { op: 'equals', value: 1, as: 'days_old' } as const;
    expect(holds(yesterday, '20260301', '2026-03-01T23:30:00Z')).toBe(true);
    expect(holds(yesterday, '2026-03-01T12:00:00Z', '2026-03-02T11:59:59Z')).toBe(false);
    expect(holds(yesterday, '2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z')).toBe(true);
  });

  it('in hours of a plain date counts from its midnight on the rule’s clock', () => {
    const hours = { op: 'equals', as: 'hours_old', value: 22 } as const;
    // On 29 March 2026 the clocks in Vienna skip an hour.
    expect(holds(hours, '20260329', '2026-03-29T21:00:00Z')).toBe(true);
  });

  it('of what is no date is none, and so is not below anything', () => {
    expect(holds({ op: 'lt', value: 18, as: 'years_old' }, '045Y')).toBe(false);
    expect(holds({ op: 'not_lt', value: 18, as: 'years_old' }, '045Y')).toBe(true);
  });
});

describe('weekdays and hours', () => {
  const open = (within: object, time: string): boolean =>
    evaluate(
      { within: { days: ['mon'], start: '22:00', stop: '06:00', ...within } } as Condition,
      anEvent({}, { time }),
      { timeZone },
    );

  it('are read on the rule’s clock', () => {
    expect(open({ start: '12:00', stop: '13:00' }, '2026-03-02T11:00:00Z')).toBe(true);
    expect(open({ start: '12:00', stop: '13:00' }, '2026-03-02T12:00:00Z')).toBe(false);
    expect(open({ start: '11:00', stop: '12:00', tz: 'UTC' }, '2026-03-02T11:00:00Z')).toBe(true);
  });

  it('over midnight belong to the day on which they began', () => {
    expect(open({}, '2026-03-02T21:00:00Z')).toBe(true);
    expect(open({}, '2026-03-03T04:59:00Z')).toBe(true);
    expect(open({}, '2026-03-03T05:00:00Z')).toBe(false);
    expect(open({}, '2026-03-02T04:00:00Z')).toBe(false);
  });

  it('may be turned round', () => {
    expect(open({ invert: true }, '2026-03-02T21:00:00Z')).toBe(false);
    expect(open({ invert: true }, '2026-03-02T12:00:00Z')).toBe(true);
  });

  it('from a time to the same time are a whole day', () => {
    expect(open({ start: '00:00', stop: '00:00' }, '2026-03-02T22:59:00Z')).toBe(true);
    expect(open({ start: '00:00', stop: '24:00' }, '2026-03-01T23:00:00Z')).toBe(true);
    expect(open({ start: '00:00', stop: '00:00' }, '2026-03-02T23:00:00Z')).toBe(false);
  });

  it('in a time zone that nobody knows are never, also turned round', () => {
    expect(open({ tz: 'Europe/Atlantis', invert: true }, '2026-03-02T12:00:00Z')).toBe(false);
  });
});

describe('what cannot be judged here', () => {
  const raw: Condition = { raw: { filter_field: 'modality', filter_regexp: '(?<!a)b' } };
  const refused: Condition = { field: 'study.modality', op: 'not_matches', value: '^(?!CT$)' };

  it.each([raw, { not: raw }, { any: [raw, { all: [] }] }, refused, { not: { not: refused } }])(
    'blocks all of %j',
    (when) => {
      expect(evaluate(when, anEvent(), { timeZone })).toBe(false);
      const { matches, reasons } = match(aWebhook({ when }), anEvent());
      expect(matches).toBe(false);
      expect(reasons.filter((reason) => reason.decisive)).toMatchObject([{ blocks: true }]);
    },
  );

  it('says why a pattern does not run', () => {
    expect(reasonsFor(refused, {})[0]?.text).toContain('the pattern for modality cannot run here');
  });

  it('leaves patterns that would never end to an engine that ends', () => {
    expect(holds({ op: 'matches', value: '(a+)+$' }, `${'a'.repeat(5000)}!`)).toBe(false);
  });
});

describe('the attachment’s type', () => {
  it('is text that ignores case', () => {
    const event = anEvent({}, { data: { attachment: { mime_type: 'Application/PDF' } } });
    expect(
      evaluate({ mime: { op: 'equals', value: 'application/pdf' } }, event, { timeZone }),
    ).toBe(true);
    expect(
      evaluate({ mime: { op: 'not_equals', value: 'application/pdf' } }, event, { timeZone }),
    ).toBe(false);
  });
});

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
      text: 'patient birth date is missing; the rule wants 18 or more (years old)',
    });
    expect(reasonsFor(when, { patient_birth_date: '20200101' })[0]?.text).toContain(
      'is 20200101 (6 years old)',
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
