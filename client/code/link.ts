import type { JsonObject } from '../../shared/model/json.ts';
import { complain } from '../ui/notify.ts';
import { keepText, keptText } from './keptTexts.ts';
import type { monaco } from './monaco.ts';
import type { Subject } from './subject.ts';
import { actionOf } from './suggest.ts';
import { readText, writeText } from './text.ts';

/** Why the text is not the parameters, or null while it is. */
export type Invalid = { readonly message: string; readonly offset: number } | null;

export interface Link {
  invalid(): Invalid;
  /** Throws the text away and shows what the rule has. */
  discard(): void;
  close(): void;
}

/** The text to begin with: what was left unfinished, or the parameters. */
export function firstText({ workbench, node }: Subject): string {
  const { rule } = workbench.surroundings.getState();
  return keptText(rule.id, node) ?? writeText(parametersOf({ workbench, node }));
}

/**
 * Keeps a text and an action's parameters the same. Valid text becomes the draft's parameters as it is typed, one undo
 * step at a time; changes from elsewhere (the form, undo, a fix) come into the text unless it is being mended.
 */
export function link(
  model: monaco.editor.ITextModel,
  subject: Subject,
  tell: (invalid: Invalid) => void,
): Link {
  const { draft, surroundings } = subject.workbench;
  const { rule } = surroundings.getState();
  let isOurs = false;
  let invalid: Invalid = null;

  function judge(): void {
    const read = readText(model.getValue());
    invalid = read.kind === 'invalid' ? read : null;
    keepText(rule.id, subject.node, invalid ? model.getValue() : null);
    tell(invalid);
    if (read.kind === 'parameters' && differs(read.parameters, subject)) write(read.parameters);
  }

  function write(value: JsonObject): void {
    isOurs = true;
    const result = draft.apply(
      { do: 'setField', node: subject.node, path: ['parameters'], value },
      `${subject.node}:json`,
    );
    isOurs = false;
    if (result.kind === 'refused') complain(result.message);
  }

  function show(): void {
    const text = writeText(parametersOf(subject));
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  }

  function follow(): void {
    if (isOurs || invalid || !actionOf(subject.workbench, subject.node)) return;
    const read = readText(model.getValue());
    if (read.kind === 'parameters' && differs(read.parameters, subject)) show();
  }

  const deaf = draft.subscribe(follow);
  const listener = model.onDidChangeContent(judge);
  judge();
  return {
    invalid: () => invalid,
    discard() {
      keepText(rule.id, subject.node, null);
      invalid = null;
      show();
    },
    close() {
      deaf();
      listener.dispose();
      draft.endGesture();
    },
  };
}

function parametersOf({ workbench, node }: Subject): JsonObject {
  return actionOf(workbench, node)?.parameters ?? {};
}

function differs(parameters: JsonObject, subject: Subject): boolean {
  return writeText(parameters) !== writeText(parametersOf(subject));
}
