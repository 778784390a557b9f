import { closest } from '../../catalogue/closest.ts';
import {
  fieldsOfObjects,
  findEvent,
  findField,
  findObject,
  type Catalogue,
  type CatalogueField,
} from '../../catalogue.ts';
import type { Problem } from '../../model/problem.ts';
import { splitPath } from '../compile/rowTypes.ts';
import { carries, parameterFields, type Origin } from '../fields.ts';
import { problem } from '../problems.ts';
import { eventsIn, type View } from './view.ts';

/** A field that is read, and where that is written. */
export interface Read {
  readonly node: string;
  /** `study.modality`, or the bare name of a study's field. */
  readonly path: string;
  readonly field: string;
  readonly position?: number;
  /** Where only a field of this type makes sense. */
  readonly type?: CatalogueField['type'];
  /** Writes another path in its place. */
  readonly replace: (path: string) => Problem['fix'];
}

/** Whether a field can be read where it is read: misspelt, or carried by none or only some of the events. */
export function readProblems(view: View, read: Read): Problem[] {
  const { catalogue } = view.context;
  const { node, field, position } = read;
  const parts = splitPath(read.path);
  const path = `${parts.object}.${parts.field}`;
  const place = { node, field, position };
  if (!findObject(catalogue, parts.object)) {
    const suggestion = suggestionFor(path, catalogue);
    const fix = suggestion === undefined ? undefined : read.replace(suggestion);
    return [problem('reference.unknown_object', [read.path, suggestion], { ...place, fix })];
  }
  const origins = view.origins.get(node) ?? [];
  const found = origins.map((origin) => ({ origin, carried: carries(origin, parts, catalogue) }));
  // Where nothing leads, no event can say what it carries; a name can be misspelt all the same.
  const isMisspelt = origins.length === 0 && !findField(catalogue, parts.object, parts.field);
  if (isMisspelt || found.some(({ carried }) => carried.kind === 'no_such_field')) {
    const suggestion =
      parameterMeant(path, origins, catalogue) ?? suggestionFor(path, catalogue, read.type);
    const fix = suggestion === undefined ? undefined : read.replace(suggestion);
    return [problem('reference.unknown_field', [path, suggestion], { ...place, fix })];
  }
  const without = found.filter(({ carried }) => carried.kind === 'not_carried');
  if (without.length === 0) return [];
  const events = eventsIn(
    without.map(({ origin }) => origin),
    view,
  );
  if (without.length < found.length) {
    return [problem('reference.sometimes_carried', [path, events], place)];
  }
  const carriers = carriersOf(catalogue, parts);
  const fix = otherObject(read, parts.field, origins, catalogue);
  return [problem('reference.not_carried', [path, events, carriers], { ...place, fix })];
}

/** Of a call's own parameters, where that is what was to be read. */
function parameterMeant(
  path: string,
  origins: readonly Origin[],
  catalogue: Catalogue,
): string | undefined {
  if (splitPath(path).object !== 'parameters') return undefined;
  const known = origins.flatMap(({ after }) => (after ? parameterFields(after, catalogue) : []));
  return closest(
    path,
    known.map((field) => field.path),
  );
}

/**
 * The path that was probably meant: `webhook.last_error` for `webhook.error`, `study.uuid` for `study.uiid`; one of the
 * type first, `study.uuid` for `study.uid` where only a uuid makes sense. An object that stands there twice
 * (`study.study.uiid`) was meant once.
 */
export function suggestionFor(
  path: string,
  catalogue: Catalogue,
  type?: CatalogueField['type'],
): string | undefined {
  const { object, field: written } = splitPath(path);
  let field = written;
  while (field.startsWith(`${object}.`)) field = field.slice(object.length + 1);
  const own = fieldPaths(catalogue, [object]);
  const isOfType = (known: string) =>
    findField(catalogue, object, splitPath(known).field)?.type === type;
  const meant = `${object}.${field}`;
  return (
    (type && closest(meant, own.filter(isOfType))) ??
    own.find((known) => known.endsWith(`_${field}`)) ??
    closest(meant, own) ??
    closest(
      meant,
      fieldPaths(
        catalogue,
        catalogue.objects.map(({ name }) => name),
      ),
    )
  );
}

/** A field named without its object, where every event that comes here has the same subject: `uuid` for `study.uuid`. */
export function bareField(
  { context: { catalogue }, origins }: View,
  node: string,
  name: string,
): { readonly path: string; readonly field: CatalogueField } | undefined {
  const subjects = new Set(
    origins.get(node)?.map(({ trigger }) => findEvent(catalogue, trigger.event)?.subject ?? null),
  );
  const [subject] = subjects;
  if (subjects.size !== 1 || subject == null) return undefined;
  const field = findObject(catalogue, subject)?.fields.find(
    (one) => !one.pattern && one.name === name.toLowerCase(),
  );
  return field && { path: `${subject}.${field.name}`, field };
}

/** STUDY_DELETE carries `study_deleted` in place of `study`: the same field there is what was meant. */
function otherObject(
  read: Read,
  field: string,
  origins: readonly Origin[],
  catalogue: Catalogue,
): Problem['fix'] {
  const elsewhere = { object: 'study_deleted', field };
  const fits = origins.every((origin) => carries(origin, elsewhere, catalogue).kind === 'yes');
  return fits && origins.length > 0 ? read.replace(`study_deleted.${field}`) : undefined;
}

function fieldPaths(catalogue: Catalogue, objects: readonly string[]): string[] {
  return fieldsOfObjects(catalogue, objects, '')
    .filter(({ field }) => !field.pattern)
    .map(({ path }) => path);
}

const mostNamed = 4;

function carriersOf(
  catalogue: Catalogue,
  { object, field }: { object: string; field: string },
): string {
  const names = catalogue.events
    .filter(({ name, objects }) => {
      const origin = { trigger: { id: '', kind: 'trigger', event: name } as const, behind: null };
      return (
        objects.includes(object) && carries(origin, { object, field }, catalogue).kind === 'yes'
      );
    })
    .map(({ name }) => name);
  const more = names.length - mostNamed;
  const shown = names.slice(0, mostNamed).join(', ');
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}
