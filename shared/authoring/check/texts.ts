import { closest } from '../../catalogue/closest.ts';
import { findCommand, findParameter } from '../../catalogue.ts';
import { knownObjects } from '../../model/event.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { isReference } from '../../model/reference.ts';
import { problem } from '../problems.ts';
import { placedInserts, textsIn, type PlacedText } from '../references.ts';
import { bracesIn, type Braces } from './braces.ts';
import { fieldName, setting } from './fixes.ts';
import { bareField, readProblems, suggestionFor } from './references.ts';
import type { View } from './view.ts';

/** The texts of a call's parameters, at any depth: what they refer to, and what only looks as if it did. */
export function textProblems(view: View, action: ActionNode): Problem[] {
  return textsIn(action.parameters).flatMap((placed) => {
    if (isReference(placed.text)) return readAt(view, action, placed, placed.text, undefined);
    const inserts = placedInserts(placed.text);
    const braces = bracesIn(placed.text);
    if (inserts.length + braces.length === 0) return lookalike(view, action, placed);
    return [
      ...alone(action, placed, inserts),
      ...inserts.flatMap(({ field, position }) => readAt(view, action, placed, field, position)),
      ...braces.map((found) => literalBraces(view, action, placed, found)),
    ];
  });
}

function readAt(
  view: View,
  { id: node, command, onMissing }: ActionNode,
  { text, path }: PlacedText,
  reference: string,
  position: number | undefined,
): Problem[] {
  const at = ['parameters', ...path];
  const found = readProblems(view, {
    node,
    path: reference,
    field: fieldName(at),
    ...(position === undefined ? {} : { position }),
    ...(position === undefined && takesUuid(view, command, path) && { type: 'uuid' as const }),
    replace: (to) => setting(`Use ${to}`, node, at, text.replace(reference, to)),
  });
  // Who said what happens without a value knows that there may be none.
  const isExpected = (onMissing?.[String(path[0])] ?? onMissing?.['*'] ?? 'stop') !== 'stop';
  return isExpected ? found.filter(({ code }) => code !== 'reference.sometimes_carried') : found;
}

function takesUuid(
  { context }: View,
  path: string | undefined,
  [name]: PlacedText['path'],
): boolean {
  const command = findCommand(context.catalogue, path ?? '');
  return command !== undefined && findParameter(command, String(name))?.type === 'uuid';
}

/** Where nothing stands beside the field, it needs no braces; the platform does not understand them. */
function alone(
  { id: node }: ActionNode,
  { text, path }: PlacedText,
  inserts: readonly { readonly field: string }[],
): Problem[] {
  const [insert] = inserts;
  if (!insert || !/^\s*\{\{[^{}]*\}\}\s*$/.test(text)) return [];
  const at = ['parameters', ...path];
  const fix = setting(`Use ${insert.field}`, node, at, insert.field);
  const place = { node, field: fieldName(at), fix };
  return [problem('reference.alone', [text.trim(), insert.field], place)];
}

/** `{{foo}}` and `{{study.uuid` insert nothing: the braces are sent as they stand. */
function literalBraces(
  view: View,
  { id: node }: ActionNode,
  { text, path }: PlacedText,
  { position, written, inner, fault }: Braces,
): Problem {
  const meant = fieldMeant(view, node, inner);
  const suggestion = meant && `{{${meant}}}`;
  const at = ['parameters', ...path];
  const after = text.slice(position + written.length);
  const fix =
    suggestion === undefined
      ? undefined
      : setting(`Use ${suggestion}`, node, at, text.slice(0, position) + suggestion + after);
  const place = { node, field: fieldName(at), position, fix };
  return problem('reference.braces', [written.trim(), fault, suggestion], place);
}

function fieldMeant(view: View, node: string, inner: string): string | undefined {
  if (isReference(inner)) return inner;
  return inner.includes('.') ? misspelt(view, inner) : bareField(view, node, inner)?.path;
}

/** `stdy.uuid`, `Study.uuid` and ` study.uuid ` are sent as they stand; hardly anyone means that. */
function lookalike(view: View, { id: node }: ActionNode, { text, path }: PlacedText): Problem[] {
  const suggestion = misspelt(view, text);
  if (suggestion === undefined) return [];
  const at = ['parameters', ...path];
  const fix = setting(`Use ${suggestion}`, node, at, suggestion);
  return [problem('reference.text', [text, suggestion], { node, field: fieldName(at), fix })];
}

/** The field that a text was probably meant to be, though it is no reference as it stands. */
export function misspelt(view: View, text: string): string | undefined {
  const parts = /^\s*(\w+)\s*\.\s*([\w.-]+)\s*$/.exec(text);
  const [, object = '', field = ''] = parts ?? [];
  const meant = parts ? closest(object, knownObjects) : undefined;
  if (meant === undefined) return undefined;
  const suggestion = suggestionFor(`${meant}.${field}`.toLowerCase(), view.context.catalogue);
  return suggestion?.startsWith(`${meant}.`) ? suggestion : undefined;
}
