import { weekdays } from '../../../shared/model/condition.ts';

export type Weekday = (typeof weekdays)[number];

/** A schedule as people think of it; what none of these says is `custom`. */
export type Schedule =
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'daily' | 'workdays'; readonly time: string }
  | { readonly kind: 'weekly'; readonly time: string; readonly days: readonly Weekday[] }
  | { readonly kind: 'monthly'; readonly time: string; readonly day: number }
  | { readonly kind: 'custom' };

export type ScheduleKind = Schedule['kind'];

export const scheduleKinds: Readonly<Record<ScheduleKind, string>> = {
  minutes: 'Every few minutes',
  hourly: 'Every hour',
  daily: 'Every day',
  workdays: 'Monday to Friday',
  weekly: 'On days of the week',
  monthly: 'Every month',
  custom: 'Written out',
};

/** Cron counts the week from Sunday, and takes 7 for it as well. */
const cronDays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function scheduleOf(cron: string): Schedule {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = cron
    .trim()
    .split(/\s+/);
  const custom: Schedule = { kind: 'custom' };
  if (rest.length > 0 || month !== '*') return custom;
  if (hour === '*' && day === '*' && weekday === '*') return withoutHour(minute) ?? custom;
  const time = timeOf(minute, hour);
  if (time === null) return custom;
  if (day !== '*') {
    const number = wholeNumber(day, 31);
    return weekday === '*' && number ? { kind: 'monthly', time, day: number } : custom;
  }
  if (weekday === '*') return { kind: 'daily', time };
  const days = daysOf(weekday);
  if (days === null) return custom;
  return days.join() === 'mon,tue,wed,thu,fri'
    ? { kind: 'workdays', time }
    : { kind: 'weekly', time, days };
}

function withoutHour(minute: string): Schedule | null {
  if (minute === '*') return { kind: 'minutes', every: 1 };
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (step !== undefined) {
    const every = wholeNumber(step, 59);
    return every ? { kind: 'minutes', every } : null;
  }
  const number = wholeNumber(minute, 59);
  return number === null ? null : { kind: 'hourly', minute: number };
}

function timeOf(minute: string, hour: string): string | null {
  const [minutes, hours] = [wholeNumber(minute, 59), wholeNumber(hour, 23)];
  if (minutes === null || hours === null) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function wholeNumber(text: string, most: number): number | null {
  return /^\d{1,2}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** In the order of the week, Monday first. */
function daysOf(text: string): Weekday[] | null {
  const found = new Set<Weekday>();
  for (const part of text.toLowerCase().split(',')) {
    const [from = '', to = from, ...more] = part.split('-');
    const [first, last] = [placeOf(from), placeOf(to)];
    if (first === null || last === null || first > last || more.length > 0) return null;
    for (let place = first; place <= last; place += 1) found.add(cronDays[place] ?? 'sun');
  }
  return weekdays.filter((day) => found.has(day));
}

function placeOf(text: string): number | null {
  const named = cronDays.findIndex((day) => day === text);
  return named >= 0 ? named : /^[0-7]$/.test(text) ? Number(text) : null;
}

/** The expression for a schedule; `custom` has none of its own. */
export function cronOf(schedule: Exclude<Schedule, { kind: 'custom' }>): string {
  switch (schedule.kind) {
    case 'minutes':
      return schedule.every === 1 ? '* * * * *' : `*/${String(schedule.every)} * * * *`;
    case 'hourly':
      return `${String(schedule.minute)} * * * *`;
    case 'daily':
      return `${clock(schedule.time)} * * *`;
    case 'workdays':
      return `${clock(schedule.time)} * * mon-fri`;
    case 'weekly':
      return `${clock(schedule.time)} * * ${schedule.days.join(',')}`;
    case 'monthly':
      return `${clock(schedule.time)} ${String(schedule.day)} * *`;
  }
}

function clock(time: string): string {
  const [hour = '0', minute = '0'] = time.split(':');
  return `${String(Number(minute))} ${String(Number(hour))}`;
}

/** Another kind of schedule that keeps what the two have in common: the time of day. */
export function scheduleAs(kind: ScheduleKind, before: Schedule): Schedule {
  const time = 'time' in before ? before.time : '09:00';
  switch (kind) {
    case 'minutes':
      return { kind, every: 15 };
    case 'hourly':
      return { kind, minute: 'time' in before ? Number(before.time.slice(3)) : 0 };
    case 'daily':
    case 'workdays':
      return { kind, time };
    case 'weekly':
      return { kind, time, days: ['mon'] };
    case 'monthly':
      return { kind, time, day: 1 };
    case 'custom':
      return { kind };
  }
}
