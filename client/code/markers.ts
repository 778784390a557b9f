import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Problem } from '../../shared/model/problem.ts';
import { complain } from '../ui/notify.ts';
import { monaco } from './monaco.ts';
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
    return [{ problem, ...stretch(root, path, problem.position) }];
  });
}

/** The value, or its key where the key is to blame, or the opening brace for what is not there. */
function stretch(
  root: Node,
  path: readonly string[],
  position: number | undefined,
): { from: number; to: number } {
  const segments = path.map((one) => (/^\d+$/.test(one) ? Number(one) : one));
  const value = path.length > 0 ? findNodeAtLocation(root, segments) : undefined;
  if (!value) return { from: root.offset, to: root.offset + 1 };
  const whole = value.parent?.type === 'property' ? value.parent : value;
  if (position === undefined) return { from: whole.offset, to: whole.offset + whole.length };
  const from = Math.min(value.offset + 1 + position, value.offset + value.length - 1);
  return { from, to: value.offset + value.length - 1 };
}

/** Shows the problems in the text. */
export function markProblems(model: monaco.editor.ITextModel, problems: readonly Problem[]): void {
  const marks = placeProblems(model.getValue(), problems).map(({ problem, from, to }) => {
    const start = model.getPositionAt(from);
    const end = model.getPositionAt(to);
    return {
      severity:
        problem.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      message: problem.message,
      code: problem.code,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  });
  monaco.editor.setModelMarkers(model, owner, marks);
}

export interface OfferedFix {
  readonly label: string;
  readonly marker: monaco.editor.IMarker;
  readonly run: () => void;
}

/** The fixes of the problems that are shown in this range. */
export function fixesAt(
  model: monaco.editor.ITextModel,
  range: monaco.IRange,
  { workbench, node }: Subject,
): OfferedFix[] {
  const problems = workbench.analysis.now().byNode.get(node) ?? [];
  return monaco.editor
    .getModelMarkers({ resource: model.uri, owner })
    .filter((marker) => monaco.Range.areIntersectingOrTouching(marker, range))
    .flatMap((marker) =>
      problems.flatMap((problem) =>
        problem.message === marker.message && problem.fix
          ? [{ label: problem.fix.label, marker, run: runner(problem.fix.edit, workbench) }]
          : [],
      ),
    );
}

function runner(
  edit: NonNullable<Problem['fix']>['edit'],
  { draft }: Subject['workbench'],
): () => void {
  return () => {
    const result = draft.apply(edit);
    if (result.kind === 'refused') complain(result.message);
  };
}
