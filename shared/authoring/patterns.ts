import { RE2JS } from 're2js';
import type { Row } from '../model/condition.ts';

/** What the author is to know about a regular expression (DESIGN, decision 9). Positions count from 0 in the text. */
export type CheckedPattern =
  | { readonly kind: 'ok' }
  /** No engine takes it. */
  | { readonly kind: 'invalid'; readonly why: string; readonly position: number }
  /** Perl takes it and linear time does not: it may deploy and cannot run here. */
  | { readonly kind: 'outside'; readonly construct: string; readonly position: number };

/** Checks a bare pattern or `/re/flags`. */
export function checkPattern(text: string): CheckedPattern {
  const { source, flags, offset } = splitPattern(text);
  const strange = [...(flags ?? '')].findIndex((flag) => !'ims'.includes(flag));
  if (strange >= 0) {
    const why = `the flag “${flags?.[strange] ?? ''}” is not one of i, m and s`;
    return { kind: 'invalid', why, position: offset + source.length + 1 + strange };
  }
  const plain = offset > 0 ? source.replaceAll('\\/', '/') : source;
  const why = refusal(plain);
  if (why === null) return { kind: 'ok' };
  const outside = beyondLinear(plain);
  if (outside && !(outside.readable && brokenForPerl(plain))) {
    return { kind: 'outside', construct: outside.construct, position: offset + outside.position };
  }
  if (/invalid repeat count/.test(why) && !brokenForPerl(plain)) {
    const position = Math.max(0, plain.search(/\{\d{4,}|\{\d*,\d{4,}/));
    return {
      kind: 'outside',
      construct: 'a repetition of more than 1000 times',
      position: offset + position,
    };
  }
  const { reason, position } = located(why, plain);
  return { kind: 'invalid', why: reason, position: offset + position };
}

/**
 * A row that says the same without a regular expression, for the few shapes in which people write "not" with a
 * lookahead; null where we know none.
 */
export function rewriting(row: Row): Row | null {
  if (typeof row.value !== 'string' || (row.op !== 'matches' && row.op !== 'not_matches'))
    return null;
  const { source, flags } = splitPattern(row.value);
  const found = rewrittenSource(source);
  if (!found) return null;
  const negative = row.op === 'matches';
  const op = found.op;
  const sensitive = flags === null ? row.matchCase === true : !flags.includes('i');
  const { matchCase: _, ...rest } = row;
  return {
    ...rest,
    op: negative ? `not_${op}` : op,
    value: found.value,
    ...(sensitive ? { matchCase: true } : {}),
  };
}

type Rewritten =
  | { readonly op: 'equals' | 'contains' | 'begins_with'; readonly value: string }
  | { readonly op: 'in'; readonly value: string[] };

const shapes: readonly {
  readonly shape: RegExp;
  readonly op: 'equals' | 'contains' | 'begins_with';
}[] = [
  { shape: /^\^\(\?!\(\?:(.+)\)\$\)(?:\.\*\$?)?$/, op: 'equals' },
  { shape: /^\^\(\?!\(([^?].*)\)\$\)(?:\.\*\$?)?$/, op: 'equals' },
  { shape: /^\^\(\?!(.+)\$\)(?:\.\*\$?)?$/, op: 'equals' },
  { shape: /^\^\(\?!\.\*(.+)\)(?:\.\*\$?)?$/, op: 'contains' },
  { shape: /^\^\(\?:\(\?!(.+)\)\.\)\*\$$/, op: 'contains' },
  { shape: /^\^\(\(\?!(.+)\)\.\)\*\$$/, op: 'contains' },
  { shape: /^\^\(\?!(.+)\)(?:\.\*\$?)?$/, op: 'begins_with' },
];

function rewrittenSource(source: string): Rewritten | null {
  for (const { shape, op } of shapes) {
    const inner = shape.exec(source)?.[1];
    if (inner === undefined) continue;
    const values = inner.split('|').map((part) => literalText(part.replace(/\$$/, '')));
    const texts = values.filter((value) => value !== null);
    // In `^(?!CT$|MR$)` each alternative ends for itself; `^(?!CT|MR$)` says something else.
    const ends = inner
      .split('|')
      .slice(0, -1)
      .filter((part) => part.endsWith('$')).length;
    const [only, ...more] = texts;
    if (only === undefined || texts.length < values.length) continue;
    if (more.length === 0) return { op, value: only };
    const grouped = source.includes(`(${inner})$`) || source.includes(`(?:${inner})$`);
    if (op === 'equals' && (grouped || ends === more.length)) return { op: 'in', value: texts };
  }
  return null;
}

/** The text that a pattern without operators stands for. */
function literalText(pattern: string): string | null {
  const text = pattern.replace(/\\([^\w\s])/g, '$1');
  const bare = pattern.replace(/\\[^\w\s]/g, '');
  return pattern !== '' && !/[\\^$.|?*+()[\]{}]/.test(bare) ? text : null;
}

function splitPattern(text: string): { source: string; flags: string | null; offset: number } {
  const slashed = /^\/(.*)\/([a-z]*)$/s.exec(text);
  if (!slashed) return { source: text, flags: null, offset: 0 };
  return { source: slashed[1] ?? '', flags: slashed[2] ?? '', offset: 1 };
}

function refusal(source: string): string | null {
  try {
    RE2JS.compile(source);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Construct {
  readonly at: RegExp;
  readonly construct: string;
  /** JavaScript reads it as well, so that it can judge the rest of the pattern. */
  readonly readable?: true;
}

const constructs: readonly Construct[] = [
  { at: /\(\?<?[=!]/y, construct: 'a look ahead or behind', readable: true },
  { at: /\(\?>/y, construct: 'an atomic group' },
  { at: /\(\?\(/y, construct: 'a condition' },
  { at: /\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)/y, construct: 'a recursion' },
  { at: /\(\?\|/y, construct: 'a branch reset' },
  { at: /\\(?:[1-9]|k[<{'])/y, construct: 'a back reference', readable: true },
  { at: /[*+?}]\+/y, construct: 'a possessive quantifier' },
  { at: /\\[GKRXhHN]/y, construct: 'an escape of Perl’s own' },
];

/** The first thing that Perl has and linear time has not; escapes and classes are stepped over. */
function beyondLinear(source: string): (Omit<Construct, 'at'> & { position: number }) | null {
  let inClass = false;
  for (let position = 0; position < source.length; position += 1) {
    const sign = source[position];
    if (!inClass) {
      for (const { at, ...construct } of constructs) {
        at.lastIndex = position;
        if (at.test(source)) return { ...construct, position };
      }
    }
    if (sign === '\\') position += 1;
    else if (sign === '[' && !inClass) {
      inClass = true;
      if (source[position + 1] === ']') position += 1;
    } else if (sign === ']') inClass = false;
  }
  return null;
}

/** JavaScript shares enough with Perl to tell whether the rest of the pattern is sound. */
function brokenForPerl(source: string): boolean {
  try {
    new RegExp(source);
    return false;
  } catch {
    return true;
  }
}

/** The engine quotes the part that it stumbled over; of a bracket without a partner it quotes everything. */
function located(message: string, source: string): { reason: string; position: number } {
  const lonely = lonelyBracket(source);
  if (lonely) return lonely;
  const bare = message.replace(/^error parsing regexp: /, '');
  const [, reason = bare, quoted = ''] = /^(.*?): `(.*)`$/s.exec(bare) ?? [];
  if (/trailing backslash/.test(bare)) return { reason, position: source.length - 1 };
  const at = quoted ? source.indexOf(quoted) : -1;
  return {
    reason: quoted && quoted !== source ? `${reason} “${quoted}”` : reason,
    position: Math.max(0, at),
  };
}

function lonelyBracket(source: string): { reason: string; position: number } | null {
  const open: number[] = [];
  let classFrom = -1;
  for (let position = 0; position < source.length; position += 1) {
    const sign = source[position];
    if (sign === '\\') position += 1;
    else if (classFrom >= 0) {
      if (sign === ']' && position > classFrom + 1) classFrom = -1;
    } else if (sign === '[') classFrom = position;
    else if (sign === '(') open.push(position);
    else if (sign === ')' && open.pop() === undefined) {
      return { reason: 'this bracket closes nothing', position };
    }
  }
  if (classFrom >= 0) return { reason: 'this bracket is never closed', position: classFrom };
  const last = open.at(-1);
  return last === undefined ? null : { reason: 'this bracket is never closed', position: last };
}
