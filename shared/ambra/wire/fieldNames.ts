import { knownObjects } from '../../model/event.ts';
import type { ValueType } from '../../model/condition.ts';
import { findField } from '../../catalogue.ts';
import { ambra } from '../../catalogue/ambra.ts';

/** The platform's special fields. */
export const mimeFilter = 'S-attachment_mime_type';
export const hl7TypeFilter = 'S-hl7_type';
export const hl7Filter = 'S-hl7_transform_condition';
export const listFilter = 'S-list_filter';

export const hl7Events: readonly string[] = ['STUDY_HL7', 'HL7_ADD'];
export const attachmentEvents: readonly string[] = ['STUDY_REPORT', 'STUDY_REPORT_REMOVE'];

const objects: ReadonlySet<string> = new Set(knownObjects);

/** `study.modality`, and the bare `modality`, as object and name. */
export function splitField(field: string): { readonly object: string; readonly name: string } {
  const dot = field.indexOf('.');
  const object = field.slice(0, Math.max(dot, 0));
  if (!objects.has(object)) return { object: 'study', name: field };
  return { object, name: field.slice(dot + 1) };
}

/** The platform's name for a field in a filter: study fields go bare. */
export function toFilterField(field: string, event: string): string {
  if (field === 'attachment.mime_type') return mimeFilter;
  if (field === 'hl7.type' && hl7Events.includes(event)) return hl7TypeFilter;
  const { object, name } = splitField(field);
  return object === 'study' ? name : `${object}.${name}`;
}

/** Our name for the field of a filter; on STUDY_DELETE the study is called `study_deleted`. */
export function fromFilterField(name: string, event: string): string {
  if (name === mimeFilter) return 'attachment.mime_type';
  if (name === hl7TypeFilter) return 'hl7.type';
  if (objects.has(name.slice(0, Math.max(name.indexOf('.'), 0)))) return name;
  return `${event === 'STUDY_DELETE' ? 'study_deleted' : 'study'}.${name}`;
}

/** How the platform compares a field in a list filter; undefined where no catalogue lists it. */
export function listedType(field: string): ValueType | undefined {
  const { object, name } = splitField(field);
  const known = findField(ambra, object, name);
  if (!known || known.pattern) return undefined;
  const { type } = known;
  return type === 'number' || type === 'date' || type === 'datetime' ? type : 'text';
}
