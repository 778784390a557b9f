import { findObject } from '../../catalogue.ts';
import type { Condition, Hl7Leaf, MimeLeaf, WithinLeaf } from '../../model/condition.ts';
import type { ConditionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { typedRow } from '../compile/rowTypes.ts';
import { countLeaves, isRow, leavesOf, mapRows, opposite, type PlacedLeaf } from '../conditions.ts';
import { carries } from '../fields.ts';
import { checkPattern } from '../patterns.ts';
import { problem } from '../problems.ts';
import { isTimeZone } from '../schedule.ts';
import { isImpossible } from './contradictions.ts';
import { fieldName, setting, takingOut } from './fixes.ts';
import { madePossible } from './possible.ts';
import { rowProblems } from './rows.ts';
import { eventsIn, nodesOfKind, type View } from './view.ts';

/** What conditions ask: of each test by itself, and of all together. */
export function conditionProblems(view: View): Problem[] {
  return nodesOfKind(view, 'condition').flatMap((node) => {
    if (countLeaves(node.when) === 0) {
      const fix = takingOut(view.graph, node.id, 'yes');
      return [problem('condition.empty', [], { node: node.id, field: 'when', fix })];
    }
    const own = [
      ...emptyGroups(node.when, ['when']).map((path) =>
        problem('condition.group_empty', [], {
          node: node.id,
          field: fieldName(path),
          fix: setting('Remove the group', node.id, path),
        }),
      ),
      ...leavesOf(node.when, ['when']).flatMap((placed) => leafProblems(view, node, placed)),
    ];
    // What is broken by itself would only be told twice.
    const isBroken = own.some(({ severity }) => severity === 'error');
    if (isBroken) return own;
    if (isImpossible(typed(view, opposite(node.when)))) {
      const fix = takingOut(view.graph, node.id, 'yes');
      return [...own, problem('condition.always', [], { node: node.id, field: 'when', fix })];
    }
    if (!isNever(view, node)) return own;
    const fix = madePossible(node, (when) => isImpossible(typed(view, when)));
    return [...own, problem('condition.impossible', [], { node: node.id, field: 'when', fix })];
  });
}

/** Whether nothing can pass a condition, whatever leads to it. */
export function isNever(view: View, { when }: ConditionNode): boolean {
  return isImpossible(typed(view, when));
}

function typed({ context }: View, when: Condition): Condition {
  return mapRows(when, (row) => typedRow(context.catalogue, row));
}

/** The paths of groups without tests, the condition itself aside. */
function emptyGroups(
  condition: Condition,
  path: readonly (string | number)[],
): (readonly (string | number)[])[] {
  const name = 'all' in condition ? 'all' : 'any' in condition ? 'any' : null;
  if ('not' in condition) return emptyGroups(condition.not, [...path, 'not']);
  if (name === null) return [];
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  if (parts.length === 0) return [path];
  return parts.flatMap((part, index) => emptyGroups(part, [...path, name, index]));
}

function leafProblems(
  view: View,
  { id: node }: ConditionNode,
  { leaf, path }: PlacedLeaf,
): Problem[] {
  if (isRow(leaf)) return rowProblems(view, { row: leaf, node, path });
  if ('hl7' in leaf) return hl7Problems(view, node, leaf, path);
  if ('mime' in leaf) return mimeProblems(view, node, leaf, path);
  if ('within' in leaf) return withinProblems(node, leaf, path);
  return [problem('condition.raw', [], { node, field: fieldName([...path, 'raw']) })];
}

type Path = readonly (string | number)[];

const position = /^[A-Z][A-Z0-9]{2}(-[1-9]\d*(_[1-9]\d*){0,3}|(_[1-9]\d*){1,3})$/i;

function hl7Problems(view: View, node: string, { hl7 }: Hl7Leaf, path: Path): Problem[] {
  if (hl7.every((entry) => Object.keys(entry).length === 0)) {
    return [problem('condition.empty', [], { node, field: fieldName([...path, 'hl7']) })];
  }
  const entries = hl7.flatMap((entry, index) =>
    Object.entries(entry).map(([place, pattern]) => ({
      place,
      pattern,
      at: [...path, 'hl7', index, place],
    })),
  );
  return [
    ...missingObject(view, node, path, 'hl7', 'condition.no_hl7'),
    ...entries.flatMap(({ place, pattern, at }) => [
      ...(position.test(place.trim())
        ? []
        : [problem('condition.invalid_hl7_position', [place], { node, field: fieldName(at) })]),
      ...patternProblems(node, pattern, at),
    ]),
  ];
}

function mimeProblems(view: View, node: string, { mime }: MimeLeaf, path: Path): Problem[] {
  const at = [...path, 'mime', 'value'];
  const value =
    mime.value.trim() === ''
      ? [problem('condition.no_value', ['attachment type'], { node, field: fieldName(at) })]
      : mime.op === 'matches'
        ? patternProblems(node, mime.value, at)
        : [];
  return [...missingObject(view, node, path, 'attachment', 'condition.no_attachment'), ...value];
}

function withinProblems(node: string, { within }: WithinLeaf, path: Path): Problem[] {
  const zone = within.tz;
  const at = [...path, 'within', 'tz'];
  return [
    ...(within.days.length === 0
      ? [
          problem('condition.empty_days', [], {
            node,
            field: fieldName([...path, 'within', 'days']),
          }),
        ]
      : []),
    ...(zone === undefined || isTimeZone(zone)
      ? []
      : [
          problem('condition.invalid_time_zone', [zone], {
            node,
            field: fieldName(at),
            fix: setting('Use the rule’s time zone', node, at),
          }),
        ]),
  ];
}

function missingObject(
  view: View,
  node: string,
  path: Path,
  object: 'hl7' | 'attachment',
  code: 'condition.no_hl7' | 'condition.no_attachment',
): Problem[] {
  const { catalogue } = view.context;
  const field = findObject(catalogue, object)?.fields[0]?.name ?? '';
  const origins = view.origins.get(node) ?? [];
  const without = origins.filter(
    (origin) => carries(origin, { object, field }, catalogue).kind === 'not_carried',
  );
  if (without.length === 0 || without.length < origins.length) return [];
  return [problem(code, [eventsIn(without, view)], { node, field: fieldName(path) })];
}

function patternProblems(node: string, pattern: string, at: Path): Problem[] {
  const field = fieldName(at);
  const checked = checkPattern(pattern);
  switch (checked.kind) {
    case 'ok':
      return [];
    case 'invalid':
      return [
        problem('pattern.invalid', [checked.why, checked.position], {
          node,
          field,
          position: checked.position,
        }),
      ];
    case 'outside': {
      const { construct, position: at } = checked;
      return [problem('pattern.outside', [construct, false], { node, field, position: at })];
    }
  }
}
