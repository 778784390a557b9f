import type { monaco } from './monaco.ts';
import type { Subject } from './subject.ts';

// What completes and explains is registered for the whole page: each model says whose parameters it holds.
const subjects = new Map<string, Subject>();

/** Lets completion, hover and quick fixes know what the model is about; returns how to take it back. */
export function about(model: monaco.editor.ITextModel, subject: Subject): () => void {
  const uri = model.uri.toString();
  subjects.set(uri, subject);
  return () => {
    if (subjects.get(uri) === subject) subjects.delete(uri);
  };
}

export function subjectOf(model: monaco.editor.ITextModel): Subject | undefined {
  return subjects.get(model.uri.toString());
}
