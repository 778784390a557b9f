import { describe, expect, it } from 'vitest';
import { isTimeZone, nextRuns, parseCron } from '../../../shared/authoring/schedule.ts';

const vienna = 'Europe/Vienna';
const instants = (cron: string, from: string, count: number, zone = vienna): string[] =>
  nextRuns(cron, zone, new Date(from), count).map((run) => run.toISOString());

describe('a schedule', () => {
  it.each([
    '0 9 * * mon-fri',
    '*/15 8-18 * jan,feb 1-5',
    '0 0 29 2 *',
    '0 9 * * 7',
    '5,35 * * * SUN',
  ])('“%s” can be read', (cron) => {
    expect(parseCron(cron, vienna)).toEqual({ kind: 'ok' });
  });

  it.each([
    ['61 * * * *', 0, 'a minute'],
    ['0 9 * * mon-fry', 8, 'a day of the week'],
    ['0  25 * * *', 3, 'an hour'],
    ['0 9 32 * *', 4, 'a day of the month'],
    ['0 9 * 0 *', 6, 'a month'],
    ['*/0 * * * *', 0, 'a minute'],
    ['0 9 L * *', 4, 'a day of the month'],
  ])('“%s” is refused at %i: it is not %s', (cron, position, part) => {
    expect(parseCron(cron, vienna)).toMatchObject({
      kind: 'invalid',
      position,
      message: expect.stringContaining(`is not ${part}:`),
    });
  });

  it('has five parts, comes true some day, and is read in a time zone that there is', () => {
    expect(parseCron('0 9 * *', vienna)).toMatchObject({
      message: expect.stringContaining('five parts'),
    });
    expect(parseCron('@daily', vienna)).toMatchObject({
      message: expect.stringContaining('five parts'),
    });
    expect(parseCron('0 0 0 9 * *', vienna)).toMatchObject({
      message: expect.stringContaining('five parts'),
    });
    expect(parseCron('0 0 30 2 *', vienna)).toMatchObject({
      message: expect.stringContaining('never'),
    });
    expect(parseCron('0 9 * * *', 'Europe/Wien')).toMatchObject({
      message: expect.stringContaining('Europe/Wien'),
    });
  });
});

describe('the next runs', () => {
  it('follow the instant given, in the time zone', () => {
    expect(instants('0 9 * * mon-fri', '2026-03-06T08:00:00Z', 2)).toEqual([
      '2026-03-09T08:00:00.000Z',
      '2026-03-10T08:00:00.000Z',
    ]);
    expect(instants('0 9 * * *', '2026-03-06T00:00:00Z', 1, 'Asia/Tokyo')).toEqual([
      '2026-03-07T00:00:00.000Z',
    ]);
  });

  it('have an hour that summer time skips once, right after it', () => {
    expect(instants('0,30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ]);
  });

  it('have an hour that winter time doubles once', () => {
    expect(instants('30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('treat steps and stars within certain hours in the same way', () => {
    expect(instants('*/30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ]);
    expect(instants('*/30 2 * * *', '2026-10-24T12:00:00Z', 3)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:00:00.000Z',
    ]);
    expect(instants('0 */2 * * *', '2026-10-24T23:00:00Z', 2)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
    expect(instants('* 2 * * *', '2026-10-24T12:00:00Z', 61).at(-1)).toBe(
      '2026-10-26T01:00:00.000Z',
    );
  });

  it('keep the rhythm of real time where every hour is meant', () => {
    expect(instants('0 * * * *', '2026-10-24T23:30:00Z', 3)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
  });

  it('are none for what cannot be read', () => {
    expect(instants('nonsense', '2026-01-01T00:00:00Z', 3)).toEqual([]);
  });
});

describe('a time zone', () => {
  it('is a name that the calendar knows', () => {
    expect(['UTC', vienna, 'America/New_York'].every(isTimeZone)).toBe(true);
    expect(['', 'Europe/Wien', 'CEST summer'].some(isTimeZone)).toBe(false);
  });
});
