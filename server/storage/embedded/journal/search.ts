/** What to look for: a pattern that a row must fit before it is read, and the test that decides. */
export interface Search {
  /** For LIKE with `\` as its escape; fits more than it should, never less. */
  readonly pattern: string;
  readonly matches: (row: SearchedRow) => boolean;
}

export interface SearchedRow {
  readonly searched_id: string;
  readonly searched_source: string;
  readonly searched_type: string;
  readonly searched_data: string;
}

/** The columns of `SearchedRow`, of the event `e`. */
export const searchedColumns = `e.id AS searched_id, e.source AS searched_source, e.type AS searched_type,
  e.data AS searched_data`;

/**
 * Looks for a part of the id, source, type or any value of the data, ignoring case in every script. SQLite's LIKE
 * ignores it for ASCII only and would also find the names of fields, so it merely narrows down.
 */
export function searchFor(text: string): Search {
  const wanted = text.toLowerCase();
  const has = (value: string) => value.toLowerCase().includes(wanted);
  return {
    pattern: patternOf(text),
    matches: (row) =>
      has(row.searched_id) ||
      has(row.searched_source) ||
      has(row.searched_type) ||
      someValue(JSON.parse(row.searched_data), has),
  };
}

// Letters outside ASCII may be stored in the other case, and what JSON escapes looks different in the data than in an
// id: any characters may stand there.
function patternOf(text: string): string {
  const escaped = text.replace(/[%_]/g, (sign) => `\\${sign}`);
  return `%${escaped.replace(/[^\u0020-\u007e]|"|\\(?![%_])/gu, '%')}%`;
}

function someValue(value: unknown, has: (text: string) => boolean): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some((inner) => someValue(inner, has));
  }
  return value !== null && has(typeof value === 'string' ? value : JSON.stringify(value));
}
