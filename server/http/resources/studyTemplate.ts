import { findField, findObject, type Catalogue } from '../../../shared/catalogue.ts';
import { closest } from '../../../shared/catalogue/closest.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { invalid } from './found.ts';

/**
 * The hospital takes of a template only what a study has, in silence; so a slip of the pen would give a study that lacks
 * just what it was sent for. Throws a `Refusal` that names each field no study has.
 */
export function requireStudyFields(catalogue: Catalogue, template: JsonObject): void {
  const known = (findObject(catalogue, 'study')?.fields ?? [])
    .filter(({ pattern }) => pattern !== true)
    .map(({ name }) => name);
  const unknown = Object.keys(template).filter((name) => !findField(catalogue, 'study', name));
  if (unknown.length === 0) return;
  throw invalid(
    'A study has no such field',
    unknown.map((name) => {
      const meant = closest(name, known);
      const advice = meant === undefined ? 'leave it out' : `did you mean ${meant}?`;
      return { field: `study.${name}`, message: `is no field of a study: ${advice}` };
    }),
  );
}
