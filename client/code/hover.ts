import { findNodeAtOffset, getNodePath, parseTree } from 'jsonc-parser';
import { isReference } from '../../shared/model/reference.ts';
import { fieldLines, parameterLines } from './fieldWords.ts';
import { documentation } from './markdown.ts';
import type { monaco } from './monaco.ts';
import { placeAt } from './place.ts';
import { rangeOf } from './ranges.ts';
import { subjectOf } from './registry.ts';
import type { Subject } from './subject.ts';
import { nameOf, parameterOf, readableFields } from './suggest.ts';

/** What a field is, whose uuid that is; of the command's own names the schema tells. */
export const hover: monaco.languages.HoverProvider = {
  provideHover(model, position) {
    const subject = subjectOf(model);
    const text = model.getValue();
    const offset = model.getOffsetAt(position);
    const root = parseTree(text);
    const node = root && findNodeAtOffset(root, offset);
    if (!subject || node?.type !== 'string') return null;
    const insert = insertAt(text, offset);
    const lines = insert
      ? linesOfField(subject, text.slice(insert.from, insert.to).trim())
      : linesOf(subject, getNodePath(node), String(node.value));
    if (lines.length === 0) return null;
    const { from, to } = insert ?? { from: node.offset, to: node.offset + node.length };
    return { range: rangeOf(model, from, to), contents: [{ value: documentation(lines) }] };
  },
};

function insertAt(text: string, offset: number): { from: number; to: number } | null {
  const place = placeAt(text, offset);
  return place.kind === 'value' && place.form === 'insert' ? place : null;
}

function linesOf(subject: Subject, path: readonly (string | number)[], text: string): string[] {
  return isReference(text) ? linesOfField(subject, text) : linesOfName(subject, path, text);
}

function linesOfField({ workbench, node }: Subject, path: string): string[] {
  const found = readableFields(workbench, node).find(
    (one) => one.path === path || isOfFamily(one.path, path),
  );
  return found ? fieldLines(found) : [];
}

function isOfFamily(family: string, path: string): boolean {
  return family.includes('*') && path.startsWith(family.replace(/\*.*$/, ''));
}

/** A uuid that has a name, or a parameter of a family. */
function linesOfName(
  { workbench, node }: Subject,
  path: readonly (string | number)[],
  text: string,
): string[] {
  const [name] = path;
  if (typeof name !== 'string') return [];
  const known = nameOf(workbench, node, name, text);
  if (known) return [...known.lines];
  const parameter = parameterOf(workbench, node, name);
  return parameter?.pattern === true ? parameterLines(parameter) : [];
}
