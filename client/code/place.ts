import { getLocation, type Location, type Node } from 'jsonc-parser';

/** Where the cursor stands in a JSON text, and what a completion there would replace. */
export type Place =
  | { readonly kind: 'elsewhere' }
  | {
      /** The name of a parameter, or where one may begin. */
      readonly kind: 'name';
      /** Offsets of what is replaced, quotation marks included. */
      readonly from: number;
      readonly to: number;
      readonly hasValue: boolean;
      /** Whether another parameter follows, without a comma so far. */
      readonly isFollowed: boolean;
      /** Where a comma is missing before it; null where none is. */
      readonly commaAt: number | null;
    }
  | {
      readonly kind: 'value';
      /** The name of the parameter that the value belongs to; undefined outside of any. */
      readonly parameter: string | undefined;
      /** Whether it is the parameter's own value, not one inside a list or an object. */
      readonly isWhole: boolean;
      /** Offsets of what is replaced: inside the quotes, or inside `{{ }}`; a whole value where it is bare. */
      readonly from: number;
      readonly to: number;
      /** `text`: inside a string. `insert`: behind `{{` in one. `bare`: where a value may begin. */
      readonly form: 'text' | 'insert' | 'bare';
    };

const elsewhere: Place = { kind: 'elsewhere' };

export function placeAt(text: string, offset: number): Place {
  const location = getLocation(text, offset);
  const node = location.previousNode;
  const inside = node && node.offset < offset && offset <= node.offset + node.length;
  const start = inside ? node.offset : offset - wordBefore(text, offset).length;
  if (location.isAtPropertyKey || isAfterValue(text, start))
    return location.path.length > 1 ? elsewhere : nameAt(text, offset, inside ? node : undefined);
  const { parameter, isWhole } = parameterOf(location);
  if (inside && node.type === 'string') {
    const from = node.offset + 1;
    const to = closed(text, node) ? node.offset + node.length - 1 : node.offset + node.length;
    if (offset > to) return elsewhere;
    return { kind: 'value', parameter, isWhole, ...inserted(text, from, to, offset) };
  }
  const before = text.slice(0, offset).trimEnd().at(-1);
  if (before !== ':' && before !== '[') return elsewhere;
  const to = offset + valueBehind(text, offset).length;
  // What a list or an object holds is not given up for one value.
  if (/^\s*[[{]/.test(text.slice(to))) return elsewhere;
  return { kind: 'value', parameter, isWhole, from: offset, to, form: 'bare' };
}

/** The value that stands behind the cursor on its line already, and would be one too many beside another. */
function valueBehind(text: string, offset: number): string {
  const rest = text.slice(offset);
  const value = /^[^\S\n]*(?:"(?:[^"\\\n]|\\.)*"?|[\w.+-]+)/.exec(rest)?.[0] ?? '';
  const isName = rest.slice(value.length).trimStart().startsWith(':');
  return isName ? '' : value;
}

function wordBefore(text: string, offset: number): string {
  return /[\w-]*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

/** On a line of its own behind a finished value: there the next name begins, though the comma is missing. */
function isAfterValue(text: string, offset: number): boolean {
  return /["\d\]}el][^\S\n]*\n\s*$/.test(text.slice(0, offset));
}

function nameAt(text: string, offset: number, node: Node | undefined): Place {
  const from = node ? node.offset : offset - wordBefore(text, offset).length;
  const to = node ? node.offset + node.length : offset;
  if (node && offset === to && closed(text, node)) return elsewhere;
  const before = text.slice(0, from).trimEnd();
  const after = text.slice(to).trimStart();
  return {
    kind: 'name',
    from,
    to,
    hasValue: after.startsWith(':'),
    isFollowed: after.startsWith('"'),
    commaAt: before.endsWith('{') || before.endsWith(',') ? null : before.length,
  };
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
  const open = text.lastIndexOf('{{', offset - 2);
  const shut = text.lastIndexOf('}}', offset - 2);
  if (open < from || shut >= open + 2) return { from, to, form: 'text' as const };
  const end = text.indexOf('}}', offset);
  return { from: open + 2, to: end >= 0 && end < to ? end : offset, form: 'insert' as const };
}
