import { knownObjects } from '../model/event.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** A text in an action's parameters, with the place at which it stands. */
export interface PlacedText {
  readonly text: string;
  /** Below `parameters`. */
  readonly path: readonly (string | number)[];
}

const objects: ReadonlySet<string> = new Set(knownObjects);
const dotted = /^([a-z][a-z0-9_]*)(?:\.[\w-]+)+$/;
const insert = /\{\{\s*([a-z][a-z0-9_]*(?:\.[\w-]+)+)\s*\}\}/g;

/** Whether a text is exactly `object.field` with an object that events have (DESIGN, decision 11). */
export function isReference(text: string): boolean {
  const object = dotted.exec(text)?.[1];
  return object !== undefined && objects.has(object);
}

/** The fields that `{{object.field}}` inserts into a longer text, each with where it begins. */
export function insertsIn(text: string): { readonly field: string; readonly position: number }[] {
  return [...text.matchAll(insert)].flatMap((match) => {
    const field = match[1] ?? '';
    return isReference(field) ? [{ field, position: match.index + match[0].indexOf(field) }] : [];
  });
}

/** Every text at any depth, without what `{"literal": ...}` keeps from being read. */
export function textsIn(parameters: JsonObject): PlacedText[] {
  return Object.entries(parameters).flatMap(([name, value]) => textsAt(value, [name]));
}

/** Whether the whole hash is taken from one field, so that nothing else can be said of its parameters. */
export function isWholeHash(parameters: JsonObject): boolean {
  const names = Object.keys(parameters);
  return names.length === 1 && names[0] === '_REPLACE_WITH_JSON_';
}

function textsAt(value: Json, path: readonly (string | number)[]): PlacedText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsAt(item, [...path, index]));
  if (!isJsonObject(value) || isLiteral(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsAt(inner, [...path, name]));
}

function isLiteral(value: JsonObject): boolean {
  const names = Object.keys(value);
  return names.length === 1 && names[0] === 'literal';
}
