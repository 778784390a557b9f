import type { z } from 'zod';
import { meantBy, noCondition } from './meant.ts';
import { partsOf, rememberingKeys, wordUnknown, type KnownKeys } from './unknownKeys.ts';

export interface FieldError {
  /** `graph.nodes.2.when.all.0.op`; the root's own name for the whole. */
  readonly field: string;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export type Read<T> =
  | { readonly kind: 'fits'; readonly data: T }
  | { readonly kind: 'misfits'; readonly errors: readonly FieldError[] };

/**
 * Reads a value with a schema. What does not fit comes in words and by field: they say what is allowed and never repeat
 * a value that was sent, because it may be a patient's; of a union only the branch that fits best is explained, the
 * others being what nobody meant.
 */
export function readWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  root: string,
): Read<z.output<Schema>> {
  const known: KnownKeys = new Map();
  const parsed = schema.safeParse(value, { error: rememberingKeys(known) });
  if (parsed.success) return { kind: 'fits', data: parsed.data };
  const looked: Looked = { value, root, known, parts: partsOf(schema) };
  const errors = parsed.error.issues.flatMap((issue) => explain(issue, [], looked));
  return { kind: 'misfits', errors: slipsFirst(errors) };
}

/** What an explanation may look at. */
interface Looked {
  readonly value: unknown;
  readonly root: string;
  readonly known: KnownKeys;
  /** Of the schema's own fields that are objects: what these hold. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** A field that was misspelt explains why another is missing, and not the other way round. */
function slipsFirst(errors: readonly FieldError[]): FieldError[] {
  const isSlip = ({ message }: FieldError) => message.startsWith('is not known here:');
  return [...errors.filter(isSlip), ...errors.filter((error) => !isSlip(error))];
}

/** After the first of several mistakes has been told: where the rest of them stand. */
export function andMore(count: number, member: string): string {
  if (count < 2) return '';
  return count === 2
    ? ` There is one more; see "${member}".`
    : ` There are ${count - 1} more; see "${member}".`;
}

function explain(issue: Issue, above: Path, looked: Looked): FieldError[] {
  const { value, root } = looked;
  const path = [...above, ...issue.path];
  const one = (message: string, at: Path = path) => [{ field: nameOf(at, root), message }];
  switch (issue.code) {
    case 'invalid_union':
      return explainUnion(issue, path, looked);
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) => one(explainKey(issue, key, path, looked), [...path, key]));
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => explain(inner, path, looked));
    case 'invalid_type':
      return one(explainType(issue, valueAt(value, path), partsAt(path, looked)));
    case 'invalid_value':
      return one(explainValue(issue.values, valueAt(value, path)));
    case 'too_big':
    case 'too_small':
      return one(explainSize(issue));
    case 'invalid_format':
      return one(explainFormat(issue));
    case 'not_multiple_of':
      return one(`has to be a multiple of ${String(issue.divisor)}`);
    case 'custom':
      return one(issue.message);
  }
}

function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  looked: Looked,
): FieldError[] {
  const { value, root } = looked;
  const at = valueAt(value, path);
  const advice = noCondition(issue, at);
  if (advice !== null) return [{ field: nameOf(path, root), message: advice }];
  const branches = issue.errors.map((branch) => branch.flatMap(laidOpen));
  const isOfNoKind = branches.every((branch) => branch.some(isAboutTheWhole));
  if (!isOfNoKind) {
    const [best = []] = [...branches].sort((a, b) => misfit(a, at) - misfit(b, at));
    return best.flatMap((inner) => explain(inner, path, looked));
  }
  return [{ field: nameOf(path, root), message: explainChoice(issue, branches.flat(), at) }];
}

function explainKey(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  key: string,
  path: Path,
  { value, known, parts }: Looked,
): string {
  return wordUnknown(key, {
    known: known.get(issue.keys) ?? [],
    holder: valueAt(value, path),
    parts: path.length === 0 ? parts : new Map(),
  });
}

/** What a field of the whole holds, where it is an object. */
function partsAt([name, ...deeper]: Path, { parts }: Looked): readonly string[] {
  return deeper.length === 0 && typeof name === 'string' ? (parts.get(name) ?? []) : [];
}

