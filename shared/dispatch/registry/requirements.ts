import { complementOf, type Condition, type Row } from '../../model/condition.ts';
import { typeOf, wantedOf } from '../match/compare.ts';
import { formsOf } from '../match/values.ts';

/**
 * What an event has to have for a condition to hold: field to the values of which it has to have one, in lower case.
 * It asks for too little rather than too much: a webhook that is looked at in vain costs a microsecond, one that is
 * not looked at costs a call.
 */
export type Requirements = ReadonlyMap<string, ReadonlySet<string>>;

const nothing: Requirements = new Map();

/** The requirements of a condition that no event meets. */
export const impossible: Requirements = new Map();

/** Works out what a condition requires, without asking anything of an event. */
export function requirementsOf(condition: Condition): Requirements {
  if ('all' in condition) return both(condition.all.map(requirementsOf));
  if ('any' in condition) return either(condition.any.map(requirementsOf));
  if ('not' in condition) return requirementsOfNot(condition.not);
  return 'field' in condition ? requirementsOfRow(condition) : nothing;
}

function requirementsOfNot(condition: Condition): Requirements {
  if ('not' in condition) return requirementsOf(condition.not);
  if ('field' in condition)
    return requirementsOfRow({ ...condition, op: complementOf(condition.op) });
  return nothing;
}

function requirementsOfRow(row: Row): Requirements {
  const isEquality = row.op === 'equals' || row.op === 'in';
  // An age is computed and a number has many spellings: neither can be looked up.
  if (!isEquality || row.as !== undefined || typeOf(row) !== 'text') return nothing;
  // Also where case counts: the index only has to be wide enough, and the row itself is asked afterwards.
  const values = wantedOf(row).flatMap((value) => formsOf(value).map((form) => form.toLowerCase()));
  if (values.length === 0) return impossible;
  return new Map([[row.field.includes('.') ? row.field : `study.${row.field}`, new Set(values)]]);
}

function both(parts: readonly Requirements[]): Requirements {
  const all = new Map<string, ReadonlySet<string>>();
  for (const part of parts) {
    if (part === impossible) return impossible;
    for (const [field, values] of part) {
      const before = all.get(field);
      // Not what they have in common: a flag has two forms, and each row may mean another one.
      if (!before || values.size < before.size) all.set(field, values);
    }
  }
  return all;
}

function either(parts: readonly Requirements[]): Requirements {
  const possible = parts.filter((part) => part !== impossible);
  const [first, ...rest] = possible;
  if (!first) return impossible;
  const all = new Map<string, ReadonlySet<string>>();
  for (const [field, values] of first) {
    if (!rest.every((part) => part.has(field))) continue;
    all.set(field, new Set([...values, ...rest.flatMap((part) => [...(part.get(field) ?? [])])]));
  }
  return all;
}
