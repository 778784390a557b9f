import { weekdays, type WithinLeaf } from '../../model/condition.ts';
import type { Compiled } from './compiled.ts';
import { localTime } from './calendar.ts';

const minuteLength = 60_000;
/** 1970-01-01 was a Thursday. */
const firstWeekday = weekdays.indexOf('thu');

/**
 * Compiles weekdays and hours, judged by the event's time on the clock of the leaf's time zone or the rule's. `stop` at
 * or before `start` runs over midnight and belongs to the day on which it started.
 */
export function compileWithin({ within }: WithinLeaf, timeZone: string): Compiled {
  const zone = within.tz ?? timeZone;
  const [start, stop] = [minutesOf(within.start), minutesOf(within.stop)];
  const days = new Set(within.days.map((day) => weekdays.indexOf(day)));
  const isOpen = (weekday: number, minutes: number): boolean => {
    if (start < stop) return days.has(weekday) && minutes >= start && minutes < stop;
    return (
      (days.has(weekday) && minutes >= start) || (days.has((weekday + 6) % 7) && minutes < stop)
    );
  };
  const look = (time: string) => {
    const local = localTime(Date.parse(time), zone);
    if (!local) return null;
    const weekday = (((local.day + firstWeekday) % 7) + 7) % 7;
    const minutes = Math.floor(local.time / minuteLength);
    return { weekday, minutes, open: isOpen(weekday, minutes) !== (within.invert === true) };
  };
  return {
    // A time zone that nobody knows cannot be judged, turned round or not: it blocks.
    blocked: localTime(0, zone) === null,
    holds: (event) => look(event.time)?.open ?? false,
    explain: (event, path) => {
      const seen = look(event.time);
      const when = seen ? `${weekdays[seen.weekday] ?? ''} ${clockOf(seen.minutes)}` : null;
      const wants = `${within.invert === true ? 'any time but ' : ''}${within.days.join(', ')} ${within.start}–${within.stop}`;
      const text = when
        ? `it happened on ${when} (${zone}); the rule wants ${wants}`
        : `the time zone “${zone}” is not known; write one such as Europe/Vienna`;
      return [
        {
          path,
          holds: seen?.open ?? false,
          decisive: true,
          text,
          masked: text,
          ...(when ? { actual: when } : { blocks: true as const }),
        },
      ];
    },
  };
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
