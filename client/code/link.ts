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
  /** Whether the rule took something of what was typed, and has no longer what it had before. */
  readonly hasDrifted: boolean;
} | null;

export interface Link {
  /** Somebody begins to edit: what the rule has now is what they can go back to. */
  readonly begin: () => void;
  /** Throws the text away; the rule gets back what it had when the editing began, as one step of undo. */
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
 * step at a time; changes from elsewhere (the form, undo, a fix) come into the text unless it is being mended. Whoever
 * retypes a text passes through others that are valid, such as `{}`: the parameters from before are kept besides.
 */
export function link(
  model: monaco.editor.ITextModel,
  subject: Subject,
  tell: (unfinished: Unfinished) => void,
): Link {
  const { draft, unfinished: texts } = subject.workbench;
  const parametersNow = (): string => writeText(parametersOf(subject));
  let isOurs = false;
  let unfinished: Unfinished = null;
  const kept = texts.getState().get(subject.node);
  let base = kept?.base ?? null;
  let known = parametersNow();
  let stood = kept?.base === known ? (kept.stood ?? known) : known;

  function judge(): void {
    const read = readText(model.getValue());
    isOurs = true;
    const refusal = read.kind === 'invalid' ? read : write(subject, read.parameters);
    isOurs = false;
    known = parametersNow();
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
    base ??= known;
    unfinished = { message, offset, isBehind: known !== base, hasDrifted: known !== stood };
    texts.keep(subject.node, { text: model.getValue(), base, stood });
    tell(unfinished);
  }

  function follow(): void {
    if (isOurs || !actionOf(subject.workbench, subject.node) || parametersNow() === known) return;
    known = stood = parametersNow();
    if (unfinished) wait(unfinished);
    else show(model, subject);
  }

  const deaf = draft.subscribe(follow);
  const listener = model.onDidChangeContent(judge);
  judge();
  return {
    begin() {
      if (!unfinished) stood = known;
    },
    discard() {
      settle();
      giveBack(subject, stood);
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
  'Your unfinished JSON is kept: go back to it to finish it or to take it back. Until then the rule has the last parameters that could be read.';

/** Says what the draft has against it; null where it took it. Without a gesture it is a step of its own. */
function write(
  subject: Subject,
  value: JsonObject,
  gesture: string | null = `${subject.node}:json`,
): { message: string; offset: number } | null {
  if (writeText(value) === writeText(parametersOf(subject))) return null;
  const { workbench, node } = subject;
  const result = workbench.draft.apply(
    { do: 'setField', node, path: ['parameters'], value },
    gesture ?? undefined,
  );
  return result.kind === 'refused' ? { message: result.message, offset: 0 } : null;
}

/** The parameters that the rule had before, as a step of its own. */
function giveBack(subject: Subject, stood: string): void {
  const before = readText(stood);
  if (before.kind === 'parameters') write(subject, before.parameters, null);
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
