import type { Row, ValueType } from '../../model/condition.ts';
import { findField, type Vocabulary, type FieldType } from '../../catalogue.ts';

/**
 * Writes into a row how its values compare (DESIGN, decision 7), so that matching needs no catalogue. What the row
 * already says stays.
 */
export function typedRow(catalogue: Vocabulary, row: Row): Row {
  return row.type ? row : { ...row, type: typeOf(catalogue, row) };
}

/** `study.modality` and the bare `modality` both give study and modality. */
export function splitPath(path: string): { object: string; field: string } {
  const dot = path.indexOf('.');
  return dot < 0
    ? { object: 'study', field: path }
    : { object: path.slice(0, dot), field: path.slice(dot + 1) };
}

function typeOf(catalogue: Vocabulary, row: Row): ValueType {
  const { object, field } = splitPath(row.field);
  const known = findField(catalogue, object, field);
  const type = known && !known.pattern ? comparedAs(known.type) : guess(row);
  if (!row.as) return type;
  return type === 'datetime' ? 'datetime' : 'date';
}

function comparedAs(type: FieldType): ValueType {
  switch (type) {
    case 'number':
    case 'date':
    case 'datetime':
      return type;
    case 'text':
    case 'flag':
    case 'uuid':
    case 'email':
    case 'json':
      return 'text';
  }
}

/** A field that no catalogue lists (of a family, of an answer) compares as the author's own value looks. */
function guess(row: Row): ValueType {
  const sample: unknown = Array.isArray(row.value) ? row.value[0] : row.value;
  if (typeof sample === 'number') return 'number';
  if (typeof sample !== 'string' || !/^(not_)?(gt|ge|lt|le)$/.test(row.op)) return 'text';
  if (/^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(sample)) return 'date';
  if (/^-?\d+(\.\d+)?$/.test(sample)) return 'number';
  return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(sample) ? 'datetime' : 'text';
}
