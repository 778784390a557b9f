import { isExact } from './exact.ts';

/** What JSON allows to be written and a value in memory does not hold. */
export interface JsonLoss {
  /** A number whose digits would be others afterwards, or a name that its object has already. */
  readonly kind: 'number' | 'name';
  /** The way to it, from the outermost object: `study`, `sizes`, `1`. */
  readonly path: readonly string[];
  /** Where it begins in the text, counted from 0. */
  readonly position: number;
}

/**
 * Whether a text of JSON may hold a number that cannot be kept: from sixteen digits on, and where its exponent has three.
 * Costs next to nothing; what it suspects, `findLoss` looks at.
 */
export function mayLoseDigits(text: string): boolean {
  return /[:[,\s]-?\d(?:[\d.]{15}|[\d.]*[eE][+-]?\d{3})/.test(text);
}

/** How many names there seem to be in a text of JSON: never fewer than there are, for texts may look like some. */
export function countNames(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) === quote) count += 1;
  }
  return count;
}

/**
 * The first number that would be changed, or name that stands twice in an object, in a text that is known to be JSON.
 * It goes along without recursion, so that depth cannot exhaust the stack.
 */
export function findLoss(text: string): JsonLoss | null {
  const open: Level[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    const level = open.at(-1);
    const end = endOf(text, at, char);
    if (char === '{') open.push({ names: new Set(), part: '', wantsName: true });
    else if (char === '[') open.push({ names: null, part: 0, wantsName: false });
    else if (char === '}' || char === ']') open.pop();
    else if (char === ',' && level) next(level);
    else if (char === '"' && level?.wantsName) {
      if (takeName(level, text.slice(at, end))) return lossAt('name', open, at);
    } else if (isNumber(char) && !isExact(text.slice(at, end))) return lossAt('number', open, at);
    at = end;
  }
  return null;
}

/** A text of JSON as a value, in which a number that could not be kept stands as text. Throws where it is no JSON. */
export function parseKeepingDigits(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayLoseDigits(text) ? JSON.parse(withTexts(text)) : value;
}

/** With quotes around each number that would be changed. */
function withTexts(text: string): string {
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    const end = endOf(text, at, char);
    const token = text.slice(at, end);
    tokens.push(isNumber(char) && !isExact(token) ? `"${token}"` : token);
    at = end;
  }
  return tokens.join('');
}

/** An object or a list that is open where we are. */
interface Level {
  /** Those that an object has so far; null for a list. */
  readonly names: Set<string> | null;
  /** The name or the index of what stands here. */
  part: string | number;
  wantsName: boolean;
}

function next(level: Level): void {
  if (typeof level.part === 'number') level.part += 1;
  else level.wantsName = true;
}

/** Whether the name was there before. */
function takeName(level: Level, written: string): boolean {
  const name = JSON.parse(written) as string;
  const isThere = level.names?.has(name) === true;
  level.names?.add(name);
  level.part = name;
  level.wantsName = false;
  return isThere;
}

function lossAt(kind: JsonLoss['kind'], open: readonly Level[], position: number): JsonLoss {
  return { kind, path: open.map(({ part }) => String(part)), position };
}

function isNumber(char: string): boolean {
  return char === '-' || (char >= '0' && char <= '9');
}

/** Where the token that begins here is over. */
function endOf(text: string, start: number, char: string): number {
  let at = start + 1;
  if (char === '"') {
    while (text[at] !== '"' && at < text.length) at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (isNumber(char))
    while (at < text.length && '0123456789.eE+-'.includes(text[at] ?? '')) at += 1;
  return at;
}

const quote = 34;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
