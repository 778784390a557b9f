import { parse, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';
import { isExact } from '../../shared/model/exact.ts';

export type ReadText =
  | { readonly kind: 'parameters'; readonly parameters: JsonObject }
  /** `message` says what is wrong, `offset` where. */
  | { readonly kind: 'invalid'; readonly message: string; readonly offset: number };

/**
 * Reads what somebody has typed so far. Only a JSON object is a call's parameters, and only one that comes back as it
 * was written: what would be changed or lost on the way is refused and told.
 */
export function readText(text: string): ReadText {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error) {
    const code = printParseErrorCode(error.error);
    return invalid(wording[code] ?? 'This is not JSON yet.', error.offset);
  }
  const root = parseTree(text);
  const loss = root && lossIn(root, text);
  if (loss) return loss;
  const value: unknown = JSON.parse(text);
  if (isJsonObject(value)) return { kind: 'parameters', parameters: value };
  return invalid('Parameters are one object: begin with { and end with }.', 0);
}

export function writeText(parameters: JsonObject): string {
  return JSON.stringify(parameters, null, 2);
}

function invalid(message: string, offset: number): ReadText & { kind: 'invalid' } {
  return { kind: 'invalid', message, offset };
}

const wording: Readonly<Record<string, string>> = {
  InvalidSymbol: 'A text needs quotation marks.',
  InvalidNumberFormat: 'This number is not complete.',
  PropertyNameExpected: 'Here a parameter’s name is expected, in quotation marks.',
  ValueExpected: 'Here a value is expected.',
  ColonExpected: 'Between name and value there has to be a colon.',
  CommaExpected: 'Between two parameters there has to be a comma.',
  CloseBraceExpected: 'The closing } is missing.',
  CloseBracketExpected: 'The closing ] is missing.',
  EndOfFileExpected: 'Nothing may follow the closing }.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfString: 'A closing quotation mark is missing.',
  UnexpectedEndOfNumber: 'This number is not complete.',
  InvalidUnicode: 'After \\u there have to be four hexadecimal digits.',
  InvalidEscapeCharacter: 'After a backslash only " \\ / b f n r t or u may follow.',
  InvalidCharacter: 'A line break or tab inside a text is written \\n or \\t.',
};

/** What JSON allows and a value in memory cannot hold. */
function lossIn(node: Node, text: string): (ReadText & { kind: 'invalid' }) | undefined {
  if (node.type === 'number') {
    const written = text.slice(node.offset, node.offset + node.length);
    if (isExact(written)) return undefined;
    return invalid(
      `${written} has more digits than a number can keep. Put it in quotation marks.`,
      node.offset,
    );
  }
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const [key] = child.type === 'property' ? (child.children ?? []) : [];
    const name = key && String(key.value);
    if (name === '__proto__') return invalid('“__proto__” cannot be a name.', key?.offset ?? 0);
    if (name !== undefined && seen.has(name))
      return invalid(`“${name}” is here twice. Remove one of the two.`, key?.offset ?? 0);
    if (name !== undefined) seen.add(name);
    const loss = lossIn(child, text);
    if (loss) return loss;
  }
  return undefined;
}
