/**
 * What a catalogue is: the vocabulary of one platform, as data. Authoring reads it to check, describe and complete;
 * running never does (a compiled webhook is self-contained).
 */

/** How a value is compared and edited. DICOM dates are `date` (YYYYMMDD), instants are `datetime` (UTC). */
export type FieldType =
  'text' | 'number' | 'date' | 'datetime' | 'flag' | 'uuid' | 'email' | 'json';

export interface LabelledValue {
  readonly value: string;
  readonly label: string;
}

export interface CatalogueField {
  /** The name after the dot; `customfield-*` and `*` stand for a family when `pattern` is set. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: FieldType;
  /** Eight hexadecimal digits, group and element. */
  readonly dicomTag?: string;
  /** Identifies a person or is free text. What no catalogue lists is PHI too (see `isPhi`). */
  readonly phi: boolean;
  readonly values?: readonly LabelledValue[];
  /** A synthetic value, for completion and for trying a rule; never a real patient's. */
  readonly sample?: string | number;
  /** Events that carry the field; absent means every event that carries the object. */
  readonly onlyFor?: readonly string[];
  readonly pattern?: true;
  /** What may stand for the `*` of a pattern, as a regular expression; absent means anything. */
  readonly form?: string;
}

export interface CatalogueObject {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly fields: readonly CatalogueField[];
}

export type EventGroup =
  | 'study'
  | 'sharing'
  | 'upload'
  | 'delivery'
  | 'viewing'
  | 'reports'
  | 'hl7'
  | 'trial'
  | 'account'
  | 'system';

export interface CatalogueEvent {
  readonly name: string;
  readonly group: EventGroup;
  readonly label: string;
  readonly hint: string;
  /** Context objects, the subject first. */
  readonly objects: readonly string[];
  /** The object without which the event makes no sense; null for CRON, MANUAL and other events that may come bare. */
  readonly subject: string | null;
  /** `STUDY_AI_`: the concrete event is this prefix and a question of the account's own. */
  readonly familyPrefix?: string;
  readonly synonyms: readonly string[];
}

export interface CatalogueParameter {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: FieldType | 'session';
  readonly required: boolean;
  readonly values?: readonly string[];
  /** What a picker offers: names of a connection's destinations, users, ... in place of uuids. */
  readonly names?: NameKind;
  /** `customfield-{CUSTOMFIELD_UUID}`: the name is a family. */
  readonly pattern?: true;
}

export const nameKinds = [
  'destination',
  'user',
  'group',
  'location',
  'account',
  'namespace',
] as const;

export type NameKind = (typeof nameKinds)[number];

/** Exactly one of these sets of names has to be given (at most one, when not required). */
export interface OneOfParameters {
  readonly oneOf: readonly (readonly string[])[];
  readonly required: boolean;
  readonly deprecated?: true;
}

/** A command as people choose it and are told of it. */
export interface CommandWords {
  /** `study/push`: the path below the API's base address. */
  readonly path: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  readonly synonyms: readonly string[];
  /** Among the forty that people use most in webhooks: shown first. */
  readonly common: boolean;
  /** Absent in a mere vocabulary. */
  readonly parameters?: readonly CatalogueParameter[];
}

export interface CatalogueCommand extends CommandWords {
  /** Checked by hand against the reference: a missing required parameter is an error, elsewhere a warning. */
  readonly checked: boolean;
  /** Accepts names that are not listed here. */
  readonly openEnded: boolean;
  readonly parameters: readonly CatalogueParameter[];
  readonly oneOf: readonly OneOfParameters[];
  readonly returns: readonly string[];
  readonly permission?: string;
  readonly errors: readonly string[];
  readonly supports: readonly string[];
}

/** As much of a catalogue as it takes to draw a rule and to put it into words. */
export interface Vocabulary {
  readonly id: string;
  readonly events: readonly CatalogueEvent[];
  readonly objects: readonly CatalogueObject[];
  /** In the order in which they are offered: the common ones first. */
  readonly commands: readonly CommandWords[];
  /** Of what a command's parameter holds the uuid, where that has a name that people know it by. */
  readonly kindOf: (command: string, parameter: string) => NameKind | undefined;
  /** Objects that come with every event, known or not. */
  readonly everyEventCarries?: readonly string[];
  /** Objects that may come with any event besides its own, so that reading them is no mistake. */
  readonly anyEventMayCarry?: readonly string[];
}

export interface Catalogue extends Vocabulary {
  readonly commands: readonly CatalogueCommand[];
}

export interface ReadableField {
  readonly object: CatalogueObject;
  readonly field: CatalogueField;
  /** `study.modality`, as an author writes it. */
  readonly path: string;
}

