import { describe, expect, it } from 'vitest';
import { placesOf, sayTrouble } from '../../../client/demo/trouble.ts';
import { faultSchema, type Fault, type FaultMode } from '../../../shared/model/hospital.ts';

const fault = (destination: string, mode: FaultMode): Fault =>
  faultSchema.parse({ destination, mode });

const names = new Map([
  ['r1', 'Reading station 1'],
  ['r2', 'Reading station 2'],
]);
const destinations = [
  { uuid: 'archive', name: 'Archive' },
  { uuid: 'r1', name: 'Reading station 1' },
  { uuid: 'r2', name: 'Reading station 2' },
];
const sender = (rule: string, destination: string) => ({
  parameters: { uuid: 'study.uuid', destination_id: destination },
  origin: { rule },
});

describe('what goes wrong at the hospital', () => {
  it('is nothing to be told of on a good day', () => {
    expect(sayTrouble([], names)).toBeNull();
  });

  it('is told by name, or by number where it is more', () => {
    expect(sayTrouble([fault('r1', 'failing')], names)).toBe('Reading station 1 fails');
    expect(sayTrouble([fault('r1', 'slow'), fault('r2', 'flaky')], names)).toBe('2 in trouble');
  });

  it('is told although the names are not there yet', () => {
    expect(sayTrouble([fault('r1', 'hang')], new Map())).toBe('A destination is silent');
    expect(sayTrouble([fault('*', 'slow')], new Map())).toBe('Everything is slow');
  });
});

describe('where things can go wrong', () => {
  it('shows first the destinations that running rules send to, with those rules', () => {
    const places = placesOf(
      destinations,
      [fault('r2', 'flaky')],
      [sender('one', 'r2'), sender('one', 'r2')],
      [
        { id: 'one', name: 'CTs' },
        { id: 'two', name: 'MRs' },
      ],
    );
    expect(places).toEqual([
      { uuid: 'r2', name: 'Reading station 2', mode: 'flaky', rules: ['CTs'] },
      { uuid: 'archive', name: 'Archive', mode: 'ok', rules: [] },
      { uuid: 'r1', name: 'Reading station 1', mode: 'ok', rules: [] },
    ]);
  });

  it('lists a fault of every command, so that it can be mended', () => {
    expect(placesOf(destinations, [fault('*', 'hang')], [], [])[0]).toEqual({
      uuid: '*',
      name: 'Everything',
      mode: 'hang',
      rules: [],
    });
  });
});
