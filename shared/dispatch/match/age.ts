import type { Age } from '../../model/condition.ts';
import {
  dayLength,
  instantOf,
  instantOfLocal,
  localDay,
  localTime,
  readMoment,
  yearsBetween,
  type Moment,
} from './calendar.ts';

/**
 * How old a date was at `instant`, in whole units, rounded down; negative where it lies ahead. Years count by the
 * calendar of the time zone. Days of a plain date count midnights; of an instant, 24 hours. Hours and minutes of a
 * plain date count from its local midnight. Instants without a distance from UTC are UTC, as the platform writes them.
 */
export function ageOf(value: unknown, unit: Age, instant: number, timeZone: string): number | null {
  const moment = readMoment(value);
  const today = localTime(instant, timeZone)?.day;
  if (!moment || today === undefined) return null;
  switch (unit) {
    case 'years_old': {
      const day = localDay(moment, 'UTC', timeZone);
      return day === null ? null : yearsBetween(day, today);
    }
    case 'days_old':
      return moment.time === null
        ? today - moment.day
        : elapsed(moment, instant, timeZone, dayLength);
    case 'hours_old':
      return elapsed(moment, instant, timeZone, 3_600_000);
    case 'minutes_old':
      return elapsed(moment, instant, timeZone, 60_000);
  }
}

function elapsed(moment: Moment, instant: number, timeZone: string, unit: number): number | null {
  const start = instantOf(moment, 'UTC') ?? instantOfLocal(moment.day, 0, timeZone);
  return start === null ? null : Math.floor((instant - start) / unit);
}

/** Whole days between a study's date and an instant, by the calendar of the time zone; null where it cannot be read. */
export function daysOld(value: unknown, instant: number, timeZone: string): number | null {
  const moment = readMoment(value);
  const day = moment && localDay(moment, 'UTC', timeZone);
  const today = localTime(instant, timeZone)?.day;
  return day === null || today === undefined ? null : today - day;
}
