import { knownObjects } from './event.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

const objects: ReadonlySet<string> = new Set(knownObjects);
const dotted = /^([a-z][a-z0-9_]*)(?:\.[\w-]+)+$/;
const insert = /\{\{\s*([a-z][a-z0-9_]*(?:\.[\w-]+)+)\s*\}\}/g;

/** The key that makes the whole hash the JSON of a field. */
export const replacement = '_REPLACE_WITH_JSON_';

/** Whether a text is exactly `object.field` with an object that events have; `example.org` is text. */
export function isReference(text: string): boolean {
  const parts = dotted.exec(text);
  return parts !== null && objects.has(parts[1] ?? '');
}

/** The fields of `{{object.field}}` in a text, in order; braces around anything else are text. */
export function insertsIn(text: string): string[] {
  const fields = [...text.matchAll(insert)].map(([, field = '']) => field);
  return fields.filter(isReference);
}

/** Replaces each `{{object.field}}` once; what is put in is never looked through again. */
export function fillInserts(text: string, valueOf: (field: string) => string): string {
  return text.replace(insert, (written: string, field: string) =>
    isReference(field) ? valueOf(field) : written,
  );
}

/** The value that `{"literal": ...}` keeps from being read as a reference. */
export function literalIn(value: JsonObject): { readonly value: Json } | null {
  const keys = Object.keys(value);
  if (keys.length !== 1 || keys[0] !== 'literal') return null;
  return { value: value['literal'] ?? null };
}

/** The field of `{"_REPLACE_WITH_JSON_": "study.FIELD"}`; null where the hash is anything else. */
export function wholeHashField(parameters: JsonObject): string | null {
  const field = parameters[replacement];
  if (Object.keys(parameters).length !== 1 || typeof field !== 'string') return null;
  return isReference(field) ? field : null;
}

/** Every reference in the parameters with the dotted path at which it stands. */
export function referencesIn(
  parameters: JsonObject,
): { readonly path: string; readonly field: string }[] {
  return Object.entries(parameters).flatMap(([name, value]) => referencesAt(value, name));
}

function referencesAt(value: Json, path: string): { path: string; field: string }[] {
  if (typeof value === 'string') {
    if (isReference(value)) return [{ path, field: value }];
    return insertsIn(value).map((field) => ({ path, field }));
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => referencesAt(item, `${path}.${String(index)}`));
  if (!isJsonObject(value) || literalIn(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => referencesAt(inner, `${path}.${key}`));
}
