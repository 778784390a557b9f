import type { Condition } from '../../../shared/model/condition.ts';

/** What can be added to a group: each time a new one, still to be filled in. */
export const newTest: Condition = { field: '', op: 'in' };

/** How old a patient is, counted from the birth date, which is that field. */
export function newAge(birth: string): Condition {
  return { field: birth, op: 'ge', as: 'years_old' };
}

export const newWithin: Condition = {
  within: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '08:00', stop: '17:00' },
};

export const newHl7: Condition = { hl7: [{ '': '' }] };

export const newMime: Condition = { mime: { op: 'equals', value: 'application/pdf' } };

/** One test of an HL7 message: where to look, and what has to be there. */
export interface Hl7Test {
  readonly place: string;
  readonly pattern: string;
}

/** Each entry of the list may hold several places; they are shown one by one. */
export function hl7Tests(hl7: readonly Readonly<Record<string, string>>[]): Hl7Test[] {
  return hl7.flatMap((entry) =>
    Object.entries(entry).map(([place, pattern]) => ({ place, pattern })),
  );
}

/** One entry per place, so that the same place can be tested twice. */
export function hl7Of(tests: readonly Hl7Test[]): Record<string, string>[] {
  return tests.map(({ place, pattern }) => ({ [place]: pattern }));
}
