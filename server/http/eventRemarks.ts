import { findEvent, findField, findObject, type Catalogue } from '../../shared/catalogue.ts';
import { closest } from '../../shared/catalogue/closest.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';

/**
 * What its sender should look at though the event is taken: a name that no catalogue lists may be a slip of the pen, and
 * nobody would notice.
 */
export function createRemarks(catalogue: Catalogue): (event: PlatformEvent) => string[] {
  const usual = new UsualNames();
  return ({ type, data }) => [
    ...remarksOnName(catalogue, type),
    ...remarksOnStudy(catalogue, type, data),
    ...remarksOnFields(catalogue, usual, data),
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

function remarksOnFields(
  catalogue: Catalogue,
  usual: UsualNames,
  data: PlatformEvent['data'],
): string[] {
  const remarks: string[] = [];
  for (const [object, fields] of Object.entries(data)) {
    const names = usual.of(object);
    for (const name of Object.keys(fields)) {
      if (names?.has(name)) continue;
      const meant = fieldMeant(catalogue, object, name);
      if (meant === undefined) usual.add(object, name);
      else if (!Object.hasOwn(fields, meant) && remarks.length < mostRemarks) {
        remarks.push(
          `We do not know ${object}.${name}; it is kept as it is. Did you mean ${object}.${meant}?`,
        );
      }
    }
  }
  return remarks;
}

const mostObjects = 100;
const mostNames = 1000;

/**
 * The fields of which there is nothing to remark. A sender writes the same ones with every event, and comparing each with
 * all that there are takes its time.
 */
class UsualNames {
  readonly #objects = new Map<string, Set<string>>();

  of(object: string): ReadonlySet<string> | undefined {
    return this.#objects.get(object);
  }

  add(object: string, name: string): void {
    if (object.length > longest || name.length > longest) return;
    const names = this.#objects.get(object) ?? new Set();
    if (names.size < mostNames) names.add(name);
    if (this.#objects.size < mostObjects) this.#objects.set(object, names);
  }
}

const shortest = 5;
const longest = 60;

/** The known field that is nearly of that name, where the name itself is not known. */
function fieldMeant(catalogue: Catalogue, object: string, name: string): string | undefined {
  if (findField(catalogue, object, name)) return undefined;
  if (name.length < shortest || name.length > longest) return undefined;
  const known = findObject(catalogue, object)?.fields.flatMap((field) =>
    field.pattern ? [] : field.name,
  );
  return known && nearest(name, known);
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
