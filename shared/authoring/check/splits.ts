import type { SplitNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../problems.ts';
import { setting } from './fixes.ts';
import { readProblems } from './references.ts';
import { nodesOfKind, type View } from './view.ts';

/** Splits: a field, cases with values, and every value in one case only. */
export function splitProblems(view: View): Problem[] {
  return nodesOfKind(view, 'split').flatMap((split) => [
    ...fieldProblems(view, split),
    ...caseProblems(split),
    ...overlaps(split),
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
            problem('split.empty_case', [name ?? id], {
              node,
              field: `${at}.values`,
              fix: setting('Remove the case', node, ['cases', index]),
            }),
          ]
        : []),
    ];
  });
}

function overlaps({ id: node, cases, matchCase }: SplitNode): Problem[] {
  const takenBy = new Map<string, string>();
  return cases.flatMap(({ id, name = id, values }, index) =>
    values.flatMap((value, place) => {
      const key = matchCase ? String(value) : String(value).toLowerCase();
      const before = takenBy.get(key);
      if (before === undefined) {
        takenBy.set(key, name);
        return [];
      }
      const path = ['cases', index, 'values', place];
      const fix = setting(`Take it out of “${name}”`, node, path);
      return [
        problem('split.overlap', [String(value), before, name], {
          node,
          field: path.join('.'),
          fix,
        }),
      ];
    }),
  );
}