/** A union within a union is a longer list of alternatives. */
function laidOpen(issue: Issue): Issue[] {
  const isInner =
    issue.code === 'invalid_union' && issue.path.length === 0 && issue.errors.length > 0;
  return isInner ? issue.errors.flat().flatMap(laidOpen) : [issue];
}

function isAboutTheWhole({ code, path }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** What was sent is of none of the kinds that there are. */
function explainChoice(issue: Issue, alternatives: readonly Issue[], value: unknown): string {
  const kinds =
    'options' in issue && Array.isArray(issue.options) ? (issue.options as unknown[]) : [];
  const listed = alternatives.flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  if (kinds.length + listed.length > 0) return explainValue([...kinds, ...listed], value);
  const types = alternatives.flatMap((one) =>
    one.code === 'invalid_type' ? [typeWord(one.expected)] : [],
  );
  const message = `has to be ${either([...new Set(types)])}`;
  return value === undefined ? `is missing: it ${message}` : message;
}

/** How far a branch is from what was sent: keys that it does not know or misses weigh most, mistakes deep inside least. */
function misfit(branch: readonly Issue[], value: unknown): number {
  return branch.reduce((sum, issue) => sum + weightOf(issue, value), 0);
}

function weightOf(issue: Issue, value: unknown): number {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return 100 * issue.keys.length;
  if (issue.path.length === 0) return 1000;
  if (issue.path.length === 1 && valueAt(value, issue.path) === undefined) return 100;
  return 1 / issue.path.length;
}

function explainType(
  issue: Extract<Issue, { code: 'invalid_type' }>,
  value: unknown,
  parts: readonly string[],
): string {
  const own = ownWords(issue);
  if (own !== undefined) return value === undefined ? `is missing: it ${own}` : own;
  const expected = parts.length === 0 ? typeWord(issue.expected) : `an object with ${and(parts)}`;
  return value === undefined ? `is missing: it has to be ${expected}` : `has to be ${expected}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  null: 'null',
  tuple: 'a list',
};

function typeWord(expected: string): string {
  return words[expected] ?? expected;
}

const mostNamed = 30;

/** A slip of the finger gets a suggestion; it comes from our list and not from what was sent. */
function explainValue(allowed: readonly unknown[], value: unknown): string {
  const names = allowed.map(String);
  const meant = typeof value === 'string' ? meantBy(value, names) : undefined;
  const listed = names.slice(0, mostNamed).join(', ');
  const lead = value === undefined ? 'is missing: it has to be' : 'has to be';
  const which = names.length === 1 ? listed : `one of ${listed}`;
  return `${lead} ${which}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
}

function explainSize(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): string {
  const [limit, bound] =
    issue.code === 'too_big'
      ? [String(issue.maximum), issue.inclusive === false ? 'less than' : 'at most']
      : [String(issue.minimum), issue.inclusive === false ? 'more than' : 'at least'];
  if (issue.origin === 'string') {
    if (bound === 'at least' && limit === '1') return 'is empty: write something';
    return `has to be ${bound} ${limit} characters long`;
  }
  const counts = issue.origin === 'array' || issue.origin === 'set' || issue.origin === 'map';
  if (!counts) return `has to be ${bound} ${limit}`;
  const verb = issue.code === 'too_big' ? 'may have' : 'needs';
  return `${verb} ${bound} ${limit} ${limit === '1' ? 'entry' : 'entries'}`;
}

const formats: Readonly<Record<string, string>> = {
  datetime: 'has to be a moment in UTC, such as 2026-03-02T09:00:00Z',
  url: 'has to be an address that begins with http:// or https://',
  uuid: 'has to be a uuid',
  regex: 'is not written as it has to be',
};

function explainFormat(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  return ownWords(issue) ?? formats[issue.format] ?? 'is not written as it has to be';
}

/** What the schema itself says, where it says something: the words of zod begin with “Invalid”. */
function ownWords({ message }: Issue): string | undefined {
  return /^Invalid /.test(message) ? undefined : message;
}

function either(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'something else';
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function and(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function nameOf(path: Path, root: string): string {
  return path.length === 0 ? root : path.map(String).join('.');
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return at;
}
