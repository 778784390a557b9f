import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/dispatch/match.ts';
import { complementOf, type Operator, type Row } from '../../../../shared/model/condition.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { anEvent, anyEvent, anyRow } from '../../../support/events.ts';

const timeZone = 'Europe/Vienna';

function holds(row: Omit<Row, 'field'>, value: Json | undefined, time?: string): boolean {
  const study: JsonObject = value === undefined ? {} : { thing: value };
  const event = anEvent({}, { data: { study }, ...(time === undefined ? {} : { time }) });
  return evaluate({ field: 'study.thing', ...row }, event, { timeZone });
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
