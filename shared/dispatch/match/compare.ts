import type { Row, ValueType } from '../../model/condition.ts';
import { instantOf, localDay, readMoment, type Moment } from './calendar.ts';
import { formsOf, numberOf, textOf } from './values.ts';

export type Scalar = string | number | boolean;
/** Below, at or above what the row wants; null where the value cannot be read. */
export type Comparator = (actual: unknown) => number | null;

/** What the row wants as a list; a row without a value wants nothing in particular. */
export function wantedOf(row: Row): readonly Scalar[] {
  if (row.value === undefined) return [];
  return Array.isArray(row.value) ? row.value : [row.value];
}

/** How the row compares: as it says, an age by numbers, and otherwise by what it is compared with. */
export function typeOf(row: Row): ValueType {
  if (row.as) return 'number';
  const wanted = wantedOf(row);
  const numbers = wanted.length > 0 && wanted.every((value) => typeof value === 'number');
  return row.type ?? (numbers ? 'number' : 'text');
}

/** Text as it is compared: without regard to case unless the row says so. */
export function fold(text: string, row: Row): string {
  return row.matchCase === true ? text : text.toLowerCase();
}

/** Compares with one wanted value; null where that value itself cannot be read, so that the row never holds. */
export function comparatorFor(row: Row, wanted: Scalar, timeZone: string): Comparator | null {
  switch (typeOf(row)) {
    case 'text':
      return (actual) => compareTexts(actual, wanted, row);
    case 'number': {
      const number = numberOf(wanted);
      return number === null ? null : (actual) => minus(numberOf(actual), number);
    }
    case 'date': {
      const moment = readMoment(wanted);
      return moment && ((actual) => minus(readMoment(actual)?.day ?? null, moment.day));
    }
    case 'datetime': {
      const moment = readMoment(wanted);
      return moment && ((actual) => compareInstants(readMoment(actual), moment, timeZone));
    }
  }
}

/** Text that is a number on both sides is compared as one: the platform sends image_count as text. */
function compareTexts(actual: unknown, wanted: Scalar, row: Row): number {
  const difference = minus(numberOf(actual), numberOf(wanted));
  if (difference !== null) return difference;
  const [left, right] = [fold(textOf(actual), row), fold(textOf(wanted), row)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * An author who writes only a date means that day in the rule's time zone; one who writes a time means the rule's
 * clock. Events write UTC where they do not say otherwise.
 */
function compareInstants(actual: Moment | null, wanted: Moment, timeZone: string): number | null {
  if (!actual) return null;
  if (wanted.time === null || actual.time === null) {
    return minus(localDay(actual, 'UTC', timeZone), localDay(wanted, timeZone, timeZone));
  }
  return minus(instantOf(actual, 'UTC'), instantOf(wanted, timeZone));
}

function minus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left - right;
}

/** Whether a value is one of those wanted. Text is compared by its forms, everything else by its order. */
export function oneOf(row: Row, timeZone: string): (actual: unknown) => boolean {
  if (typeOf(row) === 'text') {
    const forms = new Set(
      wantedOf(row).flatMap((value) => formsOf(value).map((form) => fold(form, row))),
    );
    return (actual) => formsOf(actual).some((form) => forms.has(fold(form, row)));
  }
  const comparators = wantedOf(row).map((value) => comparatorFor(row, value, timeZone));
  return (actual) => comparators.some((compare) => compare?.(actual) === 0);
}
