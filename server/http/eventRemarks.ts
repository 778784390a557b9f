import { findEvent, findField, findObject, type Catalogue } from '../../shared/catalogue.ts';
import { closest } from '../../shared/catalogue/closest.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { JsonObject } from '../../shared/model/json.ts';

/**
 * What its sender should look at though the event is taken: a name that no catalogue lists may be a slip of the pen, and
 * nobody would notice.
 */
export function remarksOn(catalogue: Catalogue, { type, data }: PlatformEvent): string[] {
  return [
    ...remarksOnName(catalogue, type),
    ...remarksOnStudy(catalogue, type, data),
    ...remarksOnFields(catalogue, data),
  ];
}

function remarksOnName(catalogue: Catalogue, type: string): string[] {
  if (findEvent(catalogue, type)) return [];
  const meant = closest(
    type,
    catalogue.events.map(({ name }) => name),
  );
  const ask = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return [`We do not know the event ${type}; it is kept, and matched by its name.${ask}`];
}

/** By its uuid nearly every call names the study that it is about. */
function remarksOnStudy(catalogue: Catalogue, type: string, data: PlatformEvent['data']): string[] {
  const subject = findEvent(catalogue, type)?.subject;
  if (subject !== 'study' && subject !== 'study_deleted') return [];
  const uuid = data[subject]?.['uuid'];
  if (uuid !== undefined && uuid !== null && uuid !== '') return [];
  return [`${subject} has no uuid: calls that need it are not made.`];
}

const mostRemarks = 5;

function remarksOnFields(catalogue: Catalogue, data: PlatformEvent['data']): string[] {
  const remarks: string[] = [];
  for (const [object, fields] of Object.entries(data)) {
    for (const name of Object.keys(fields)) {
      if (remarks.length === mostRemarks) return remarks;
      if (findField(catalogue, object, name)) continue;
      const meant = fieldMeant(catalogue, object, name);
      if (meant === undefined || isGiven(fields, meant)) continue;
      remarks.push(
        `We do not know ${object}.${name}; it is kept as it is. Did you mean ${object}.${meant}?`,
      );
    }
  }
  return remarks;
}

function isGiven(fields: JsonObject, name: string): boolean {
  return Object.hasOwn(fields, name);
}

const shortest = 5;
const longest = 60;
const mostKept = 1000;
/** A sender writes the same fields with every event, and comparing them with all that there are takes its time. */
const kept = new Map<string, string | undefined>();

function fieldMeant(catalogue: Catalogue, object: string, name: string): string | undefined {
  if (name.length < shortest || name.length > longest) return undefined;
  const key = `${object}.${name}`;
  if (kept.has(key)) return kept.get(key);
  const known = findObject(catalogue, object)?.fields.flatMap((field) =>
    field.pattern ? [] : field.name,
  );
  const meant = known && nearest(name, known);
  if (kept.size < mostKept) kept.set(key, meant);
  return meant;
}

/** With a hyphen there are only families of names, of which every one differs. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const alike = known.find((one) => bare(one) === bare(name));
  return alike ?? (name.includes('-') ? undefined : closest(name, known));
}

/** `studyDate` is `study_date`. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}
