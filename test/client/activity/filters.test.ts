import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deliveryFilterOf,
  eventFilterOf,
  isFiltered,
  readFilters,
  spans,
  storedSearch,
  views,
  withoutFilters,
  writeFilters,
  type Filters,
} from '../../../client/activity/filters.ts';
import { deliveryStates } from '../../../shared/model/delivery.ts';

const read = (address: string) => readFilters(new URLSearchParams(address));

const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const someFilters: fc.Arbitrary<Filters> = fc
  .record({
    view: fc.constantFrom(...views),
    search: fc.string(),
    rule: fc.option(fc.string({ minLength: 1 })),
    type: fc.option(fc.string({ minLength: 1 })),
    states: fc.subarray([...deliveryStates]),
    span: fc.constantFrom(...spans),
    since: fc.oneof(fc.constant(''), instants),
    until: fc.oneof(fc.constant(''), instants),
  })
  .map((filters) => (filters.span === 'custom' ? filters : { ...filters, since: '', until: '' }));

describe('the filters of the activity page', () => {
  it('come out of the address as they went in', () => {
    fc.assert(
      fc.property(someFilters, (filters) => {
        expect(readFilters(writeFilters(filters))).toEqual(filters);
      }),
    );
  });

  it('leave the address alone where nothing is looked for', () => {
    expect(writeFilters(read('')).toString()).toBe('');
  });

  it('take what they do not understand as not said', () => {
    expect(read('view=all&state=lost&time=yesterday&since=soon')).toEqual(read(''));
  });

  it('understand states in one word and in several', () => {
    expect(read('state=failed,waiting').states).toEqual(['waiting', 'failed']);
    expect(read('state=waiting&state=failed').states).toEqual(['waiting', 'failed']);
  });

  it('take a beginning or an end alone as a span of its own', () => {
    expect(read('until=2026-11-23T10:00:00Z')).toMatchObject({
      span: 'custom',
      until: '2026-11-23T10:00:00.000Z',
    });
  });

  it('count neither rule nor state as a filter of events', () => {
    expect(isFiltered(read('view=events&rule=r1&state=failed'))).toBe(false);
    expect(isFiltered(read('rule=r1'))).toBe(true);
    expect(isFiltered(read('search=%20'))).toBe(false);
  });

  it('are cleared without leaving the list that is looked at', () => {
    expect(withoutFilters(read('view=events&search=doe&time=day'))).toEqual(read('view=events'));
  });
});

describe('what the server is asked', () => {
  it('is of events nothing but what events have', () => {
    expect(eventFilterOf(read('rule=r1&state=failed&type=STUDY_SYNC&time=hour'))).toEqual({
      search: undefined,
      type: 'STUDY_SYNC',
      within: 3_600,
      since: undefined,
      until: undefined,
    });
  });

  it('is of deliveries also the rule and the states', () => {
    expect(deliveryFilterOf(read('rule=r1&state=failed'))).toMatchObject({
      rule: 'r1',
      state: ['failed'],
    });
    expect(deliveryFilterOf(read('')).state).toBeUndefined();
  });

  it('holds a beginning only while the span is the reader’s own', () => {
    expect(eventFilterOf(read('time=day&since=2026-11-23T10:00:00Z')).since).toBeUndefined();
  });

  it('finds a patient by the name as the list shows it', () => {
    expect(storedSearch(' Patel, Ahmed ')).toBe('Patel^Ahmed');
    expect(storedSearch('PATEL^AHMED')).toBe('PATEL^AHMED');
    expect(storedSearch('head, neck, and thorax')).toBe('head, neck, and thorax');
    expect(storedSearch('Patel,')).toBe('Patel,');
  });
});
