/** What the body of a request or an answer turned out to be. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'form'; readonly fields: readonly (readonly [string, string])[] }
  | { readonly kind: 'text'; readonly text: string };

/** Reads a body for people: JSON laid out, a form by its fields, anything else as it is. */
export function readBody(text: string | null, contentType = ''): Body {
  if (text === null || text === '') return { kind: 'empty' };
  if (/x-www-form-urlencoded/i.test(contentType)) {
    return { kind: 'form', fields: [...new URLSearchParams(text)] };
  }
  const json = laidOut(text);
  return json === null ? { kind: 'text', text } : { kind: 'json', text: json };
}

function laidOut(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

export interface Token {
  readonly kind: 'name' | 'text' | 'value' | 'sign';
  readonly text: string;
}

const pieces = /("(?:\\.|[^"\\])*")(\s*:)?|(true|false|null|-?\d[\d.eE+-]*)|([^"\d\-tfn]+|.)/gs;

/** Laid out JSON in pieces to colour; joined they are the text again. */
export function jsonTokens(json: string): Token[] {
  return [...json.matchAll(pieces)].flatMap(([whole, quoted, colon, value]): Token[] => {
    if (quoted !== undefined && colon !== undefined)
      return [
        { kind: 'name', text: quoted },
        { kind: 'sign', text: colon },
      ];
    if (quoted !== undefined) return [{ kind: 'text', text: quoted }];
    return [{ kind: value === undefined ? 'sign' : 'value', text: whole }];
  });
}
