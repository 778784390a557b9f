import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cronOf,
  scheduleAs,
  scheduleOf,
  type Schedule,
} from '../../../client/inspector/trigger/schedulePresets.ts';
import { parseCron } from '../../../shared/authoring/schedule.ts';
import { weekdays } from '../../../shared/model/condition.ts';

type Plain = Exclude<Schedule, { kind: 'custom' }>;

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const schedules: fc.Arbitrary<Plain> = fc.oneof(
  fc.record({ kind: fc.constant('minutes' as const), every: fc.integer({ min: 1, max: 59 }) }),
  fc.record({ kind: fc.constant('hourly' as const), minute: fc.integer({ min: 0, max: 59 }) }),
  fc.record({ kind: fc.constantFrom('daily' as const, 'workdays' as const), time }),
  fc.record({
    kind: fc.constant('weekly' as const),
    time,
    days: fc
      .subarray([...weekdays], { minLength: 1 })
      .filter((days) => days.join() !== 'mon,tue,wed,thu,fri'),
  }),
  fc.record({ kind: fc.constant('monthly' as const), time, day: fc.integer({ min: 1, max: 31 }) }),
);

describe('a schedule chosen in words', () => {
  it('is an expression that runs, and reads back as the same schedule', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const cron = cronOf(schedule);
        expect(parseCron(cron, 'UTC')).toEqual({ kind: 'ok' });
        expect(scheduleOf(cron)).toEqual(schedule);
      }),
    );
  });

  it.each([
    ['0 9 * * mon-fri', { kind: 'workdays', time: '09:00' }],
    ['0 9 * * 1-5', { kind: 'workdays', time: '09:00' }],
    ['30 18 * * SAT,7', { kind: 'weekly', time: '18:30', days: ['sat', 'sun'] }],
    ['  0   0 1 * *  ', { kind: 'monthly', time: '00:00', day: 1 }],
    ['* * * * *', { kind: 'minutes', every: 1 }],
  ] as const)('“%s” is recognised however it was written', (cron, schedule) => {
    expect(scheduleOf(cron)).toEqual(schedule);
  });

  it.each([
    '',
    '0 9',
    '0 9 1 1 *',
    '0 9 1 * mon',
    '0 9-17 * * *',
    '61 9 * * *',
    '0 9 * * fri-mon',
    '*/0 * * * *',
    '0 9 0 * *',
  ])('“%s” is none of the usual ones and stays written out', (cron) => {
    expect(scheduleOf(cron)).toEqual({ kind: 'custom' });
  });

  it('keeps the time of day when the days change', () => {
    const daily: Schedule = { kind: 'daily', time: '22:15' };
    expect(scheduleAs('monthly', daily)).toEqual({ kind: 'monthly', time: '22:15', day: 1 });
    expect(scheduleAs('hourly', daily)).toEqual({ kind: 'hourly', minute: 15 });
  });
});
