import { findCommand } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { firstText, link, type Invalid } from './link.ts';
import { markProblems } from './markers.ts';
import { commonOptions, monaco, setSchema } from './monaco.ts';
import { about } from './providers.ts';
import { schemaOf } from './schema.ts';
import type { Subject } from './subject.ts';
import { actionOf } from './suggest.ts';

export interface Session {
  format(): void;
  /** Throws the text away and shows what the rule has. */
  discard(): void;
  goToError(): void;
  close(): void;
}

/** Opens the code editor on an action's parameters; `tell` hears what keeps the text from being them, with the line. */
export function openSession(
  host: HTMLElement,
  subject: Subject,
  tell: (invalid: { readonly message: string; readonly line: number } | null) => void,
): Session {
  const { draft, analysis } = subject.workbench;
  const model = openModel(subject);
  const editor = monaco.editor.create(host, { ...options, model });
  const text = link(model, subject, (invalid) => {
    tell(invalid && { message: invalid.message, line: lineOf(model, invalid) });
  });
  const mark = (): void => {
    markProblems(model, analysis.getState().byNode.get(subject.node) ?? []);
  };
  const stops = [
    about(model, subject),
    analysis.subscribe(mark),
    followCommand(model, subject),
    () => {
      text.close();
    },
  ];
  const blur = editor.onDidBlurEditorText(() => {
    draft.endGesture();
  });
  mark();
  return {
    format: () => void editor.getAction('editor.action.formatDocument')?.run(),
    discard: () => {
      text.discard();
    },
    goToError() {
      const invalid = text.invalid();
      if (!invalid) return;
      editor.setPosition(model.getPositionAt(invalid.offset));
      editor.focus();
    },
    close() {
      for (const stop of stops) stop();
      blur.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  ...commonOptions,
  ariaLabel: 'Parameters as JSON. Ctrl+M lets Tab leave the editor.',
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false, showSnippets: false },
  wordBasedSuggestions: 'off',
  formatOnPaste: true,
  lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On },
};

function openModel(subject: Subject): monaco.editor.ITextModel {
  const { rule } = subject.workbench.surroundings.getState();
  const [ruleId, nodeId] = [rule.id, subject.node].map(encodeURIComponent);
  const uri = monaco.Uri.parse(`studyhook://rule/${ruleId ?? ''}/${nodeId ?? ''}.json`);
  monaco.editor.getModel(uri)?.dispose();
  return monaco.editor.createModel(firstText(subject), 'json', uri);
}

/** The schema is the command's, whichever it is by now. Returns how to stop. */
function followCommand(model: monaco.editor.ITextModel, subject: Subject): () => void {
  const uri = model.uri.toString();
  let current: string | undefined;
  function look(): void {
    const next = actionOf(subject.workbench, subject.node)?.command;
    if (next === current) return;
    current = next;
    const command = findCommand(ambra, next ?? '');
    setSchema(uri, command ? schemaOf(command) : null);
  }
  look();
  const deaf = subject.workbench.draft.subscribe(look);
  return () => {
    deaf();
    setSchema(uri, null);
  };
}

function lineOf(model: monaco.editor.ITextModel, { offset }: NonNullable<Invalid>): number {
  return model.getPositionAt(offset).lineNumber;
}
