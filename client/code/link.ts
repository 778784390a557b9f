import type { JsonObject } from '../../shared/model/json.ts';
import { say } from '../ui/notify.ts';
import { changeBetween } from './change.ts';
import type { monaco } from './monaco.ts';
import { rangeOf } from './ranges.ts';
import type { Subject } from './subject.ts';
import { actionOf } from './suggest.ts';
import { readText, writeText } from './text.ts';

/** Why the text is not the parameters, or null while it is. */
export type Unfinished = {
  readonly message: string;
  readonly offset: number;
  /** Whether the rule's own parameters have changed since. */
  readonly isBehind: boolean;
} | null;

export interface Link {
  /** Throws the text away and shows what the rule has. */
  readonly discard: () => void;
  readonly close: () => void;
}

/** The text to begin with: what was left unfinished, or the parameters. */
export function firstText({ workbench, node }: Subject): string {
  return (
    workbench.unfinished.getState().get(node)?.text ?? writeText(parametersOf({ workbench, node }))
  );
}

/**
 * Keeps a text and an action's parameters the same. Valid text becomes the draft's parameters as it is typed, one undo
 * step at a time; changes from elsewhere (the form, undo, a fix) come into the text unless it is being mended.
 */
export function link(
  model: monaco.editor.ITextModel,
  subject: Subject,
  tell: (unfinished: Unfinished) => void,
): Link {
  const { draft, unfinished: texts } = subject.workbench;
  let isOurs = false;
  let unfinished: Unfinished = null;
  let base = texts.getState().get(subject.node)?.base ?? null;

  function judge(): void {
    const read = readText(model.getValue());
    isOurs = true;
    const refusal = read.kind === 'invalid' ? read : write(subject, read.parameters);
    isOurs = false;
    if (refusal) wait(refusal);
    else settle();
  }

  function settle(): void {
    base = null;
    unfinished = null;
    texts.keep(subject.node, null);
    tell(null);
  }

  function wait({ message, offset }: { message: string; offset: number }): void {
    const now = writeText(parametersOf(subject));
    base ??= now;
    unfinished = { message, offset, isBehind: now !== base };
    texts.keep(subject.node, { text: model.getValue(), base });
    tell(unfinished);
  }

  function follow(): void {
    if (isOurs || !actionOf(subject.workbench, subject.node)) return;
    if (unfinished) {
      const isBehind = writeText(parametersOf(subject)) !== base;
      if (isBehind !== unfinished.isBehind) wait(unfinished);
      return;
    }
    const read = readText(model.getValue());
    const now = writeText(parametersOf(subject));
    if (read.kind === 'parameters' && writeText(read.parameters) !== now) show(model, subject);
  }

  const deaf = draft.subscribe(follow);
  const listener = model.onDidChangeContent(judge);
  judge();
  return {
    discard() {
      settle();
      show(model, subject);
    },
    close() {
      deaf();
      listener.dispose();
      draft.endGesture();
      if (unfinished) say(keptWords);
    },
  };
}

const keptWords =
  'Your unfinished JSON is kept: go back to it to finish it. Until then the rule has the last parameters that could be read.';

/** Says what the draft has against it; null where it took it. */
function write(subject: Subject, value: JsonObject): { message: string; offset: number } | null {
  if (writeText(value) === writeText(parametersOf(subject))) return null;
  const { workbench, node } = subject;
  const result = workbench.draft.apply(
    { do: 'setField', node, path: ['parameters'], value },
    `${node}:json`,
  );
  return result.kind === 'refused' ? { message: result.message, offset: 0 } : null;
}

function show(model: monaco.editor.ITextModel, subject: Subject): void {
  const { from, to, text } = changeBetween(model.getValue(), writeText(parametersOf(subject)));
  model.pushStackElement();
  model.pushEditOperations([], [{ range: rangeOf(model, from, to), text }], () => null);
  model.pushStackElement();
}

function parametersOf({ workbench, node }: Subject): JsonObject {
  return actionOf(workbench, node)?.parameters ?? {};
}
