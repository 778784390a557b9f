import type { FieldAtNode } from '../../shared/authoring/fields.ts';
import type { CatalogueParameter } from '../../shared/catalogue.ts';

const types = {
  text: 'text',
  number: 'number',
  date: 'date (YYYYMMDD)',
  datetime: 'date and time',
  flag: 'yes or no',
  uuid: 'uuid',
  email: 'e-mail address',
  json: 'JSON',
  session: 'session id',
} as const;

/** What there is to know of a field, a line each: label, type, DICOM tag, sample, hint. Plain text. */
export function fieldLines({ field, object, everyTrigger }: FieldAtNode): string[] {
  const { label, type, dicomTag, sample, hint } = field;
  return [
    `${label} (${object.label})`,
    `Type: ${types[type]}${dicomTag === undefined ? '' : `, DICOM (${dicomTag.slice(0, 4)},${dicomTag.slice(4)})`}`,
    ...(sample === undefined ? [] : [`For example: ${String(sample)}`]),
    ...(hint === undefined ? [] : [hint]),
    ...(everyTrigger ? [] : ['Not every event that comes here carries it.']),
  ];
}

export function parameterLines({
  label,
  type,
  required,
  hint,
  values,
}: CatalogueParameter): string[] {
  return [
    `${label}${required ? ' (required)' : ''}`,
    `Type: ${types[type]}`,
    ...(hint === undefined ? [] : [hint]),
    ...(values === undefined ? [] : [`One of ${values.join(', ')}`]),
  ];
}
