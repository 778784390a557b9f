import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Problem } from '../../shared/model/problem.ts';

/** A problem of the parameters, with the stretch of text that it is about. */
export interface Marked {
  readonly problem: Problem;
  readonly from: number;
  readonly to: number;
}

/** Where in the text the problems of an action's parameters are; those of other fields are not among them. */
export function placeProblems(text: string, problems: readonly Problem[]): Marked[] {
  const root = parseTree(text);
  if (!root) return [];
  return problems.flatMap((problem) => {
    const [first, ...path] = (problem.field ?? '').split('.');
    if (first !== 'parameters') return [];
    return [{ problem, ...stretch(text, root, path, problem) }];
  });
}

/** The value, or its name where that is to blame, or the opening brace for what is not there. */
function stretch(
  text: string,
  root: Node,
  path: readonly string[],
  { code, position }: Problem,
): { from: number; to: number } {
  const value = path.length > 0 ? nodeAt(root, path) : undefined;
  if (!value) return { from: root.offset, to: root.offset + 1 };
  const key = code === 'action.unknown_parameter' ? value.parent?.children?.[0] : undefined;
  const { offset, length } = key ?? value;
  if (position === undefined) return { from: offset, to: offset + length };
  const from = placeIn(text.slice(offset, offset + length), position);
  return { from: offset + Math.min(from, length - 1), to: offset + length - 1 };
}

/** How far a character of a text is from its opening quotation mark; what is escaped is written longer than it is. */
function placeIn(written: string, position: number): number {
  let at = 1;
  for (let left = position; left > 0 && at < written.length; left -= 1) {
    if (written[at] !== '\\') at += 1;
    else at += written[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

/** A problem names a place with dots, and names may hold dots themselves: the longest that is there is meant. */
function nodeAt(from: Node, path: readonly string[]): Node | undefined {
  if (path.length === 0) return from;
  for (let count = path.length; count > 0; count -= 1) {
    const name = path.slice(0, count).join('.');
    const segment = from.type === 'array' && /^\d+$/.test(name) ? Number(name) : name;
    const next = findNodeAtLocation(from, [segment]);
    const found = next && nodeAt(next, path.slice(count));
    if (found) return found;
  }
  return undefined;
}
