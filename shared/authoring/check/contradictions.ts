import { splitOperator, type Condition, type Row } from '../../model/condition.ts';
import { isRow, opposite } from '../conditions.ts';
import { groupBy } from '../flow.ts';
import { splitPath } from '../compile/rowTypes.ts';

/**
 * Whether no event can meet a condition. Careful: true only where that is certain from the tests themselves, such as
 * modality being both CT and MR. Rows are expected to say how they compare.
 */
export function isImpossible(condition: Condition): boolean {
  if ('any' in condition) return condition.any.every(isImpossible);
  if ('all' in condition) {
    return condition.all.some(isImpossible) || contradict(rowsThatMustHold(condition));
  }
  if ('not' in condition) {
    const turned = opposite(condition.not);
    return 'not' in turned ? false : isImpossible(turned);
  }
  if (isRow(condition)) return contradict([condition]);
  return 'within' in condition && condition.within.days.length === 0 && !condition.within.invert;
}

function rowsThatMustHold(condition: Condition): Row[] {
  if ('all' in condition) return condition.all.flatMap(rowsThatMustHold);
  return isRow(condition) ? [condition] : [];
}

function contradict(rows: readonly Row[]): boolean {
  const byField = groupBy(rows, ({ field, as }) => {
    const { object, field: name } = splitPath(field);
    return `${object}.${name} ${as ?? ''}`;
  });
  return [...byField.values()].some(contradictOnOneField);
}

function contradictOnOneField(rows: readonly Row[]): boolean {
  const positive = rows.filter(({ op }) => !splitOperator(op).negated);
  // A regular expression may be met by the empty text as well.
  const needsValue = positive.some(({ op }) => op !== 'matches');
  if (needsValue && rows.some(({ op }) => op === 'is_empty')) return true;
  if (!needsValue) return false;
  return noValueLeft(rows) || rangeIsEmpty(rows);
}

/** A value is wanted out of lists; is there one that every other row lets pass? */
function noValueLeft(rows: readonly Row[]): boolean {
  const lists = rows.filter(({ op }) => op === 'equals' || op === 'in');
  const [first, ...others] = lists;
  if (!first) return false;
  const left = valuesOf(first).filter((value) => {
    const listed = others.every((row) => valuesOf(row).includes(value));
    return listed && rows.every((row) => lets(row, value));
  });
  return left.length === 0;
}

function lets(row: Row, value: string): boolean {
  const { positive, negated } = splitOperator(row.op);
  const wanted = valuesOf(row);
  switch (positive) {
    case 'equals':
    case 'in':
      // Where capitals matter, another spelling is another value.
      return !negated || row.matchCase === true || !wanted.includes(value);
    case 'contains':
      return !isText(row) || negated || wanted.some((part) => value.includes(part));
    case 'begins_with':
      return !isText(row) || negated || wanted.some((part) => value.startsWith(part));
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le': {
      const number = numberIn(row, value);
      const bound = boundOf(row);
      return !bound || number === null || within(bound, number);
    }
    case 'matches':
    case 'like':
    case 'has_value':
      return true;
  }
}

interface Bound {
  readonly side: 'above' | 'below';
  readonly at: number;
  readonly inclusive: boolean;
}

function rangeIsEmpty(rows: readonly Row[]): boolean {
  const bounds = rows.flatMap((row) => boundOf(row) ?? []);
  const above = bounds.filter(({ side }) => side === 'above');
  const below = bounds.filter(({ side }) => side === 'below');
  return above.some((low) =>
    below.some(
      (high) => low.at > high.at || (low.at === high.at && !(low.inclusive && high.inclusive)),
    ),
  );
}

function within({ side, at, inclusive }: Bound, number: number): boolean {
  if (number === at) return inclusive;
  return side === 'above' ? number > at : number < at;
}

/** What a comparison says of a value that is there. */
function boundOf(row: Row): Bound | null {
  const [value, ...more] = valuesOf(row);
  const at = value === undefined || more.length > 0 ? null : numberIn(row, value);
  if (at === null) return null;
  const { positive, negated } = splitOperator(row.op);
  switch (positive) {
    case 'gt':
      return negated
        ? { side: 'below', at, inclusive: true }
        : { side: 'above', at, inclusive: false };
    case 'ge':
      return negated
        ? { side: 'below', at, inclusive: false }
        : { side: 'above', at, inclusive: true };
    case 'lt':
      return negated
        ? { side: 'above', at, inclusive: true }
        : { side: 'below', at, inclusive: false };
    case 'le':
      return negated
        ? { side: 'above', at, inclusive: false }
        : { side: 'below', at, inclusive: true };
    case 'equals':
    case 'in':
    case 'contains':
    case 'begins_with':
    case 'matches':
    case 'like':
    case 'has_value':
      return null;
  }
}

function isText(row: Row): boolean {
  return row.as === undefined && (row.type ?? 'text') === 'text';
}

/** Numbers, ages, and whole days written with or without dashes; anything finer is not judged. */
function numberIn(row: Row, value: string): number | null {
  if (row.as !== undefined || row.type === 'number') {
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
  }
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(value);
  return row.type === 'date' && day ? Number(day.slice(1).join('')) : null;
}

function valuesOf(row: Row): string[] {
  const values = row.value === undefined ? [] : Array.isArray(row.value) ? row.value : [row.value];
  return values.map((value) => {
    const text = String(value).toLowerCase();
    const number = numberIn(row, text);
    return number === null ? text : String(number);
  });
}
