const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** “in 5 minutes”, “2 hours ago”, “now”, in brief “2 hr ago” and, of seconds, “just now”; instants are ISO 8601. */
export function relativeTime(instant: string, now: Date, brief = false): string {
  const seconds = Math.round((Date.parse(instant) - now.getTime()) / 1000);
  if (brief && Math.abs(seconds) < 60) return 'just now';
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  // Nine and a half minutes that are still to come are ten, and of those that are over nine.
  const count = seconds > 0 ? Math.round(seconds / length) : Math.trunc(seconds / length);
  const style = brief ? 'short' : 'long';
  // The British short form does without the dots.
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style }).format(count, unit);
}

/** The instant in the reader's own time zone, to the second. */
export function exactTime(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(instant),
  );
}
