import type { JsonObject } from '../model/json.ts';

/**
 * Reading an HL7 v2 message at a position. Positions count from 1: `PID_5` is the fifth field of the first PID,
 * `PID_5_1` its first component, `OBX-3_7_4` the fourth component of the seventh field of the third OBX. `PID-5`, as
 * people write it, is `PID_5`: a segment without a field would say nothing.
 */
export interface Hl7Position {
  readonly segment: string;
  readonly occurrence: number;
  readonly field: number;
  readonly component: number | null;
  readonly subcomponent: number | null;
}

const written = /^([A-Z][A-Z0-9]{2})(?:-([1-9]\d*))?((?:_[1-9]\d*){0,3})$/i;

/** Reads a position; null where it is none. */
export function readPosition(text: string): Hl7Position | null {
  const parts = written.exec(text.trim());
  if (!parts) return null;
  const segment = (parts[1] ?? '').toUpperCase();
  const before = parts[2] === undefined ? null : Number(parts[2]);
  const [field, component = null, subcomponent = null] = (parts[3] ?? '')
    .split('_')
    .slice(1)
    .map(Number);
  if (field !== undefined)
    return { segment, occurrence: before ?? 1, field, component, subcomponent };
  return before === null
    ? null
    : { segment, occurrence: 1, field: before, component, subcomponent };
}

interface Encoding {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** A message, split into segments; its header says by which characters. */
export interface Hl7Message {
  readonly encoding: Encoding;
  readonly segments: readonly (readonly string[])[];
}

/** Reads a message whose segments end with CR, LF or both; null where it does not begin with a header. */
export function parseHl7(text: string): Hl7Message | null {
  // A message that came over MLLP may still have its start mark before the header.
  const start = text.search(/MSH[^\w\s]/);
  if (start < 0 || /\w/.test(text.slice(0, start))) return null;
  const lines = text.slice(start).split(/\r\n|\r|\n/);
  const header = lines[0] ?? '';
  const field = header.charAt(3);
  const signs = header.split(field)[1] ?? '';
  const encoding = {
    field,
    component: signs.charAt(0) || '^',
    repetition: signs.charAt(1) || '~',
    escape: signs.charAt(2) || '\\',
    subcomponent: signs.charAt(3) || '&',
  };
  return { encoding, segments: lines.map((line) => line.split(field)) };
}

/** The text at a position, undefined where there is none. A field is whole, with its repetitions; a part is of the first. */
export function valueAt(message: Hl7Message, position: Hl7Position): string | undefined {
  const segment = message.segments.filter((fields) => fields[0] === position.segment)[
    position.occurrence - 1
  ];
  if (!segment) return undefined;
  const { encoding } = message;
  // The header's first field is the separator itself: its fields stand one place further left.
  const isHeader = position.segment === 'MSH';
  if (isHeader && position.field <= 2) return position.field === 1 ? encoding.field : segment[1];
  const field = segment[isHeader ? position.field - 1 : position.field];
  if (field === undefined || field === '') return undefined;
  if (position.component === null) return unescapeHl7(field, encoding);
  const component = nth(
    field.split(encoding.repetition)[0] ?? '',
    encoding.component,
    position.component,
  );
  if (component === undefined) return undefined;
  if (position.subcomponent === null) return unescapeHl7(component, encoding);
  const part = nth(component, encoding.subcomponent, position.subcomponent);
  return part === undefined ? undefined : unescapeHl7(part, encoding);
}

function nth(text: string, separator: string, place: number): string | undefined {
  const part = text.split(separator)[place - 1];
  return part === '' ? undefined : part;
}

function unescapeHl7(text: string, encoding: Encoding): string {
  if (!text.includes(encoding.escape)) return text;
  const signs: Readonly<Record<string, string>> = {
    F: encoding.field,
    S: encoding.component,
    T: encoding.subcomponent,
    R: encoding.repetition,
    E: encoding.escape,
  };
  const [before = '', ...rest] = text.split(encoding.escape);
  let result = before;
  for (let index = 0; index < rest.length; index += 2) {
    const code = rest[index] ?? '';
    // Formatting and unknown codes stay as they were written.
    result +=
      signs[code] ?? encoding.escape + code + (index + 1 < rest.length ? encoding.escape : '');
    result += rest[index + 1] ?? '';
  }
  return result;
}

const messages = new WeakMap<JsonObject, Hl7Message | null>();

/** The text at a position of an event's `hl7` object, from its raw message or else from its `hash`. */
export function readHl7(hl7: JsonObject | undefined, place: string): string | undefined {
  const position = readPosition(place);
  if (!hl7 || !position) return undefined;
  let message = messages.get(hl7);
  if (message === undefined) {
    message = typeof hl7['message'] === 'string' ? parseHl7(hl7['message']) : null;
    messages.set(hl7, message);
  }
  return (message && valueAt(message, position)) ?? fromHash(hl7['hash'], position);
}

/** `hash` holds the first segment of each kind, whole fields as `PID_5` and components as `PID_5_1`. */
function fromHash(hash: unknown, position: Hl7Position): string | undefined {
  if (typeof hash !== 'object' || hash === null || Array.isArray(hash)) return undefined;
  const { segment, occurrence, field, component, subcomponent } = position;
  const value = (key: string): string | undefined => {
    const found: unknown = Object.hasOwn(hash, key) ? (hash as JsonObject)[key] : undefined;
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const at = (start: string): string | undefined => {
    if (component === null) return value(`${start}_${String(field)}`);
    const whole = `${start}_${String(field)}`;
    const part = value(`${whole}_${String(component)}`) ?? nth(value(whole) ?? '', '^', component);
    return subcomponent === null || part === undefined ? part : nth(part, '&', subcomponent);
  };
  return at(`${segment}-${String(occurrence)}`) ?? (occurrence === 1 ? at(segment) : undefined);
}
