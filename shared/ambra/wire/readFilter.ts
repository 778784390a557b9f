import { hl7LeafSchema, type Condition, type MimeLeaf, type Row } from '../../model/condition.ts';
import { knownObjects } from '../../model/event.ts';
import { fromFilterField, hl7Filter, listFilter, mimeFilter } from './fieldNames.ts';
import { readListFilter } from './listFilter.ts';
import { readPattern, type CanRun } from './readPattern.ts';

/** One of the platform's filters: a field and what it has to match. */
export interface Filter {
  readonly field: string;
  readonly pattern: string;
}

/** Reads one filter; what is not understood, or cannot run here, stays raw: kept, exported, and blocking. */
export function readFilter({ field, pattern }: Filter, event: string, canRun: CanRun): Condition {
  const read = readKnown({ field, pattern }, event, canRun);
  return read ?? { raw: { filter_field: field, filter_regexp: pattern } };
}

function readKnown({ field, pattern }: Filter, event: string, canRun: CanRun): Condition | null {
  if (field === hl7Filter) return readHl7(pattern);
  const object = listedObject(field, event);
  if (object !== null) return readListFilter(object, pattern);
  const condition = readPattern(fromFilterField(field, event), pattern, canRun);
  return condition && field === mimeFilter ? asMime(condition) : condition;
}

function listedObject(field: string, event: string): string | null {
  if (field === listFilter) return event === 'STUDY_DELETE' ? 'study_deleted' : 'study';
  const object = knownObjects.find((name) => field === `${name}.${listFilter}`);
  return object ?? null;
}

function readHl7(pattern: string): Condition | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(pattern);
  } catch {
    return null;
  }
  const leaf = hl7LeafSchema.safeParse({ hl7: parsed });
  return leaf.success ? leaf.data : null;
}

/** The attachment's type has a leaf of its own, which ignores case; with regard to case it stays a row. */
function asMime(condition: Condition): Condition {
  if (!('field' in condition)) return condition;
  const op = mimeOperator(condition);
  if (op === null || typeof condition.value !== 'string' || condition.matchCase === true)
    return condition;
  return { mime: { op, value: condition.value } };
}

function mimeOperator({ op }: Row): MimeLeaf['mime']['op'] | null {
  const known: readonly MimeLeaf['mime']['op'][] = [
    'equals',
    'not_equals',
    'begins_with',
    'contains',
    'matches',
  ];
  return known.find((one) => one === op) ?? null;
}
