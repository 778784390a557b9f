import { findField, findObject, type Catalogue } from '../../shared/catalogue.ts';
import type { Json, JsonObject } from '../../shared/model/json.ts';

export interface ObjectValues {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly FieldValue[];
}

export interface FieldValue {
  /** `study.modality`. */
  readonly path: string;
  readonly label: string;
  readonly value: Json;
  /** What a code stands for: `CT` is Computed tomography. */
  readonly meaning: string | null;
}

/** Everything that an event carries, object by object, by the names that people know. */
export function eventValues(
  data: Readonly<Record<string, JsonObject>>,
  catalogue: Catalogue,
): ObjectValues[] {
  return Object.entries(data).map(([object, fields]) => ({
    name: object,
    label: findObject(catalogue, object)?.label ?? object,
    fields: Object.entries(fields).map(([name, value]) => {
      const field = findField(catalogue, object, name);
      const meaning = field?.values?.find((one) => one.value === codeOf(value))?.label ?? null;
      return { path: `${object}.${name}`, label: field?.label ?? name, value, meaning };
    }),
  }));
}

/** A value as the catalogue's terms are written: `3` is the code `3`; a list or an object is none. */
function codeOf(value: Json): string | null {
  return typeof value === 'object' ? null : String(value);
}

/** The objects with only the fields whose label, name or value has the text in it; objects with none are left out. */
export function findValues(objects: readonly ObjectValues[], text: string): ObjectValues[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [...objects];
  const has = (part: string) => part.toLowerCase().includes(wanted);
  return objects
    .map((object) => ({
      ...object,
      fields: object.fields.filter(
        ({ path, label, value, meaning }) =>
          has(path) || has(label) || has(showValue(value)) || (meaning !== null && has(meaning)),
      ),
    }))
    .filter(({ fields }) => fields.length > 0);
}

export function isEmptyValue(value: Json): boolean {
  return value === null || value === '';
}

/** A value as text; what has parts as JSON. */
export function showValue(value: Json): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value, null, typeof value === 'object' ? 2 : undefined);
}
