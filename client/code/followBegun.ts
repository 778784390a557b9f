import type { Problem } from '../../shared/model/problem.ts';
import { begunAt, isOnlyBegun } from './begun.ts';
import type { monaco } from './monaco.ts';

/** Whether a problem says only that what somebody is writing in this editor right now is not finished. */
export function isBeingWritten(
  editor: monaco.editor.ICodeEditor,
  model: monaco.editor.ITextModel,
  problem: Problem,
): boolean {
  const begun = begunIn(editor, model);
  return begun !== null && isOnlyBegun(model.getValue(), begun, problem);
}

function begunIn(
  editor: monaco.editor.ICodeEditor,
  model: monaco.editor.ITextModel,
): number | null {
  const cursor = editor.getPosition();
  if (model.isDisposed() || !editor.hasTextFocus() || !cursor) return null;
  return begunAt(model.getValue(), model.getOffsetAt(cursor));
}

/** Tells when somebody begins or ceases to write an insert. Returns how to stop. */
export function followBegun(
  editor: monaco.editor.ICodeEditor,
  model: monaco.editor.ITextModel,
  changed: () => void,
): () => void {
  let known = begunIn(editor, model);
  function look(): void {
    const next = begunIn(editor, model);
    if (next === known) return;
    known = next;
    changed();
  }
  const listeners = [
    editor.onDidChangeCursorPosition(look),
    editor.onDidFocusEditorText(look),
    editor.onDidBlurEditorText(look),
  ];
  return () => {
    for (const listener of listeners) listener.dispose();
  };
}
