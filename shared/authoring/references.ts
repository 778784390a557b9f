import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { insertsIn, literalIn, replacement } from '../model/reference.ts';

/** A text in an action's parameters, with the place at which it stands. */
export interface PlacedText {
  readonly text: string;
  /** Below `parameters`. */
  readonly path: readonly (string | number)[];
}

/** The fields that `{{object.field}}` inserts into a longer text, each with where it begins. */
export function placedInserts(
  text: string,
): { readonly field: string; readonly position: number }[] {
  let from = 0;
  return insertsIn(text).map((field) => {
    const position = text.indexOf(field, text.indexOf('{{', from));
    from = position + field.length;
    return { field, position };
  });
}

/** Every text at any depth, without what `{"literal": ...}` keeps from being read. */
export function textsIn(parameters: JsonObject): PlacedText[] {
  return Object.entries(parameters).flatMap(([name, value]) => textsAt(value, [name]));
}

/** Whether the whole hash is taken from one field, so that nothing else can be said of its parameters. */
export function isWholeHash(parameters: JsonObject): boolean {
  const names = Object.keys(parameters);
  return names.length === 1 && names[0] === replacement;
}

function textsAt(value: Json, path: readonly (string | number)[]): PlacedText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsAt(item, [...path, index]));
  if (!isJsonObject(value) || literalIn(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsAt(inner, [...path, name]));
}
