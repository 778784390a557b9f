/**
 * How values are read. What cannot be read is null, and nothing positive holds for it.
 */

/**
 * A value that is not there: absent, null, or the empty text, which is how forms, HL7 and DICOM write "nothing".
 */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A value as text. Flags are 1 and 0, as the platform writes them; objects and lists are their JSON. */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? '1' : '0';
    case 'object':
      return value === null ? '' : JSON.stringify(value);
    case 'undefined':
    case 'symbol':
    case 'function':
      return '';
  }
}

/**
 * Everything that a value may be called: a flag is `1` for one sender and `true` for another. Two texts are equal where
 * they have a form in common. The registry's index relies on this being the same for rows and for events.
 */
export function formsOf(value: unknown): readonly string[] {
  if (value === true) return ['1', 'true'];
  if (value === false) return ['0', 'false'];
  return [textOf(value)];
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A number, a flag as 1 or 0, or a text that is a decimal number. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return decimal.test(text) ? Number(text) : null;
}
