/** A run by the clock of a time zone; the year is told where it is not the one we are in. */
export function runWords(run: Date, now: Date, timeZone: string): string {
  const isThisYear = yearIn(run, timeZone) === yearIn(now, timeZone);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(run);
}

function yearIn(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' }).format(time);
}
