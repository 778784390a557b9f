import { Cron } from 'croner';

export type ParsedCron =
  | { readonly kind: 'ok' }
  | {
      readonly kind: 'invalid';
      readonly message: string;
      /** Where in the expression, counted from 0, when one part is to blame. */
      readonly position?: number;
    };

const parts = [
  { name: 'a minute', lowest: 0, highest: 59 },
  { name: 'an hour', lowest: 0, highest: 23 },
  { name: 'a day of the month', lowest: 1, highest: 31 },
  { name: 'a month', lowest: 1, highest: 12 },
  { name: 'a day of the week', lowest: 0, highest: 7 },
] as const;

/**
 * Whether a five-part cron expression can be read and ever comes true, and if not, which part is to blame. Names
 * (`mon-fri`, `jan`) are understood; seconds, years and `@daily` are not, for the platform knows none of them.
 */
export function parseCron(cron: string, timeZone: string): ParsedCron {
  if (!isTimeZone(timeZone)) {
    return {
      kind: 'invalid',
      message: `“${timeZone}” is not a time zone. Write a name such as Europe/Vienna.`,
    };
  }
  const found = [...cron.matchAll(/\S+/g)];
  if (found.length !== parts.length) {
    return {
      kind: 'invalid',
      message: `A schedule has five parts (minute, hour, day of the month, month, day of the week), such as “0 9 * * mon-fri”. This one has ${found.length}.`,
    };
  }
  for (const [index, match] of found.entries()) {
    if (readable(parts.map((_, i) => (i === index ? match[0] : '*')).join(' '), timeZone)) continue;
    return { kind: 'invalid', message: blame(index, match[0]), position: match.index };
  }
  if (!readable(cron.trim(), timeZone))
    return { kind: 'invalid', message: 'This schedule cannot be read.' };
  const ever = schedule(cron, timeZone).nextRun(reference) !== null;
  return ever
    ? { kind: 'ok' }
    : { kind: 'invalid', message: 'There is no such day: this schedule never runs.' };
}

/**
 * The next instants after `from`, in order, at most `count`. An hour that the clock skips runs once, at the first minute
 * after it; one that it doubles runs once, the first time round (DESIGN, decision 18). A schedule with a star for the hour
 * follows real time instead and keeps its rhythm. Empty where the expression or the time zone cannot be read.
 */
export function nextRuns(cron: string, timeZone: string, from: Date, count: number): Date[] {
  if (parseCron(cron, timeZone).kind === 'invalid') return [];
  return schedule(cron, timeZone).nextRuns(count, from);
}

/** Whether a name is a time zone's, such as Europe/Vienna. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const names = /\b(sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/gi;

/**
 * Steps, and the star of the minutes within certain hours, as lists of what they mean: the parser takes either for a
 * rhythm of real time, which would double a doubled hour and lose a skipped one.
 */
function writtenOut(cron: string): string {
  const [minute = '', hour = '', ...rest] = cron.trim().split(/\s+/);
  if (hour.split(',').includes('*')) return cron.trim();
  return [spread(minute, 59), spread(hour, 23), ...rest].join(' ');
}

function spread(text: string, highest: number): string {
  return text
    .split(',')
    .map((part) => {
      const step = /^(?:\*|(\d+)-(\d+))(?:\/(\d+))?$/.exec(part);
      const [, from = '0', to = String(highest), by = '1'] = step ?? [];
      // What is not understood, or out of bounds, is the parser's to refuse.
      if (!step || Number(by) < 1 || Number(by) > highest || Number(to) > highest) return part;
      const numbers = Array.from({ length: highest + 1 }, (_, number) => number);
      const meant = numbers.filter(
        (number) =>
          number >= Number(from) &&
          number <= Number(to) &&
          (number - Number(from)) % Number(by) === 0,
      );
      return meant.length > 0 ? meant.join() : part;
    })
    .join();
}

/** Any fixed instant will do: what never comes true does so from everywhere. */
const reference = new Date(Date.UTC(2024, 0, 1));

function schedule(cron: string, timeZone: string): Cron {
  return new Cron(writtenOut(cron), {
    timezone: timeZone,
    paused: true,
    mode: '5-part',
    fixedTimeRule: 'no-wildcard',
  });
}

function readable(cron: string, timeZone: string): boolean {
  // What else the parser reads (L, W, #, ?) the platform does not.
  if (!/^[\d*,/\s-]+$/.test(cron.replace(names, '1'))) return false;
  try {
    schedule(cron, timeZone);
    return true;
  } catch {
    return false;
  }
}

function blame(index: number, text: string): string {
  const { name, lowest, highest } = parts[index] ?? parts[0];
  return `“${text}” is not ${name}: it goes from ${lowest} to ${highest}, with *, lists (1,2), ranges (1-5) and steps (*/15).`;
}
