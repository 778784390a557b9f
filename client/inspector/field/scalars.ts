/** A typed value as the graph holds it: numbers where the field holds numbers, as far as it is one. */
export function scalarOf(text: string, isNumber: boolean): string | number {
  const trimmed = text.trim();
  if (!isNumber || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed)) return text;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : text;
}

/** 20240131 as 2024-01-31, for an input of the browser; null where it is no such day. */
export function isoDay(text: string): string | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text.trim());
  if (!parts) return null;
  const iso = parts.slice(1).join('-');
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

/** 2024-01-31 as the platform and DICOM write it. */
export function dicomDay(iso: string): string {
  return iso.replaceAll('-', '');
}

/** A point in time as an input of the browser holds it; null where it has another form. */
export function isoMinute(text: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::00)?)?$/.exec(text.trim());
  const [, day = '', time = '00:00'] = parts ?? [];
  return parts && isoDay(day) !== null ? `${day}T${time}` : null;
}

/** The same as an author writes it. */
export function writtenMinute(iso: string): string {
  return iso.replace('T', ' ');
}

/** Whether a text is what only a machine would call something. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
