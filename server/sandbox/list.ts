import type { Json, JsonObject } from '../../shared/model/json.ts';
import { ok, refused, type CommandAnswer } from './answer.ts';
import type { Given } from './parameters.ts';

/**
 * Answers a list command: `filter.FIELD.CONDITION=VALUE` (all must hold), `sort_by=FIELD-asc,FIELD-desc`, and `page.number`
 * with `page.rows`. The reference does not say how text compares: here `like` ignores case and the others do not.
 */
export function answerList(
  name: string,
  items: readonly JsonObject[],
  given: Given,
  show: (item: JsonObject) => JsonObject = (item) => item,
): CommandAnswer {
  const filtered = filterItems(items, given);
  if (filtered.kind === 'refused') return refused(filtered.errorType, filtered.field);
  const sorted = sortItems(filtered.items, given.text('sort_by'));
  const rows = wholeNumber(given.text('page.rows'), 100, 1000);
  const number = wholeNumber(given.text('page.number'), 1, 1_000_000);
  const start = (number - 1) * rows;
  return ok({
    page: { number, rows, more: sorted.length > start + rows ? 1 : 0 },
    [name]: sorted.slice(start, start + rows).map(show),
  });
}

type Filtered =
  | { readonly kind: 'items'; readonly items: readonly JsonObject[] }
  | { readonly kind: 'refused'; readonly errorType: string; readonly field: string };

export function filterItems(items: readonly JsonObject[], given: Given): Filtered {
  let left = items;
  for (const name of Object.keys(given.all)) {
    if (!name.startsWith('filter.')) continue;
    const dot = name.lastIndexOf('.');
    const field = name.slice('filter.'.length, dot);
    const condition = conditions[name.slice(dot + 1)];
    if (!condition) return { kind: 'refused', errorType: 'INVALID_CONDITION', field };
    if (items.length > 0 && !items.some((item) => Object.hasOwn(item, field))) {
      return { kind: 'refused', errorType: 'INVALID_FIELD', field };
    }
    const wanted = given.text(name) ?? '';
    left = left.filter((item) => condition(textOf(item[field]), wanted));
  }
  return { kind: 'items', items: left };
}

type Test = (actual: string | undefined, wanted: string) => boolean;

const positive = (test: (actual: string, wanted: string) => boolean): Test => {
  return (actual, wanted) => actual !== undefined && test(actual, wanted);
};
const orNull = (test: Test): Test => {
  return (actual, wanted) => actual === undefined || test(actual, wanted);
};
const equals = positive((actual, wanted) => actual === wanted);
const notEquals = positive((actual, wanted) => actual !== wanted);
const isIn = positive((actual, wanted) => listOf(wanted).includes(actual));

const conditions: Readonly<Record<string, Test>> = {
  equals,
  equals_or_null: orNull(equals),
  not_equals: notEquals,
  not_equals_or_null: orNull(notEquals),
  like: positive(isLike),
  gt: positive((actual, wanted) => compare(actual, wanted) > 0),
  ge: positive((actual, wanted) => compare(actual, wanted) >= 0),
  lt: positive((actual, wanted) => compare(actual, wanted) < 0),
  le: positive((actual, wanted) => compare(actual, wanted) <= 0),
  in: isIn,
  in_or_null: orNull(isIn),
};

function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function compare(left: string, right: string): number {
  const difference = Number(left) - Number(right);
  return Number.isNaN(difference) ? left.localeCompare(right, 'en') : difference;
}

/** Piece by piece between the `%`, so that no pattern can take long. */
function isLike(actual: string, wanted: string): boolean {
  const text = actual.toLowerCase();
  const [first = '', ...rest] = wanted.toLowerCase().split('%');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - at >= last.length && text.endsWith(last);
}

function listOf(text: string): string[] {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? value.map(String) : [text];
  } catch {
    return [text];
  }
}

function sortItems(items: readonly JsonObject[], by: string | undefined): readonly JsonObject[] {
  const keys = (by ?? '').split(',').filter((key) => key !== '');
  if (keys.length === 0) return items;
  return items.toSorted((left, right) => {
    for (const key of keys) {
      const field = key.replace(/-(asc|desc)$/, '');
      const order = compare(textOf(left[field]) ?? '', textOf(right[field]) ?? '');
      if (order !== 0) return key.endsWith('-desc') ? -order : order;
    }
    return 0;
  });
}

function wholeNumber(text: string | undefined, fallback: number, most: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, most) : fallback;
}