/** The event of that name; a concrete `STUDY_AI_LUNG_NODULE` gives the entry of its family. */
export function findEvent(catalogue: Vocabulary, name: string): CatalogueEvent | undefined {
  const { events, families } = indexOf(catalogue);
  return events.get(name) ?? families.find((family) => isOfFamily(family, name));
}

function isOfFamily({ familyPrefix }: CatalogueEvent, name: string): boolean {
  return familyPrefix !== undefined && name.startsWith(familyPrefix) && name !== familyPrefix;
}

/** The command of that path below the API's base address. */
export function findCommand<Known extends Vocabulary>(
  catalogue: Known,
  path: string,
): Known['commands'][number] | undefined {
  return indexOf(catalogue).commands.get(path);
}

/** The object of that name: `study`, `user`, `hl7`, ... */
export function findObject(catalogue: Vocabulary, name: string): CatalogueObject | undefined {
  return indexOf(catalogue).objects.get(name)?.object;
}

/** The field of that name, or the family to which `customfield-<uuid>` or `hash.PID_5_1` belongs. */
export function findField(
  catalogue: Vocabulary,
  object: string,
  field: string,
): CatalogueField | undefined {
  const entry = indexOf(catalogue).objects.get(object);
  return (
    entry?.fields.get(field) ?? entry?.families.find(({ pattern }) => pattern.test(field))?.field
  );
}

/** The parameter of that name, or the family to which `customfield-<uuid>` belongs. */
export function findParameter(
  { parameters = [] }: CommandWords,
  name: string,
): CatalogueParameter | undefined {
  const named = parameters.find((parameter) => parameter.name === name);
  if (named !== undefined) return named;
  return parameters.find((parameter) => {
    const prefix = parameter.name.split('{')[0] ?? '';
    return parameter.pattern === true && name !== prefix && name.startsWith(prefix);
  });
}

/**
 * Everything that can be read of the event, its subject first. Of an event that no catalogue lists only what every event
 * carries is known.
 */
export function fieldsOf(catalogue: Vocabulary, event: string): readonly ReadableField[] {
  const own = findEvent(catalogue, event)?.objects ?? [];
  return fieldsOfObjects(catalogue, [...own, ...(catalogue.everyEventCarries ?? [])], event);
}

/** The fields of these objects that the event carries; behind an action's exit an author has more than one event's objects. */
export function fieldsOfObjects(
  catalogue: Vocabulary,
  objects: readonly string[],
  event: string,
): readonly ReadableField[] {
  return [...new Set(objects)].flatMap((name) => {
    const object = findObject(catalogue, name);
    if (object === undefined) return [];
    return object.fields
      .filter((field) => field.onlyFor?.includes(event) ?? true)
      .map((field) => ({ object, field, path: `${object.name}.${field.name}` }));
  });
}

/** Whether the value at `object.field` may identify a person. What is not listed does. */
export function isPhi(catalogue: Vocabulary, path: string): boolean {
  const dot = path.indexOf('.');
  if (dot < 0) return true;
  return findField(catalogue, path.slice(0, dot), path.slice(dot + 1))?.phi ?? true;
}

interface Index {
  readonly events: ReadonlyMap<string, CatalogueEvent>;
  readonly families: readonly CatalogueEvent[];
  readonly commands: ReadonlyMap<string, CommandWords>;
  readonly objects: ReadonlyMap<string, IndexedObject>;
}

interface IndexedObject {
  readonly object: CatalogueObject;
  readonly fields: ReadonlyMap<string, CatalogueField>;
  readonly families: readonly { readonly field: CatalogueField; readonly pattern: RegExp }[];
}

const indexes = new WeakMap<Vocabulary, Index>();

function indexOf(catalogue: Vocabulary): Index {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const index: Index = {
    events: new Map(catalogue.events.map((event) => [event.name, event])),
    families: catalogue.events.filter((event) => event.familyPrefix !== undefined),
    commands: new Map(catalogue.commands.map((command) => [command.path, command])),
    objects: new Map(catalogue.objects.map((object) => [object.name, indexedObject(object)])),
  };
  indexes.set(catalogue, index);
  return index;
}

function indexedObject(object: CatalogueObject): IndexedObject {
  return {
    object,
    fields: new Map(object.fields.map((field) => [field.name, field])),
    families: object.fields
      .filter((field) => field.pattern === true)
      .map((field) => ({ field, pattern: familyPattern(field) })),
  };
}

function familyPattern({ name, form = '.+' }: CatalogueField): RegExp {
  const fixed = name.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join(`(?:${form})`)}$`, 's');
}
