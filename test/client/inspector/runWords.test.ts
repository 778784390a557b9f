import { describe, expect, it } from 'vitest';
import { runWords } from '../../../client/inspector/trigger/runWords.ts';

describe('the next runs of a schedule', () => {
  const now = new Date('2026-12-31T23:30:00Z');

  it('are told by the clock of the time zone', () => {
    expect(runWords(new Date('2026-12-31T23:45:00Z'), now, 'UTC')).toMatch(/^Thu,? 31 Dec, 23:45$/);
    expect(runWords(new Date('2027-01-01T08:00:00Z'), now, 'Europe/Vienna')).toMatch(
      /^Fri,? 1 Jan, 09:00$/,
    );
  });

  it('tell the year where it is another one there', () => {
    expect(runWords(new Date('2028-02-29T02:00:00Z'), now, 'UTC')).toMatch(
      /^Tue,? 29 Feb 2028, 02:00$/,
    );
    expect(runWords(new Date('2027-01-01T08:00:00Z'), now, 'UTC')).toMatch(
      /^Fri,? 1 Jan 2027, 08:00$/,
    );
  });
});
