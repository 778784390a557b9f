/** Where a text stops being JSON, and what would have had to stand there. */
export interface JsonBreak {
  /** Counted from 0. */
  readonly position: number;
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly column: number;
  /** The name of the field before it, where it looks like one. Values are never quoted: they may be a patient's. */
  readonly after: string | null;
  /** What to do, as a sentence. */
  readonly advice: string;
}

/**
 * Finds the first place at which a text breaks the grammar of JSON; null where it does not. The engine's own message
 * leaves the place out or quotes the text, depending on its version. It goes along without recursion, so that depth
 * cannot exhaust the stack.
 */
export function findBreak(text: string): JsonBreak | null {
  const reader: Reader = { text, at: 0, open: [], wanted: 'value', field: null };
  for (;;) {
    reader.at = skipSpace(text, reader.at);
    const char = text[reader.at];
    if (char === undefined && reader.wanted === 'end') return null;
    const advice = char === undefined ? endAdvice(reader) : step(reader, char);
    if (advice !== null) return breakAt(reader, advice);
  }
}

/** “: look at line 1, column 28, after "modality". …” to follow on “The body is not valid JSON”. */
export function wordBreak({ line, column, after, advice }: JsonBreak): string {
  const place = after === null ? '' : `, after "${after}"`;
  return `: look at line ${line}, column ${column}${place}. ${advice}`;
}

type Wanted = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'end';

interface Reader {
  readonly text: string;
  at: number;
  readonly open: ('{' | '[')[];
  wanted: Wanted;
  field: string | null;
}

/** Takes one token. Gives the advice where it may not stand here, and then `at` is where it breaks. */
function step(reader: Reader, char: string): string | null {
  switch (reader.wanted) {
    case 'valueOrEnd':
      return char === ']' ? close(reader) : value(reader, char);
    case 'value':
      return value(reader, char);
    case 'nameOrEnd':
      return char === '}' ? close(reader) : name(reader, char);
    case 'name':
      return name(reader, char);
    case 'colon':
      if (char !== ':') return 'A colon has to stand between a name and its value.';
      return take(reader, 1, 'value');
    case 'commaOrEnd':
      return comma(reader, char);
    case 'end':
      return 'Here the JSON has ended already: take out what follows.';
  }
}

function take(reader: Reader, length: number, wanted: Wanted): null {
  reader.at += length;
  reader.wanted = wanted;
  return null;
}

function close(reader: Reader): null {
  reader.open.pop();
  return take(reader, 1, afterValue(reader));
}

function afterValue({ open }: Reader): Wanted {
  return open.length === 0 ? 'end' : 'commaOrEnd';
}

function comma(reader: Reader, char: string): string | null {
  const inObject = reader.open.at(-1) === '{';
  const closing = inObject ? '}' : ']';
  if (char === ',') return take(reader, 1, inObject ? 'name' : 'value');
  return char === closing ? close(reader) : `A comma or a closing ${closing} is missing here.`;
}

function name(reader: Reader, char: string): string | null {
  if (char === '}') return 'The comma before this } is one too many.';
  if (char !== '"') return 'A name in double quotes has to stand here.';
  const start = reader.at + 1;
  const advice = text(reader, 'colon');
  if (advice === null) reader.field = reader.text.slice(start, reader.at - 1);
  return advice;
}

function value(reader: Reader, char: string): string | null {
  if (char === '"') return text(reader, afterValue(reader));
  if (char === '{' || char === '[') {
    reader.open.push(char);
    return take(reader, 1, char === '{' ? 'nameOrEnd' : 'valueOrEnd');
  }
  const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  word.lastIndex = reader.at;
  const found = word.exec(reader.text)?.[0];
  if (found !== undefined) return take(reader, found.length, afterValue(reader));
  if (char === ']') return 'The comma before this ] is one too many.';
  if (char === "'") return 'Texts stand in double quotes.';
  return 'A value has to stand here: a text in double quotes, a number, true, false, null, { or [.';
}

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Character by character and not by one expression, which a text of a megabyte would make overflow. */
function text(reader: Reader, wanted: Wanted): string | null {
  for (let at = reader.at + 1; at < reader.text.length; at += 1) {
    const char = reader.text[at] ?? '';
    if (char === '"') return take(reader, at + 1 - reader.at, wanted);
    if (char === '\\') {
      escape.lastIndex = at;
      const found = escape.exec(reader.text)?.[0];
      if (found === undefined) return stopAt(reader, at, 'Write a backslash in a text as \\\\.');
      at += found.length - 1;
    } else if (char < ' ') {
      return stopAt(reader, at, 'A text has to end on its line; write a line break as \\n.');
    }
  }
  return stopAt(reader, reader.text.length, 'A text is not closed: a double quote is missing.');
}

function stopAt(reader: Reader, at: number, advice: string): string {
  reader.at = at;
  return advice;
}

function endAdvice({ open, wanted }: Reader): string {
  if (wanted === 'value' && open.length === 0) return 'There is nothing.';
  const closing = open.at(-1) === '{' ? '}' : ']';
  return wanted === 'commaOrEnd'
    ? `It ends too early: a closing ${closing} is missing.`
    : `It ends too early: finish what was begun, and add the closing ${closing}.`;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\n\r'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

/** Where a position stands for somebody who looks at the text: counted from 1, as editors do. */
export function lineAndColumn(whole: string, at: number): { line: number; column: number } {
  const before = whole.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function breakAt({ text: whole, at, field }: Reader, advice: string): JsonBreak {
  const isName = field !== null && /^[a-z][A-Za-z0-9_]{0,60}$/.test(field);
  return {
    position: at,
    ...lineAndColumn(whole, at),
    after: isName ? field : null,
    advice,
  };
}
