import type { Condition, Operator, Row } from '../../model/condition.ts';
import {
  afterStart,
  alternativesOf,
  beforeEnd,
  closingOf,
  groupOf,
  literalOf,
  wordsOf,
} from './pieces.ts';

/** Whether a pattern can run in linear time: the caller has the engine. */
export type CanRun = (pattern: string) => boolean;

interface Reading {
  readonly field: string;
  readonly ignoreCase: boolean;
  /** The dot means every character. */
  readonly dotAll: boolean;
  /** Reads an alternative that is none of the shapes; null leaves the whole unread. */
  readonly otherwise: (body: string, reading: Reading) => Condition | null;
}

/**
 * Reads a filter's regular expression as rows where it is one of the few shapes that people (and we) write: `^CT$`,
 * `CT|MR`, `^(?!CT$)`. Everything else is a row that matches it, with regard to case as in Perl; null where it cannot
 * run here either.
 */
export function readPattern(field: string, pattern: string, canRun: CanRun): Condition | null {
  const leading = /^\(\?([is]+)\)/.exec(pattern);
  const flags = leading?.[1] ?? '';
  const body = pattern.slice(leading?.[0].length ?? 0);
  const read = (otherwise: Reading['otherwise']): Condition | null => {
    const [ignoreCase, dotAll] = [flags.includes('i'), flags.includes('s')];
    return readBody(body, { field, ignoreCase, dotAll, otherwise });
  };
  const plain = read(() => null);
  if (plain) return plain;
  const apart = read((part, reading) => readOther(part, reading, canRun));
  // An expression as a whole would not hold for what is missing, and "or empty" does.
  const orEmpty =
    apart && 'any' in apart && apart.any.some((part) => 'op' in part && part.op === 'is_empty');
  return canRun(pattern) && !orEmpty ? matching(field, 'matches', pattern) : apart;
}

/** Between slashes a pattern would be read as `/re/flags`, which the platform does not do. */
function matching(field: string, op: 'matches' | 'not_matches', pattern: string): Row {
  const value = /^\/.*\/[a-z]*$/s.test(pattern) ? `(?:${pattern})` : pattern;
  return { field, op, value, type: 'text', matchCase: true };
}

/** A pattern that can run, or our own "matches nowhere": `\A(?!(?s:.*?)(?i:re))`. */
function readOther(
  body: string,
  { field, ignoreCase, dotAll }: Reading,
  canRun: CanRun,
): Row | null {
  const flags = `${ignoreCase ? 'i' : ''}${dotAll ? 's' : ''}`;
  const flagged = (source: string): string => (flags === '' ? source : `(?${flags}:${source})`);
  if (canRun(flagged(body))) return matching(field, 'matches', flagged(body));
  const start = '\\A(?!(?s:.*?)';
  if (!body.startsWith(start) || closingOf(body, 2) !== body.length - 1) return null;
  const inside = flagged(body.slice(start.length, -1));
  return canRun(inside) ? matching(field, 'not_matches', inside) : null;
}

function readBody(body: string, reading: Reading): Condition | null {
  const parts = alternativesOf(body);
  if (parts.length > 1) {
    const read = parts.map((part) => readBody(part, reading));
    return read.includes(null) ? null : { any: read.filter((part) => part !== null) };
  }
  const group = groupOf(body);
  if (!group) return readSimple(body, reading) ?? reading.otherwise(body, reading);
  return readBody(group.inside, {
    ...reading,
    ignoreCase: reading.ignoreCase || group.flags.includes('i'),
    dotAll: reading.dotAll || group.flags.includes('s'),
  });
}

function readSimple(body: string, reading: Reading): Condition | null {
  const presence = readPresence(body, reading);
  if (presence) return presence;
  const inside = afterStart(body);
  if (inside === null)
    return positive('contains', wordsOf(withoutRest(body.replace(/^\.\*/, ''))), reading);
  const denied = readDenied(inside, reading);
  if (denied) return denied;
  const whole = beforeEnd(inside);
  if (whole === null) return positive('begins_with', wordsOf(withoutRest(inside)), reading);
  return positive('equals', wordsOf(whole), reading) ?? like('like', whole, reading);
}

