import type { FieldAtNode } from '../../../shared/authoring/fields.ts';
import { splitPath } from '../../../shared/authoring/compile/rowTypes.ts';
import {
  fieldsOfObjects,
  findField,
  findObject,
  type Catalogue,
  type CatalogueField,
} from '../../../shared/catalogue.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/model/json.ts';
import { isReference } from '../../../shared/model/reference.ts';
import type { Choice } from './choice.ts';

/** A field to choose, or a family whose name is to be completed. */
export interface FieldChoice extends Choice {
  readonly type: string;
}

/**
 * The fields to choose from at a node. Where nothing leads there yet, those of every object: connecting comes later. Own
 * fields of an account that occur in the samples are listed by name.
 */
export function fieldChoices(
  readable: readonly FieldAtNode[],
  catalogue: Catalogue,
  samples: readonly JsonObject[],
): FieldChoice[] {
  const found: readonly FieldAtNode[] =
    readable.length > 0
      ? readable
      : fieldsOfObjects(
          catalogue,
          catalogue.objects.map(({ name }) => name),
          '',
        ).map((field) => ({ ...field, everyTrigger: true }));
  return found.flatMap((each) => [
    ...(each.field.pattern ? ownFields(each, samples) : []),
    choiceOf(each, catalogue),
  ]);
}

/** The fields that are likely to be meant in front, in the order of `likely`; then those of the preferred type. */
export function likeliestFirst(
  fields: readonly FieldChoice[],
  likely: readonly string[] = [],
  prefer?: string,
): readonly FieldChoice[] {
  const named = likely.flatMap((path) => fields.filter(({ value }) => value === path));
  const preferred = fields.filter(
    (field) => field.type === prefer && field.family === undefined && !named.includes(field),
  );
  const first = [...named, ...preferred];
  if (first.length === 0) return fields;
  const inFront = new Set(first);
  return [
    ...first.map((field) => ({ ...field, group: 'Most likely' })),
    ...fields.filter((field) => !inFront.has(field)),
  ];
}

function choiceOf(
  { path, object, field, everyTrigger }: FieldAtNode,
  catalogue: Catalogue,
): FieldChoice {
  const { dicomTag: tag, pattern, hint } = field;
  const family = pattern ? path.slice(0, path.indexOf('*')) : undefined;
  const partly = everyTrigger ? '' : ' · not with every trigger';
  return {
    value: path,
    name: family ?? path,
    label: family === undefined ? field.label : `${field.label}…`,
    group: findObject(catalogue, object.name)?.label ?? object.name,
    type: field.type,
    synonyms: [
      ...(tag === undefined ? [] : [tag, `${tag.slice(0, 4)} ${tag.slice(4)}`]),
      ...(isBirth(path) ? ageWords : []),
    ],
    ...(hint === undefined ? {} : { hint }),
    ...(family === undefined ? {} : { family }),
    ...(tag === undefined ? {} : { aside: `${tag.slice(0, 4)},${tag.slice(4)}` }),
    detail: isBirth(path)
      ? `Date, from which ages are counted${partly}`
      : `${typeWords[field.type]}${family === undefined ? exampleOf(field) : ''}${partly}`,
  };
}

/** Who looks for an age wants what can be compared with a number of years: the birth date, not the text `063Y`. */
const ageWords = ['age', 'years', 'old', 'adult', 'child', 'dob'];

function isBirth(path: string): boolean {
  return path.endsWith('.patient_birth_date');
}

/** A uuid says nothing to people, and what is long says too much. */
function exampleOf({ type, sample }: CatalogueField): string {
  const text = String(sample ?? '');
  return type === 'uuid' || text === '' || text.length > 32 ? '' : `, such as ${text}`;
}

const typeWords = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  datetime: 'Point in time',
  flag: 'Yes or no',
  uuid: 'UUID',
  email: 'Email address',
  json: 'JSON',
} as const;

/** `study.customfield-2c45…` as it occurs in the samples. */
function ownFields(
  { path, object, field }: FieldAtNode,
  samples: readonly JsonObject[],
): FieldChoice[] {
  const prefix = path.slice(object.name.length + 1, path.indexOf('*'));
  const seen = new Map<string, Json>();
  if (prefix === '') return [];
  for (const sample of samples) {
    const holder = sample[object.name];
    if (!isJsonObject(holder)) continue;
    for (const [name, value] of Object.entries(holder)) {
      if (!name.startsWith(prefix) || isBlank(seen.get(name)) === false) continue;
      seen.set(name, value);
    }
  }
  return [...seen].map(([name, value]) => ({
    value: `${object.name}.${name}`,
    name: `${object.name}.${name}`,
    label: `${field.label} ${name.slice(prefix.length, prefix.length + 8)}`,
    group: object.label,
    type: field.type,
    detail: isBlank(value) ? 'Text' : `Text, such as ${wordOf(value)}`,
  }));
}

function wordOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** A field that somebody wrote out: of a family, or one that no catalogue lists. */
export function writtenField(text: string, catalogue: Catalogue): FieldChoice | null {
  const path = text.trim();
  if (!isReference(path)) return null;
  const { object, field } = splitPath(path);
  const known = findField(catalogue, object, field);
  return {
    value: path,
    name: path,
    label: known ? familyLabel(known, field) : `Use ${path}`,
    group: findObject(catalogue, object)?.label ?? object,
    type: known?.type ?? 'text',
    detail: known ? typeWords[known.type] : 'We do not know this field',
  };
}

/** “Custom field 2c45b9ce”, “HL7 field PID_5_1”, “Answer value uuid”. */
function familyLabel({ label, name, pattern }: CatalogueField, field: string): string {
  if (!pattern) return label;
  return `${label} ${field.slice(name.indexOf('*')).replace(/^([0-9a-f]{8})-.*/i, '$1')}`;
}

const mostSeen = 40;

/** The values of a field in the samples, the most frequent first. */
export function valuesSeen(samples: readonly JsonObject[], path: string): string[] {
  const { object, field } = splitPath(path);
  const counts = new Map<string, number>();
  for (const sample of samples) {
    const holder = sample[object];
    const value = isJsonObject(holder) ? holder[field] : undefined;
    const isPlain = typeof value === 'string' || typeof value === 'number';
    if (!isPlain || value === '' || String(value).length > 80) continue;
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, count], [other, more]) => more - count || one.localeCompare(other, 'en'))
    .slice(0, mostSeen)
    .map(([value]) => value);
}

/** How a field is shown once it is chosen. A bare name is a field of the study. */
export function fieldTitle(path: string, catalogue: Catalogue): string {
  const { object, field } = splitPath(path);
  const known = findField(catalogue, object, field);
  return known ? familyLabel(known, field) : path;
}
