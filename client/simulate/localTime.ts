/** An instant as a field for date and time shows it, by the clock of whoever looks. */
export function toLocal(instant: string): string {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [
    String(at.getFullYear()).padStart(4, '0'),
    two(at.getMonth() + 1),
    two(at.getDate()),
  ];
  return `${date.join('-')}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that such a field means; null while it is not complete. */
export function fromLocal(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
