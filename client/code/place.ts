import { getLocation, type Location } from 'jsonc-parser';

/** Where the cursor stands in a JSON text, and what a completion there would replace. */
export type Place =
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'value';
      /** The name of the parameter that the value belongs to; undefined outside of any. */
      readonly parameter: string | undefined;
      /** Whether it is the parameter's own value, not one inside a list or an object. */
      readonly isWhole: boolean;
      /** Offsets of what is replaced: inside the quotes, or inside `{{ }}`. */
      readonly from: number;
      readonly to: number;
      /** `text`: inside a string. `insert`: behind `{{` in one. `bare`: where a value may begin. */
      readonly form: 'text' | 'insert' | 'bare';
    };

export function placeAt(text: string, offset: number): Place {
  const location = getLocation(text, offset);
  if (location.isAtPropertyKey) return { kind: 'elsewhere' };
  const { parameter, isWhole } = parameterOf(location);
  const node = location.previousNode;
  if (node?.type === 'string' && node.offset < offset && offset <= node.offset + node.length) {
    const from = node.offset + 1;
    const to = closed(text, node) ? node.offset + node.length - 1 : node.offset + node.length;
    if (offset > to) return { kind: 'elsewhere' };
    return { kind: 'value', parameter, isWhole, ...inserted(text, from, to, offset) };
  }
  const before = text.slice(0, offset).trimEnd().at(-1);
  if (before !== ':' && before !== '[') return { kind: 'elsewhere' };
  return { kind: 'value', parameter, isWhole, from: offset, to: offset, form: 'bare' };
}

function parameterOf({ path }: Location): { parameter: string | undefined; isWhole: boolean } {
  const [first] = path;
  return { parameter: typeof first === 'string' ? first : undefined, isWhole: path.length === 1 };
}

function closed(text: string, { offset, length }: { offset: number; length: number }): boolean {
  return length > 1 && text[offset + length - 1] === '"';
}

/** Behind an open `{{` only what stands between the braces is replaced, else the whole of the string. */
function inserted(text: string, from: number, to: number, offset: number) {
  const open = text.lastIndexOf('{{', offset);
  const shut = text.lastIndexOf('}}', offset - 1);
  if (open < from || shut >= open + 2) return { from, to, form: 'text' as const };
  const end = text.indexOf('}}', offset);
  return { from: open + 2, to: end >= 0 && end < to ? end : offset, form: 'insert' as const };
}
