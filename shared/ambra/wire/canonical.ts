import { complementOf, type Condition, type MimeLeaf, type Row } from '../../model/condition.ts';

/**
 * One shape for conditions that say the same: negation only at the leaves, groups laid open, a group of one taken for
 * its member, "is A" or "is B" as "is A or B". Writing to the platform and comparing with an import both start here.
 */
export function canonical(condition: Condition): Condition {
  return pushed(condition, false);
}

/** A canonical condition as a list of which all must hold. */
export function conjunctsOf(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all : [condition];
}

/**
 * A text that is the same for conditions that match the same way: order, the type that compiling writes, and what is
 * true by default make no difference.
 */
export function keyOf(condition: Condition): string {
  if ('all' in condition) return `all(${condition.all.map(keyOf).sort().join()})`;
  if ('any' in condition) return `any(${condition.any.map(keyOf).sort().join()})`;
  if ('not' in condition) return `not(${keyOf(condition.not)})`;
  if (!('field' in condition)) return JSON.stringify(condition);
  const { field, op, value, as, matchCase } = condition;
  const values = (value === undefined ? [] : [value].flat()).map((one) => JSON.stringify(one));
  const isNumber = condition.type === 'number';
  return JSON.stringify([
    field.includes('.') ? field : `study.${field}`,
    op === 'in' ? 'equals' : op === 'not_in' ? 'not_equals' : op,
    values.map((one) => (isNumber ? one.replaceAll('"', '') : one)).sort(),
    as ?? null,
    // A uuid has no capitals of its own.
    matchCase === true && field !== 'webhook.uuid',
  ]);
}

/** The attachment's type as a row, which is what it is. */
export function mimeRow({ mime }: MimeLeaf): Row {
  return { field: 'attachment.mime_type', op: mime.op, value: mime.value, type: 'text' };
}

function pushed(condition: Condition, negated: boolean): Condition {
  if ('not' in condition) return pushed(condition.not, !negated);
  if ('all' in condition) return grouped(condition.all, negated ? 'any' : 'all', negated);
  if ('any' in condition) return grouped(condition.any, negated ? 'all' : 'any', negated);
  if ('mime' in condition) return pushed(mimeRow(condition), negated);
  if ('field' in condition) {
    return negated ? { ...condition, op: complementOf(condition.op) } : condition;
  }
  return negated ? { not: condition } : condition;
}

function grouped(parts: readonly Condition[], kind: 'all' | 'any', negated: boolean): Condition {
  const open = parts.flatMap((part): readonly Condition[] => {
    const inner = pushed(part, negated);
    if (kind === 'all') return 'all' in inner ? inner.all : [inner];
    return 'any' in inner ? inner.any : [inner];
  });
  const list = kind === 'any' ? mergeEqualities(open) : open;
  const [only, another] = list;
  if (only && !another) return only;
  return kind === 'all' ? { all: [...list] } : { any: [...list] };
}

/** "is A" or "is B" of one field, compared in one way, is "is A or B". */
function mergeEqualities(parts: readonly Condition[]): readonly Condition[] {
  const result: Condition[] = [];
  const places = new Map<string, number>();
  for (const part of parts) {
    const name = equalityOf(part);
    const place = name === null ? undefined : places.get(name);
    const before = place === undefined ? undefined : result[place];
    if (place !== undefined && before && 'field' in before && 'field' in part) {
      const value = [before.value ?? [], part.value ?? []].flat();
      result[place] = { ...before, op: 'in', value };
      continue;
    }
    if (name !== null) places.set(name, result.length);
    result.push(part);
  }
  return result;
}

function equalityOf(part: Condition): string | null {
  if (!('field' in part) || (part.op !== 'equals' && part.op !== 'in')) return null;
  const { field, as, type, matchCase } = part;
  return JSON.stringify([field, as ?? null, type ?? null, matchCase === true]);
}