function readPresence(body: string, { field, dotAll }: Reading): Row | null {
  if (/^(?:\\A|\^)(?:\\z|\\Z|\$)$/.test(body)) return { field, op: 'is_empty', type: 'text' };
  const hasValue = (dotAll && body === '\\A.') || ['.', '.+', '^.+', '^.+$'].includes(body);
  return hasValue ? { field, op: 'has_value', type: 'text' } : null;
}

/** A text that goes on in any way goes on; without an end there is nothing to say about it. */
function withoutRest(body: string): string {
  return /(?:^|[^\\])\.\*$/.test(body) ? body.slice(0, -2) : body;
}

/** `(?!CT\z)`, `(?!CT)`, `(?!.*CT)` and `((?!CT).)*$`, as they stand after the start of the text. */
function readDenied(inside: string, reading: Reading): Condition | null {
  const nowhere = /^\((?:\?:)?\(\?!(.*)\)\.\)\*\$$/s.exec(inside);
  if (nowhere?.[1] !== undefined) return negative('not_contains', wordsOf(nowhere[1]), reading);
  const close = closingOf(inside, 0);
  if (!inside.startsWith('(?!') || !/^(?:\.\*(?:\$|\\z)?)?$/.test(inside.slice(close + 1)))
    return null;
  const denied = inside.slice(3, close);
  const ends = alternativesOf(denied).map(beforeEnd);
  if (!ends.includes(null)) {
    const words = ends.map((end) => (end === null ? null : wordsOf(end)));
    const all = words.includes(null) ? null : words.flatMap((list) => list ?? []);
    return (
      negative('not_equals', all, reading) ?? like('not_like', beforeEnd(denied) ?? '', reading)
    );
  }
  if (denied.startsWith('.*')) return negative('not_contains', wordsOf(denied.slice(2)), reading);
  return negative('not_begins_with', wordsOf(denied), reading);
}

/** `CT.*HEAD` up to the end is "like CT%HEAD", where the dot means every character. */
function like(op: 'like' | 'not_like', source: string, reading: Reading): Condition | null {
  if (!reading.dotAll) return null;
  const group = groupOf(source);
  const texts = (group ? alternativesOf(group.inside) : [source]).map((one) => {
    const parts = one.split('.*');
    const words = parts.map((part) => (part === '' ? '' : literalOf(part)));
    // A per cent sign of the text itself would become a wildcard.
    return parts.length < 2 || words.some((word) => word === null || word.includes('%'))
      ? null
      : words.join('%');
  });
  if (texts.includes(null)) return null;
  const words = texts.filter((text) => text !== null);
  return op === 'like' ? positive(op, words, reading) : negative(op, words, reading);
}

/** A row per word, of which one has to hold; equality has a list of its own. */
function positive(
  op: 'equals' | 'begins_with' | 'contains' | 'like',
  words: string[] | null,
  reading: Reading,
): Condition | null {
  return perWord(op, words, reading, (any) => ({ any }));
}

/** A row per word, all of which have to hold. */
function negative(
  op: 'not_equals' | 'not_begins_with' | 'not_contains' | 'not_like',
  words: string[] | null,
  reading: Reading,
): Condition | null {
  return perWord(op, words, reading, (all) => ({ all }));
}

const listOf: Partial<Record<Operator, Operator>> = { equals: 'in', not_equals: 'not_in' };

function perWord(
  op: Operator,
  words: string[] | null,
  reading: Reading,
  joined: (rows: Row[]) => Condition,
): Condition | null {
  const [first, another] = words ?? [];
  if (!words || first === undefined) return null;
  if (another === undefined) return row(op, first, reading);
  const list = listOf[op];
  return list ? row(list, words, reading) : joined(words.map((word) => row(op, word, reading)));
}

/** The type is written down: the platform's expressions see text, also in a field of numbers. */
function row(op: Operator, value: string | string[], { field, ignoreCase }: Reading): Row {
  return { field, op, value, type: 'text', ...(ignoreCase ? {} : { matchCase: true }) };
}
