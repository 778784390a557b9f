import type { Row } from '../../model/condition.ts';
import type { SplitNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { typedRow } from '../compile/rowTypes.ts';
import { problem } from '../problems.ts';
import { fieldName, setting } from './fixes.ts';
import { readProblems } from './references.ts';
import { kindProblems } from './rows.ts';
import { nodesOfKind, type View } from './view.ts';

/** Splits: a field, cases with values, and every value in one case only. */
export function splitProblems(view: View): Problem[] {
  return nodesOfKind(view, 'split').flatMap((split) => [
    ...fieldProblems(view, split),
    ...caseProblems(split),
    ...valueProblems(view, split),
    ...overlaps(view, split),
  ]);
}

function fieldProblems(view: View, { id: node, field }: SplitNode): Problem[] {
  if (field.trim() === '') return [problem('split.no_field', [], { node, field: 'field' })];
  return readProblems(view, {
    node,
    path: field,
    field: 'field',
    replace: (to) => setting(`Use ${to}`, node, ['field'], to),
  });
}

function caseProblems({ id: node, cases }: SplitNode): Problem[] {
  if (cases.length === 0) return [problem('split.no_cases', [], { node, field: 'cases' })];
  const seen = new Set<string>();
  return cases.flatMap(({ id, name, values }, index) => {
    const at = `cases.${String(index)}`;
    const isDouble = seen.has(id);
    seen.add(id);
    return [
      ...(isDouble ? [problem('split.duplicate_case', [id], { node, field: `${at}.id` })] : []),
      ...(id === 'otherwise'
        ? [problem('split.reserved_case', [], { node, field: `${at}.id` })]
        : []),
      ...(values.length === 0
        ? [
            problem('split.empty_case', [name ?? `Case ${String(index + 1)}`], {
              node,
              field: `${at}.values`,
              fix: setting('Remove the case', node, ['cases', index]),
            }),
          ]
        : []),
    ];
  });
}

/** How the cases compare: as compiling writes it. */
function rowOf({ context }: View, { field, cases, matchCase }: SplitNode): Row {
  const value = cases.flatMap(({ values }) => values);
  const row: Row = { field, op: 'in', value, ...(matchCase === undefined ? {} : { matchCase }) };
  return typedRow(context.catalogue, row);
}

/** Whether the values are of the kind that the field holds. */
function valueProblems(view: View, split: SplitNode): Problem[] {
  if (split.field.trim() === '') return [];
  const row = rowOf(view, split);
  return split.cases.flatMap(({ values }, index) => {
    const path = ['cases', index, 'values'];
    const placed = { row: { ...row, value: values }, node: split.id, path };
    return kindProblems(view, placed, fieldName(path));
  });
}

function overlaps(view: View, split: SplitNode): Problem[] {
  const { id: node, cases } = split;
  const row = rowOf(view, split);
  const taken: { readonly key: string; readonly name: string }[] = [];
  return cases.flatMap(({ id, name = id, values }, index) =>
    values.flatMap((value, place) => {
      const key = keyOf(row, value);
      const before = taken.find((other) => isSame(row, other.key, key));
      taken.push({ key, name });
      if (!before) return [];
      const path = ['cases', index, 'values', place];
      const fix = setting(`Take it out of “${name}”`, node, path);
      const args = [String(value), before.name, name] as const;
      return [problem('split.overlap', [...args], { node, field: fieldName(path), fix })];
    }),
  );
}

/** The same text for values that matching takes for the same; what cannot be read is told as such. */
function keyOf({ type, matchCase }: Row, value: string | number): string {
  const text = String(value).trim();
  switch (type) {
    case 'number':
      return text === '' || Number.isNaN(Number(text)) ? text : String(Number(text));
    case 'date':
      return dayIn(text)?.day ?? text;
    case 'datetime':
      return instantIn(text) ?? dayIn(text)?.day ?? text;
    case 'text':
    case undefined:
      return matchCase ? String(value) : String(value).toLowerCase();
  }
}

/** A day without an hour takes all of its hours. */
function isSame({ type }: Row, one: string, other: string): boolean {
  if (one === other) return true;
  return type === 'datetime' && (one.startsWith(`${other}T`) || other.startsWith(`${one}T`));
}

function dayIn(text: string): { readonly day: string; readonly rest: string } | undefined {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](.*))?$/i.exec(text);
  return parts ? { day: parts.slice(1, 4).join('-'), rest: parts[4] ?? '' } : undefined;
}

/** With a zone an instant is a number; without one it is the rule's clock, whatever that is. */
function instantIn(text: string): string | undefined {
  const { day = '', rest = '' } = dayIn(text) ?? {};
  const parts = /^(\d{2}:\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(rest);
  if (!parts) return undefined;
  const [, minutes = '', seconds = '00', zone] = parts;
  const clock = `${day}T${minutes}:${seconds.replace(/\.0*$|(\.\d*?[1-9])0+$/, '$1')}`;
  return zone === undefined ? clock : String(Date.parse(clock + zone.toUpperCase()));
}
