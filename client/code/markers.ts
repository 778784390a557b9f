import { toldAlone, weightOf, type Weight } from '../../shared/authoring/weight.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { fixesOf, type Fix } from './fixes.ts';
import type { Unfinished } from './link.ts';
import { monaco } from './monaco.ts';
import { placeProblems } from './problemPlaces.ts';
import { rangeOf } from './ranges.ts';
import type { Subject } from './subject.ts';

const owner = 'studyhook';

/** Shows the problems in the text or, while it cannot be read, only why that is. */
export function markProblems(
  model: monaco.editor.ITextModel,
  unfinished: Unfinished,
  problems: readonly Problem[],
): void {
  const marks = unfinished
    ? [grammarMark(model, unfinished)]
    : placeProblems(model.getValue(), problems).map(({ problem, from, to }) => ({
        severity: severities[weightOf(problem)],
        message: messageOf(problem),
        ...rangeOf(model, from, to),
      }));
  monaco.editor.setModelMarkers(model, owner, marks);
}

const severities: Readonly<Record<Weight, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  elsewhere: monaco.MarkerSeverity.Info,
};

/** The mark itself shows errors and warnings; what is no fault here has to say so. */
function messageOf(problem: Problem): string {
  return weightOf(problem) === 'elsewhere' ? toldAlone(problem) : problem.message;
}

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
        .filter((problem) => messageOf(problem) === marker.message)
        .flatMap((problem) => fixesOf(problem, subject).map((fix) => ({ fix, marker }))),
    );
}
