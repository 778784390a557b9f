import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Problem } from '../../shared/model/problem.ts';
import { fixesOf, type Fix } from './fixes.ts';
import type { Unfinished } from './link.ts';
import { monaco } from './monaco.ts';
import { rangeOf } from './ranges.ts';
import type { Subject } from './subject.ts';

const owner = 'studyhook';

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
    return [{ problem, ...stretch(root, path, problem) }];
  });
}

/** The value, or its name where that is to blame, or the opening brace for what is not there. */
function stretch(
  root: Node,
  path: readonly string[],
  { code, position }: Problem,
): { from: number; to: number } {
  const value = path.length > 0 ? nodeAt(root, path) : undefined;
  if (!value) return { from: root.offset, to: root.offset + 1 };
  const key = code === 'action.unknown_parameter' ? value.parent?.children?.[0] : undefined;
  const { offset, length } = key ?? value;
  if (position === undefined) return { from: offset, to: offset + length };
  return { from: Math.min(offset + 1 + position, offset + length - 1), to: offset + length - 1 };
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

/** Shows the problems in the text or, while it cannot be read, only why that is. */
export function markProblems(
  model: monaco.editor.ITextModel,
  unfinished: Unfinished,
  problems: readonly Problem[],
): void {
  const marks = unfinished
    ? [grammarMark(model, unfinished)]
    : placeProblems(model.getValue(), problems).map(({ problem, from, to }) => ({
        severity: severities[problem.severity],
        message: problem.message,
        ...rangeOf(model, from, to),
      }));
  monaco.editor.setModelMarkers(model, owner, marks);
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
};

function grammarMark(
  model: monaco.editor.ITextModel,
  { message, offset }: NonNullable<Unfinished>,
): monaco.editor.IMarkerData {
  const last = model.getValueLength();
  const from = Math.min(offset, Math.max(0, last - 1));
  const word = /^(?:"[^"\n]*"?|[\w.+-]+)/.exec(model.getValue().slice(from))?.[0] ?? ' ';
  return {
    severity: monaco.MarkerSeverity.Error,
    message,
    ...rangeOf(model, from, Math.min(last, from + word.length)),
  };
}

export interface OfferedFix {
  readonly fix: Fix;
  readonly marker: monaco.editor.IMarker;
}

/** The fixes of the problems that are shown in this range. */
export function fixesAt(
  model: monaco.editor.ITextModel,
  range: monaco.IRange,
  subject: Subject,
): OfferedFix[] {
  const problems = subject.workbench.analysis.now().byNode.get(subject.node) ?? [];
  return monaco.editor
    .getModelMarkers({ resource: model.uri, owner })
    .filter((marker) => monaco.Range.areIntersectingOrTouching(marker, range))
    .flatMap((marker) =>
      problems
        .filter(({ message }) => message === marker.message)
        .flatMap((problem) => fixesOf(problem, subject).map((fix) => ({ fix, marker }))),
    );
}
