import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { isJsonObject, type JsonObject } from '../../shared/model/json.ts';

export type ReadText =
  | { readonly kind: 'parameters'; readonly parameters: JsonObject }
  /** `message` says what is wrong, `offset` where. */
  | { readonly kind: 'invalid'; readonly message: string; readonly offset: number };

/** Reads what somebody has typed so far. Only a JSON object is a call's parameters. */
export function readText(text: string): ReadText {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error) {
    return {
      kind: 'invalid',
      message: wording[printParseErrorCode(error.error)] ?? 'This is not JSON yet.',
      offset: error.offset,
    };
  }
  if (isJsonObject(value)) return { kind: 'parameters', parameters: value };
  return {
    kind: 'invalid',
    message: 'Parameters are one object: begin with { and end with }.',
    offset: 0,
  };
}

const wording: Readonly<Record<string, string>> = {
  InvalidSymbol: 'A text needs quotation marks.',
  PropertyNameExpected: 'Here a parameter’s name is expected, in quotation marks.',
  ValueExpected: 'Here a value is expected.',
  ColonExpected: 'Between name and value there has to be a colon.',
  CommaExpected: 'Between two parameters there has to be a comma.',
  CloseBraceExpected: 'The closing } is missing.',
  CloseBracketExpected: 'The closing ] is missing.',
  EndOfFileExpected: 'Nothing may follow the closing }.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfString: 'A closing quotation mark is missing.',
};

export function writeText(parameters: JsonObject): string {
  return JSON.stringify(parameters, null, 2);
}
