/**
 * Dates and instants as events write them. A day is counted from 1970-01-01; an instant is milliseconds since then.
 */

export const dayLength = 86_400_000;
const minuteLength = 60_000;

/** What a text says about time: a day, and perhaps a time on it with or without a distance from UTC. */
export interface Moment {
  readonly day: number;
  /** Milliseconds since the day began; null where only the date is given. */
  readonly time: number | null;
  /** Minutes east of UTC; null where the text does not say. */
  readonly offset: number | null;
}

const dicom = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Reads `YYYYMMDD`, `YYYYMMDDHHMMSS` and ISO 8601 from the year 1000 on; null where it is none or no such day. */
export function readMoment(value: unknown): Moment | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  const parts = dicom.exec(text) ?? iso.exec(text);
  if (!parts) return null;
  const day = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === null) return null;
  if (parts[4] === undefined) return { day, time: null, offset: null };
  const time = timeOf(parts);
  return time === null ? null : { day, time, offset: offsetOf(parts[8]) };
}

function dayOf(year: number, month: number, dayOfMonth: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const exists =
    year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? date.getTime() / dayLength : null;
}

function timeOf(parts: RegExpExecArray): number | null {
  const [hours, minutes, seconds] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
  // 60 is a leap second: read as the last moment of its minute, for a moment is all that is asked.
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  const fraction = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  return ((hours * 60 + minutes) * 60 + Math.min(seconds, 59)) * 1000 + fraction;
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || 0);
  return text.startsWith('-') ? -minutes : minutes;
}

/** The wall clock of a time zone. */
export interface LocalTime {
  readonly day: number;
  /** Milliseconds since midnight on the clock on the wall. */
  readonly time: number;
}

interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  last: { readonly instant: number; readonly local: LocalTime } | null;
}

const zones = new Map<string, Zone | null>();

function zoneOf(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = createZone(name);
  zones.set(name, zone);
  return zone;
}

function createZone(timeZone: string): Zone | null {
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return { formatter, last: null };
  } catch {
    // A name that nobody knows is an answer (null), not a fault: rows that need it are unreadable.
    return null;
  }
}

/** What the clock on the wall shows in a time zone; null where no such time zone is known. */
export function localTime(instant: number, timeZone: string): LocalTime | null {
  const zone = zoneOf(timeZone);
  if (!zone || !Number.isFinite(instant)) return null;
  // Thousands of webhooks look at the same event: formatting once is what makes that cheap.
  if (zone.last?.instant === instant) return zone.last.local;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of zone.formatter.formatToParts(instant)) part[type] = Number(value);
  const day = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1) / dayLength;
  const seconds = ((part.hour ?? 0) * 60 + (part.minute ?? 0)) * 60 + (part.second ?? 0);
  const local = { day, time: seconds * 1000 };
  zone.last = { instant, local };
  return local;
}

/** The instant at which a clock on the wall shows this; where it never does (a skipped hour), one close to it. */
export function instantOfLocal(day: number, time: number, timeZone: string): number | null {
  const wall = day * dayLength + time;
  let instant = wall;
  for (let round = 0; round < 2; round += 1) {
    const local = localTime(instant, timeZone);
    if (!local) return null;
    const whole = Math.floor(instant / 1000) * 1000;
    instant = wall - (local.day * dayLength + local.time - whole);
  }
  return instant;
}

/** The instant of a moment that has a time; one without a distance from UTC is read in `timeZone`. */
export function instantOf(moment: Moment, timeZone: string): number | null {
  if (moment.time === null) return null;
  if (moment.offset === null) return instantOfLocal(moment.day, moment.time, timeZone);
  return moment.day * dayLength + moment.time - moment.offset * minuteLength;
}

/** The calendar day of a moment: as written where it is only a date, else the local day of its instant. */
export function localDay(moment: Moment, writtenIn: string, timeZone: string): number | null {
  const instant = instantOf(moment, writtenIn);
  return instant === null ? moment.day : (localTime(instant, timeZone)?.day ?? null);
}

/** Whole years between two days by the calendar; who was born on 29 February is a year older on 1 March. */
export function yearsBetween(from: number, to: number): number {
  const [start, end] = [new Date(from * dayLength), new Date(to * dayLength)];
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const months = end.getUTCMonth() - start.getUTCMonth();
  const early = months < 0 || (months === 0 && end.getUTCDate() < start.getUTCDate());
  return early ? years - 1 : years;
}
