import { splitOperator, type PositiveOperator, type Row } from '../../model/condition.ts';
import { readField, type PlatformEvent } from '../../model/event.ts';
import { compilePattern } from '../pattern.ts';
import { ageOf } from './age.ts';
import { readMoment } from './calendar.ts';
import { comparatorFor, fold, oneOf, typeOf, wantedOf } from './compare.ts';
import type { Compiled } from './compiled.ts';
import { formsOf, isMissing, numberOf, textOf } from './values.ts';
import { dayWords, hidden, shown, wordRow } from './wording.ts';

/** What a positive operator says about a value that is there. */
interface Test {
  readonly holds: (value: unknown) => boolean;
  /** Why the row cannot run at all. */
  readonly refused?: string;
}

/**
 * Compiles a row. A positive operator is false for what is missing or unreadable, and its complement is exactly the
 * opposite. A pattern that cannot run here blocks the whole condition: "does not match" must not fire for everything.
 */
export function compileRow(row: Row, timeZone: string): Compiled {
  const { positive, negated } = splitOperator(row.op);
  const test = testFor(positive, row, timeZone);
  const read = reader(row, timeZone);
  const holds = (event: PlatformEvent): boolean => {
    const value = read(event);
    return (absent(value, positive) ? false : test.holds(value)) !== negated;
  };
  return {
    holds,
    blocked: test.refused !== undefined,
    explain: (event, path) => [
      explainRow(row, event, path, holds(event), test.refused, read(event)),
    ],
  };
}

/** For a regular expression the empty text is a text: `^$` has to be able to match. */
function absent(value: unknown, positive: PositiveOperator): boolean {
  return isMissing(value) && !(positive === 'matches' && value === '');
}

function reader(row: Row, timeZone: string): (event: PlatformEvent) => unknown {
  const { as, field } = row;
  if (as === undefined) return (event) => readField(event.data, field);
  return (event) => {
    const value = readField(event.data, field);
    return isMissing(value) ? undefined : ageOf(value, as, Date.parse(event.time), timeZone);
  };
}

function testFor(positive: PositiveOperator, row: Row, timeZone: string): Test {
  switch (positive) {
    case 'equals':
    case 'in':
      return { holds: oneOf(row, timeZone) };
    case 'gt':
      return ordering(row, timeZone, (difference) => difference > 0);
    case 'ge':
      return ordering(row, timeZone, (difference) => difference >= 0);
    case 'lt':
      return ordering(row, timeZone, (difference) => difference < 0);
    case 'le':
      return ordering(row, timeZone, (difference) => difference <= 0);
    case 'contains':
      return texts(row, (text, wanted) => text.includes(wanted));
    case 'begins_with':
      return texts(row, (text, wanted) => text.startsWith(wanted));
    case 'like':
      return texts(row, like);
    case 'matches':
      return patterns(row);
    case 'has_value':
      return { holds: () => true };
  }
}

function ordering(row: Row, timeZone: string, accepts: (difference: number) => boolean): Test {
  const [wanted, ...more] = wantedOf(row);
  // "Greater than CT or MR" means nothing: such a row never holds, and authoring says so.
  if (wanted === undefined || more.length > 0) return { holds: () => false };
  const compare = comparatorFor(row, wanted, timeZone);
  return {
    holds: (value) => {
      const difference = compare?.(value) ?? null;
      return difference !== null && accepts(difference);
    },
  };
}

function texts(row: Row, accepts: (text: string, wanted: string) => boolean): Test {
  const wanted = wantedOf(row).map((value) => fold(textOf(value), row));
  return {
    holds: (value) =>
      formsOf(value).some((form) => {
        const text = fold(form, row);
        return wanted.some((one) => accepts(text, one));
      }),
  };
}

function patterns(row: Row): Test {
  const compiled = wantedOf(row).map((value) =>
    compilePattern(textOf(value), row.matchCase !== true),
  );
  const refused = compiled.find((pattern) => pattern.kind === 'refused');
  if (refused) return { holds: () => false, refused: refused.why };
  return {
    holds: (value) =>
      formsOf(value).some((text) =>
        compiled.some((pattern) => pattern.kind === 'pattern' && pattern.test(text)),
      ),
  };
}

/** `%` stands for any text, also none; everything else for itself. Takes time in proportion to the text. */
export function like(text: string, pattern: string): boolean {
  const parts = pattern.split('%');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return text === first;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}

function explainRow(
  row: Row,
  event: PlatformEvent,
  path: string,
  holds: boolean,
  refused: string | undefined,
  value: unknown,
) {
  const raw = readField(event.data, row.field);
  const missing = isMissing(raw);
  const unreadable = !missing && !isReadable(row, value, raw);
  const say = (actual: string): string =>
    wordRow(row, { actual, missing, unreadable, refused, age: row.as ? value : undefined });
  return {
    path,
    holds,
    decisive: true,
    field: row.field,
    text: say(row.as ? dayWords(raw) : shown(raw)),
    masked: say(hidden),
    ...(missing ? { missing: true as const } : { actual: shown(raw) }),
    ...(refused === undefined ? {} : { blocks: true as const }),
  };
}

function isReadable(row: Row, value: unknown, raw: unknown): boolean {
  if (row.as) return value !== null;
  const { positive } = splitOperator(row.op);
  if (['has_value', 'contains', 'begins_with', 'like', 'matches'].includes(positive)) return true;
  switch (typeOf(row)) {
    case 'text':
      return true;
    case 'number':
      return numberOf(raw) !== null;
    case 'date':
    case 'datetime':
      return readMoment(raw) !== null;
  }
}
